package dev.onehot.ui.providers;

import module java.base;

import dev.onehot.core.files.Draft;
import dev.onehot.core.files.DraftKeeper;
import dev.onehot.model.Header;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Redaction;

/// Carries what stands in forms over an end of the program: what may be read by whoever reads the file as it is, everything else encrypted or not
/// at all. FX thread only.
final class KeptForms {
    private static final String KEY = "key";
    private static final String REMOVED = "keyRemoved";
    private static final String BEGAN = "began.";
    private static final Set<String> ADDRESSES = Set.of("baseUrl", "proxy");

    private final DraftKeeper keeper;

    /// Secrets that cannot be opened yet.
    private final Map<ProviderForm, Map<String, String>> sealed = new HashMap<>();

    KeptForms(DraftKeeper keeper) {
        this.keeper = keeper;
    }

    /// What is to be kept of a form.
    Draft draft(String of, ProviderForm form) {
        var texts = new LinkedHashMap<String, String>();
        var secrets = new LinkedHashMap<String, String>();
        var typed = form.typed();
        typed.texts().forEach((field, text) -> (isDelicate(field, text) ? secrets : texts).put(field, text));
        form.began().forEach((field, text) -> {
            if (!isDelicate(field, text)) {
                texts.put(BEGAN + field, text);
            }
        });
        switch (typed.key().change()) {
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
        return new Draft(of, texts, secrets, waiting);
    }

    /// Whether a text may hold a secret: people paste keys into any field.
    private static boolean isDelicate(String field, String text) {
        boolean address = ADDRESSES.contains(field) && text.chars().anyMatch(c -> c == '?' || c == '#' || c == '@');
        boolean header = field.equals("headers")
                && text.lines().filter(it -> !it.isBlank()).anyMatch(it -> Header.parse(it).filter(head -> head.problems().isEmpty()).isEmpty());
        return address || header || !Redaction.of(text, List.of()).equals(text);
    }

    /// Puts what was kept into a form.
    void restore(Draft draft, ProviderForm form) {
        var began = new LinkedHashMap<String, String>();
        draft.texts().forEach((field, text) -> {
            if (field.startsWith(BEGAN)) {
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
    }

    /// Puts into forms what can be opened now.
    ///
    /// @param last whether what cannot be opened now never will be
    void open(boolean last) {
        sealed.forEach((form, waiting) -> waiting.entrySet().removeIf(it -> {
            var secret = keeper.open(it.getKey(), it.getValue());
            boolean key = it.getKey().equals(KEY);
            if (key && form.key().isChanged()) {
                return true;
            }
            if (secret.isPresent()) {
                if (key) {
                    form.key().restore(secret.get(), false);
                } else {
                    form.restore(Map.of(it.getKey(), secret.get()), form.began());
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
