package dev.onehot.model;

/// What a saved draft does to the key of its provider.
public sealed interface KeyChange {
    /// The key stays as it is; the draft never held it.
    KeyChange KEEP = new Keep();
    /// The key is removed.
    KeyChange REMOVE = new Remove();

    /// The key becomes `key`; an empty one removes it.
    static KeyChange to(ApiKey key) {
        return key.isEmpty() ? REMOVE : new Replace(key);
    }

    record Keep() implements KeyChange {}

    record Remove() implements KeyChange {}

    record Replace(ApiKey key) implements KeyChange {}
}
