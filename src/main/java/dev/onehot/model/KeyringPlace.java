package dev.onehot.model;

/// Where in a desktop's keyring a master key is: so that only what holds it is opened, and another program is not taken for the one that has it.
/// Holds nothing secret.
///
/// @param program as people call it, as `KeePassXC`; empty when it could not be told
/// @param collection the path of its wallet, keyring or database on the session bus
public record KeyringPlace(String program, String collection) {
    /// The one program that keeps what was deleted, and asks anew for every program that reads.
    public static final String KEEPASSXC = "KeePassXC";
}
