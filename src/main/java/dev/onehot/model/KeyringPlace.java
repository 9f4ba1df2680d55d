package dev.onehot.model;

import module java.base;

/// Where in a desktop's keyring a master key is: so that only what holds it is opened, and another program is not taken for the one that has it.
/// Holds nothing secret.
///
/// @param program as people call it, as `KeePassXC`; empty when it could not be told
/// @param collection the path of its wallet, keyring or database on the session bus
public record KeyringPlace(String program, String collection) {
    /// The one program that keeps what was deleted, and asks anew for every program that reads.
    public static final String KEEPASSXC = "KeePassXC";

    /// What its owner calls the collection, as far as the path tells.
    public String name() {
        var last = collection.substring(collection.lastIndexOf('/') + 1);
        // All three programs write what a path must not have as the byte's two digits.
        return URLDecoder.decode(last.replaceAll("_([0-9A-Fa-f]{2})", "%$1"), StandardCharsets.UTF_8);
    }
}
