package dev.onehot.model;

/// How a program that can follow is now.
public enum ProgramStanding implements Worded {
    /// It is not installed, and does not follow.
    NOT_FOUND,
    /// It is installed, and does not follow.
    PLAIN,
    FOLLOWS,
    /// It stays with one provider.
    PINNED,
    /// A session of it runs that has to be started anew.
    NEEDS_RESTART,
    /// Somebody else changed what is ours in its file; it is left alone.
    DRIFTED,
    /// Its file is not what it should be; it is left alone.
    UNREADABLE,
    /// The provider is none for it: it keeps the last one.
    DOES_NOT_FIT,
    /// The key in clear cannot be had while keys are locked.
    WAITS_FOR_KEYS,
    /// Its file could not be written.
    FAILED,
    /// It follows on another computer.
    ELSEWHERE
}
