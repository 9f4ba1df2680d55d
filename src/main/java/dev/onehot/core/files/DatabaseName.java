package dev.onehot.core.files;

import module java.base;

/// What a person, a script or a variable calls a database: the name of a file, and no address. Pure; safe on any thread.
public final class DatabaseName {
    /// One letter before the colon is a drive of Windows.
    private static final Pattern ADDRESS = Pattern.compile(
            "([a-z][a-z0-9+.-]+)://.*|(file|jdbc|sqlite3?|postgres(?:ql)?|mysql|mariadb|mongodb|redis|https?):.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private DatabaseName() {}

    /// The file. Throws [FileException] for an address, of which only the kind is told, as there may be a password in it, and
    /// [java.nio.file.InvalidPathException] for what cannot be a file's name.
    public static Path path(String named) {
        var address = ADDRESS.matcher(named);
        if (address.matches()) {
            var kind = address.group(1) == null ? address.group(2) + ":" : address.group(1) + "://";
            throw new FileException(FileException.Kind.ADDRESS, "file.address", kind);
        }
        return Path.of(named);
    }
}
