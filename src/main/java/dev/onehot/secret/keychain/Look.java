package dev.onehot.secret.keychain;

import module java.base;

/// What a keyring showed when it was looked for items with certain attributes. All are paths.
///
/// @param open collections that can be read
/// @param locked collections that cannot
/// @param behind those of them that have such items, as far as they can be searched
/// @param homes each such item in an open collection, and that collection
record Look(List<String> open, List<String> locked, List<String> behind, Map<String, String> homes) {
    /// Whether the keyring has no collection, or shows none.
    boolean isEmpty() {
        return open.isEmpty() && locked.isEmpty();
    }

    boolean shows(String collection) {
        return open.contains(collection) || locked.contains(collection);
    }
}
