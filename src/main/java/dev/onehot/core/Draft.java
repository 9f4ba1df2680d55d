package dev.onehot.core;

import java.util.Map;

/// Something that a person typed in a window and has not saved.
///
/// @param of whose it is: `provider/12`, `new/1`
/// @param texts what was typed, and what it began from
/// @param secrets what was typed that is only kept encrypted
/// @param sealed secrets as they are kept; empty where one could not be
public record Draft(String of, Map<String, String> texts, Map<String, String> secrets, Map<String, String> sealed) {
    public Draft {
        texts = Map.copyOf(texts);
        secrets = Map.copyOf(secrets);
        sealed = Map.copyOf(sealed);
    }

    /// Not what was typed.
    @Override
    public String toString() {
        return "Draft[" + of + "]";
    }
}
