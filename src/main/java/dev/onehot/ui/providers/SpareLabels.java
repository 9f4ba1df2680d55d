package dev.onehot.ui.providers;

import module java.base;

import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.Provider;
import dev.onehot.ui.KeptTexts;
import dev.onehot.ui.Workspace;
import org.jspecify.annotations.Nullable;

/// What is typed as the names of keys and not sent, for each provider: looking elsewhere does not lose it, nor does an end of the program. The keys
/// that are typed beside are kept nowhere. FX thread only.
final class SpareLabels {
    /// The name of a key that is to be added.
    static final String NEW = "new";

    /// The name of the key in use.
    static final String IN_USE = "inUse";

    private final Workspace workspace;
    private final KeptTexts kept;
    private final Map<Long, Map<String, String>> typed = new TreeMap<>();
    private final Runnable restored;

    /// @param restored told when there is something of the last run
    SpareLabels(Workspace workspace, Runnable restored) {
        this.workspace = workspace;
        this.restored = restored;
        this.kept = new KeptTexts(workspace, "spare", this::restore, whose -> {});
    }

    private void restore(KeptDraft draft) {
        var whose = kept.whose(draft);
        if (whose.matches("\\d{1,18}") && workspace.model().snapshot().provider(Long.parseLong(whose)).isPresent()) {
            var texts = typed.computeIfAbsent(Long.parseLong(whose), id -> new HashMap<>());
            draft.texts().forEach(texts::putIfAbsent);
            changed();
            restored.run();
        }
    }

    /// A person typed `text`, or what is there is shown again.
    ///
    /// @param stored what stands there when nothing is typed
    void type(@Nullable Provider provider, String field, String text, String stored) {
        if (provider == null) {
            return;
        }
        if (text.equals(stored)) {
            forget(provider, field);
        } else if (!text.equals(typed.computeIfAbsent(provider.id(), id -> new HashMap<>()).put(field, text))) {
            changed();
        }
    }

    void forget(Provider provider, String field) {
        var texts = typed.get(provider.id());
        if (texts != null && texts.remove(field) != null) {
            if (texts.isEmpty()) {
                typed.remove(provider.id());
            }
            changed();
        }
    }

    Optional<String> typed(Provider provider, String field) {
        return Optional.ofNullable(typed.get(provider.id())).map(it -> it.get(field));
    }

    boolean isTyped(Provider provider) {
        return typed.containsKey(provider.id());
    }

    private void changed() {
        workspace.edits().report("spare", typed.size());
        kept.keep(typed.entrySet().stream().map(it -> kept.draft(String.valueOf(it.getKey()), it.getValue(), Set.of())).toList());
    }
}
