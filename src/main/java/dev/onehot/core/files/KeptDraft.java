package dev.onehot.core.files;

import java.util.Map;

/// Something that a person typed in a window and has not saved.
///
/// @param of whose it is: a part of the window, and what of it, as `providers/12` or `settings/KEY`
/// @param texts what was typed, and what it began from
/// @param secrets what was typed that is only kept encrypted
/// @param sealed secrets as they are kept; empty where one could not be
public record KeptDraft(String of, Map<String, String> texts, Map<String, String> secrets, Map<String, String> sealed) {
    public KeptDraft {
        texts = Map.copyOf(texts);
        secrets = Map.copyOf(secrets);
        sealed = Map.copyOf(sealed);
    }

    String part() {
        int end = of.indexOf('/');
        return end < 0 ? of : of.substring(0, end);
    }

    /// Not what was typed.
    @Override
    public String toString() {
        return "KeptDraft[" + of + "]";
    }
}
