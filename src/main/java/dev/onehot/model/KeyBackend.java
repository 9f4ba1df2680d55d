package dev.onehot.model;

/// Where the master key of a database is kept.
public enum KeyBackend implements Worded {
    /// In the keychain of the operating system.
    KEYCHAIN,
    /// In the database, encrypted under a passphrase.
    VAULT,
    /// In a file beside the database, which is no protection from whoever can read both.
    FILE,
    /// Nowhere: the keys can be read until this process ends.
    SESSION
}
