package dev.onehot.ui.providers;

import module java.base;

import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.Header;
import dev.onehot.model.KeyChange;
import dev.onehot.model.ProviderField;
import dev.onehot.ui.KeptTexts;
import dev.onehot.ui.Workspace;

/// Carries what stands in forms over an end of the program: what may be read by whoever reads the file as it is, everything else encrypted or not
/// at all. FX thread only.
final class KeptForms {
    private static final String KEY = "key";
    private static final String REMOVED = "keyRemoved";
    private static final String BEGAN = "began.";
    private static final Set<String> ADDRESSES =
            Arrays.stream(ProviderField.values()).filter(ProviderField::holdsAddresses).map(ProviderField::id).collect(Collectors.toSet());

    private final Workspace workspace;
    private final KeptTexts kept;

    /// Secrets that cannot be opened yet.
    private final Map<ProviderForm, Map<String, String>> sealed = new HashMap<>();

    /// @param restored gets the draft of each form that the last run left
    KeptForms(Workspace workspace, Consumer<KeptDraft> restored) {
        this.workspace = workspace;
        this.kept = new KeptTexts(workspace, "providers", restored, null);
        workspace.keys().stateProperty().subscribe(this::open);
    }

    /// Keeps these.
    ///
    /// @param forms by whose they are, as [#whose] gives it
    void keep(Map<String, ProviderForm> forms) {
        kept.keep(forms.entrySet().stream().map(it -> draft("providers/" + it.getKey(), it.getValue())).toList());
    }

    /// Whose form a draft is of.
    String whose(KeptDraft draft) {
        return kept.whose(draft);
    }

    private KeptDraft draft(String of, ProviderForm form) {
        var texts = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, String>();
        form.typed().forEach((field, text) -> (isDelicate(field, text) ? secrets : texts).put(field, text));
        form.began().forEach((field, text) -> {
            if (form.base().isPresent() && !isDelicate(field, text)) {
                texts.put(BEGAN + field, text);
            }
        });
        switch (form.key().change()) {
            case KeyChange.Replace(var key) -> secrets.put(KEY, key.reveal());
            case KeyChange.Remove() -> texts.put(REMOVED, "true");
            case KeyChange.Keep() -> {}
        }
        var waiting = new LinkedHashMap<>(sealed.getOrDefault(form, Map.of()));
        waiting.keySet().removeAll(secrets.keySet());
        if (form.key().lost().get()) {
            waiting.put(KEY, "");
        }
        // What stands there still is not what was typed.
        texts.keySet().removeAll(waiting.keySet());
        return new KeptDraft(of, texts, secrets, waiting);
    }

    /// Whether a text may hold a secret: people paste keys into any field.
    private static boolean isDelicate(String field, String text) {
        boolean address = ADDRESSES.contains(field) && text.chars().anyMatch(c -> c == '?' || c == '#' || c == '@');
        boolean header = field.equals("headers")
                && text.lines().filter(it -> !it.isBlank()).anyMatch(it -> Header.parse(it).filter(head -> head.problems().isEmpty()).isEmpty());
        return address || header || KeptTexts.hasKey(text);
    }

    /// Puts what was kept into a form.
    void restore(KeptDraft draft, ProviderForm form) {
        var began = new LinkedHashMap<String, String>();
        draft.texts().forEach((field, text) -> {
            // What is made anew begins from nothing.
            if (field.startsWith(BEGAN) && form.base().isPresent()) {
                began.put(field.substring(BEGAN.length()), text);
            }
        });
        form.restore(draft.texts(), began);
        form.key().restore("", draft.texts().containsKey(REMOVED));
        var waiting = new LinkedHashMap<>(draft.sealed());
        // Not kept: nobody had opened the master key.
        form.key().lost().set(Optional.ofNullable(waiting.get(KEY)).filter(String::isEmpty).isPresent());
        waiting.values().removeIf(String::isEmpty);
        sealed.put(form, waiting);
        open();
    }

    /// Puts into forms what can be opened now.
    private void open() {
        boolean last = KeptTexts.isLast(workspace.keys().state().kind());
        sealed.forEach((form, waiting) -> waiting.entrySet().removeIf(it -> {
            var secret = workspace.drafts().open(it.getKey(), it.getValue());
            boolean key = it.getKey().equals(KEY);
            if (key && form.key().isChanged()) {
                return true;
            }
            if (secret.isPresent()) {
                if (key) {
                    form.key().restore(secret.get(), false);
                } else {
                    form.restore(Map.of(it.getKey(), secret.get()), Map.of());
                }
            } else if (last && key) {
                form.key().lost().set(true);
            }
            return last || secret.isPresent();
        }));
    }

    void forget(ProviderForm form) {
        sealed.remove(form);
    }
}
