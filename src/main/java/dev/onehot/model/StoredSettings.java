package dev.onehot.model;

import module java.base;

/// All settings as they are stored at one moment, on a connection of their own: one after the other, however many and however large they are.
///
/// One thread at a time, which may block. Needs memory for one row.
public interface StoredSettings extends AutoCloseable {
    /// By key; their versions are 0. `consumer` must not use this object.
    void each(Consumer<Setting> consumer);

    /// How many bytes all values have that are not large.
    long heldBytes();

    /// When one was changed last, as it stands there; empty text when there is none.
    String newest();

    /// Copies a value, of whatever size, in pieces.
    void copyValue(String key, Writer to);

    @Override
    void close();
}
