package dev.onehot.model;

import module java.base;

/// What a file would become.
///
/// @param content empty: nothing would change
/// @param keys as they are to be recorded: originals, insertions, and what is intended
/// @param drifted paths of keys whose value is neither the original where it is new, nor written, intended or wanted: somebody else changed it
/// @param diff unified; every value that may be a key is masked; the empty text when nothing changes
public record FilePatch(Optional<byte[]> content, List<OwnedKey> keys, List<String> drifted, String diff) {
    public FilePatch {
        keys = List.copyOf(keys);
        drifted = List.copyOf(drifted);
    }
}
