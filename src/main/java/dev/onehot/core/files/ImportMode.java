package dev.onehot.core.files;

/// What becomes of that which is here and not in the file.
public enum ImportMode {
    /// It stays, and so does the active provider.
    MERGE,
    /// It goes.
    REPLACE
}
