package dev.onehot.model;

/// How a program that follows the switch gets the key. It gets it the first way that it can; in clear only when a person says so.
public enum KeyDelivery implements Worded {
    /// It calls a command of ours for it.
    HELPER,
    /// Its file names a variable, which its start has to set.
    VARIABLE,
    /// It stands in its file, in clear.
    CLEAR
}
