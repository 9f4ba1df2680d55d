package dev.onehot.ui;

import module java.base;

import dev.onehot.core.files.Draft;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.Redaction;

/// Carries what is typed in one part of the window over an end of the program; what is secret only encrypted, or not at all. FX thread only.
public final class KeptTexts {
    private final Workspace workspace;
    private final String part;
    private final Consumer<Draft> restored;
    private final Consumer<String> lost;

    /// Of the last run, and not taken up yet: keys are locked.
    private List<Draft> left = List.of();

    private List<Draft> now = List.of();
    private boolean read;

    /// @param part a word of its own
    /// @param restored gets each draft that the last run left, with its secrets
    /// @param lost gets whose secret was not kept, or can be opened no more
    public KeptTexts(Workspace workspace, String part, Consumer<Draft> restored, Consumer<String> lost) {
        this.workspace = workspace;
        this.part = part;
        this.restored = restored;
        this.lost = lost;
        workspace.commands().aside(manager -> workspace.drafts().read(part), drafts -> {
            left = drafts;
            read = true;
            restore();
        }, workspace::fail);
        workspace.keys().stateProperty().subscribe((before, state) -> restore());
    }

    /// What is to be kept of one thing in this part.
    ///
    /// @param whose which one
    /// @param secret those of `texts` that are secret whatever stands in them
    public Draft draft(String whose, Map<String, String> texts, Set<String> secret) {
        var open = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, String>();
        texts.forEach((field, text) -> (secret.contains(field) || hasKey(text) ? secrets : open).put(field, text));
        return new Draft(part + "/" + whose, open, secrets, Map.of());
    }

    /// People paste keys into any field.
    public static boolean hasKey(String text) {
        return !Redaction.of(text, List.of()).equals(text);
    }

    /// Which one a draft of this part is of.
    public String whose(Draft draft) {
        return draft.of().substring(part.length() + 1);
    }

    private void restore() {
        if (!read) {
            return;
        }
        var waiting = new ArrayList<Draft>();
        var found = new ArrayList<Draft>();
        for (var draft : left) {
            var opened = new LinkedHashMap<String, String>();
            draft.sealed().forEach((field, sealed) -> workspace.drafts().open(field, sealed).ifPresent(it -> opened.put(field, it)));
            boolean all = opened.size() == draft.sealed().size();
            boolean never = draft.sealed().containsValue("") || workspace.keys().state().kind() == Kind.OPEN;
            if (!all && !never) {
                waiting.add(draft);
                continue;
            }
            if (!all) {
                lost.accept(whose(draft));
            }
            if (!draft.texts().isEmpty() || !opened.isEmpty()) {
                found.add(new Draft(draft.of(), draft.texts(), opened, Map.of()));
            }
        }
        left = waiting;
        found.forEach(restored);
        keep(now);
    }

    /// Keeps these, and what was not taken up yet.
    public void keep(List<Draft> drafts) {
        now = drafts;
        if (read) {
            var all = new ArrayList<>(left);
            all.addAll(drafts);
            workspace.drafts().keep(part, all);
        }
    }
}
