package dev.onehot.model;

import java.util.regex.Pattern;

/// Where the key of a provider is to be had.
public sealed interface KeySource {
    /// How ciphertext begins.
    String ENCRYPTED = "onehot:";

    /// Ciphertext of which the disk has spoiled a sign of the beginning: otherwise it would be sent as a key.
    Pattern SPOILED = Pattern.compile("(?s).{8,11}[0-9a-f]{16}:[!-9;-~]{0,4}:[A-Za-z0-9+/=]{40,}");

    /// Whether `text` is ciphertext, so that nobody can have meant it as a key.
    static boolean isEncrypted(String text) {
        return text.startsWith(ENCRYPTED) || SPOILED.matcher(text).matches();
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
