package dev.onehot.ui;

import module java.base;

import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.Redaction;
import org.jspecify.annotations.Nullable;

/// Carries what is typed in one part of the window over an end of the program; what is secret only encrypted, or not at all. FX thread only.
public final class KeptTexts {
    private final Workspace workspace;
    private final String part;
    private final Consumer<KeptDraft> restored;
    private final @Nullable Consumer<String> lost;

    /// Of the last run, and not taken up yet: keys are locked.
    private List<KeptDraft> left = List.of();

    private List<KeptDraft> now = List.of();
    private boolean read;
    private boolean keeping;

    /// @param part a word of its own
    /// @param restored gets each draft that the last run left, its secrets among its texts
    /// @param lost gets whose secret was not kept, or can be opened no more; null if drafts are to come at once, with their secrets as they were kept
    public KeptTexts(Workspace workspace, String part, Consumer<KeptDraft> restored, @Nullable Consumer<String> lost) {
        this.workspace = workspace;
        this.part = part;
        this.restored = restored;
        this.lost = lost;
        workspace.commands().aside(manager -> workspace.drafts().read(part), drafts -> {
            left = drafts;
            read = true;
            keeping = !left.isEmpty();
            restore();
        }, workspace::fail);
        workspace.keys().stateProperty().subscribe((before, state) -> restore());
    }

    /// What is to be kept of one thing in this part.
    ///
    /// @param whose which one
    /// @param secret those of `texts` that are secret whatever stands in them
    public KeptDraft draft(String whose, Map<String, String> texts, Set<String> secret) {
        var open = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, String>();
        texts.forEach((field, text) -> (secret.contains(field) || hasKey(text) ? secrets : open).put(field, text));
        return new KeptDraft(part + "/" + whose, open, secrets, Map.of());
    }

    /// People paste keys into any field.
    public static boolean hasKey(String text) {
        return !Redaction.of(text, List.of()).equals(text);
    }

    /// Which one a draft of this part is of.
    public String whose(KeptDraft draft) {
        return draft.of().substring(part.length() + 1);
    }

    /// Whether what cannot be opened now never will be.
    public static boolean isLast(Kind kind) {
        return kind == Kind.OPEN || kind == Kind.SHARED;
    }

    private void restore() {
        if (!read) {
            return;
        }
        var waiting = new ArrayList<KeptDraft>();
        var found = new ArrayList<KeptDraft>();
        for (var draft : left) {
            if (lost == null) {
                found.add(draft);
                continue;
            }
            var opened = new LinkedHashMap<String, String>();
            draft.sealed().forEach((field, sealed) -> workspace.drafts().open(field, sealed).ifPresent(it -> opened.put(field, it)));
            boolean all = opened.size() == draft.sealed().size();
            boolean never = draft.sealed().containsValue("") || isLast(workspace.keys().state().kind());
            if (!all && !never) {
                waiting.add(draft);
                continue;
            }
            if (!all) {
                lost.accept(whose(draft));
            }
            if (!draft.texts().isEmpty() || !opened.isEmpty()) {
                var texts = new HashMap<>(draft.texts());
                texts.putAll(opened);
                found.add(new KeptDraft(draft.of(), texts, opened, Map.of()));
            }
        }
        left = waiting;
        found.forEach(restored);
        keep(now);
    }

    /// Keeps these, and what was not taken up yet.
    public void keep(List<KeptDraft> drafts) {
        now = drafts;
        if (read) {
            var all = new ArrayList<>(left);
            all.addAll(drafts);
            if (keeping || !all.isEmpty()) {
                keeping = !all.isEmpty();
                workspace.drafts().keep(part, all);
            }
        }
    }
}
