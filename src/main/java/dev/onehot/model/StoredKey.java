package dev.onehot.model;

import java.util.regex.Pattern;

/// What stands in the column of a key: nothing, `env:NAME`, ciphertext, or a key in plain text.
///
/// Ciphertext is `onehot:1:<id of the master key>:<last characters>:<Base64 of nonce, ciphertext and tag>`.
/// A class and not a record, so that no generated method shows the text.
public final class StoredKey {
    public static final StoredKey NONE = new StoredKey("");

    /// Stands for what this user may not read, and is never written.
    public static final StoredKey HIDDEN = new StoredKey(KeySource.ENCRYPTED + "hidden");

    private static final Pattern PARTS = Pattern.compile("onehot:1:(?<id>[0-9a-f]{16}):(?<tail>[!-9;-~]{0,4}):(?<sealed>[A-Za-z0-9+/=]+)");

    private final String text;

    private StoredKey(String text) {
        this.text = text;
    }

    /// What was read from the column.
    public static StoredKey of(String text) {
        return text.isEmpty() ? NONE : new StoredKey(text);
    }

    /// Ciphertext.
    ///
    /// @param masterId 16 hexadecimal digits
    /// @param tail what [MaskedKey] shows
    /// @param sealed Base64
    public static StoredKey encrypted(String masterId, String tail, String sealed) {
        return new StoredKey(KeySource.ENCRYPTED + "1:" + masterId + ":" + tail + ":" + sealed);
    }

    /// The text for the column. May be a key in plain text.
    public String text() {
        return text;
    }

    public KeySource source() {
        if (text.isBlank()) {
            return new KeySource.None();
        }
        if (text.equals(HIDDEN.text)) {
            return new KeySource.Hidden();
        }
        if (KeySource.isEncrypted(text)) {
            var parts = PARTS.matcher(text);
            return new KeySource.Encrypted(parts.matches() ? parts.group("id") : "");
        }
        return ApiKey.of(text)
                .environmentVariable()
                .<KeySource>map(KeySource.Environment::new)
                .orElseGet(KeySource.Plain::new);
    }

    /// The last characters of an encrypted key, as they were noted beside it.
    public String tail() {
        var parts = PARTS.matcher(text);
        return parts.matches() ? parts.group("tail") : "";
    }

    /// The Base64 part of ciphertext, empty when it is none.
    public String sealed() {
        var parts = PARTS.matcher(text);
        return parts.matches() ? parts.group("sealed") : "";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredKey stored && stored.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "StoredKey[" + MaskedKey.of(this) + "]";
    }
}
