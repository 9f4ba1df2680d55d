package dev.onehot.model;

/// Where the key of a provider is to be had.
public sealed interface KeySource {
    /// How ciphertext begins.
    String ENCRYPTED = "onehot:";

    /// Whether `text` is ciphertext, so that nobody can have meant it as a key.
    static boolean isEncrypted(String text) {
        return text.startsWith(ENCRYPTED);
    }

    /// There is no key.
    record None() implements KeySource {}

    /// In the database, in plain text.
    record Plain() implements KeySource {}

    /// In the database, encrypted under a master key.
    ///
    /// @param masterId which one; empty when the stored text is damaged
    record Encrypted(String masterId) implements KeySource {}

    /// In the database, where this user may not read it, nor whether there is one.
    record Hidden() implements KeySource {}

    /// In an environment variable, read when it is used.
    record Environment(String variable) implements KeySource {}
}
