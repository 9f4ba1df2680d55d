package dev.onehot.cli;

/// What the process's exit code says. Scripts rely on these numbers.
final class Exit {
    static final int DONE = 0;
    /// The thing that was asked for failed, or is not so.
    static final int FAILED = 1;
    static final int USAGE = 2;
    /// No such provider, setting, change or file.
    static final int MISSING = 3;
    /// Changed since it was read, name taken, or the database stayed busy.
    static final int CONFLICT = 4;
    /// A keychain or vault is locked, or the key cannot be had.
    static final int KEYS = 5;
    /// The database cannot be used.
    static final int DATABASE = 6;
    /// As shells say it: the command of `run` could not be executed, or was not found.
    static final int CANNOT_EXECUTE = 126;

    static final int NOT_FOUND = 127;

    private Exit() {}
}
