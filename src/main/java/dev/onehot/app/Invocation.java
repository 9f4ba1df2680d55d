package dev.onehot.app;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.core.files.Databases;
import dev.onehot.core.files.ExportFile;

/// What a start was asked for, by its arguments and its environment: `[--db FILE] [EXPORT]`.
///
/// @param named the database that was named; empty for the one in the data directory
/// @param export a file of Onehot's to look at, which a file manager hands over
record Invocation(Optional<String> named, Optional<Path> export) {
    private static final String DATABASE = "--db";

    /// Throws [IllegalArgumentException] on wrong usage.
    static Invocation parse(String[] arguments, Map<String, String> environment) {
        var named = Optional.<String>empty();
        var export = Optional.<Path>empty();
        var left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            var next = left.remove();
            if (named.isEmpty() && next.equals(DATABASE) && !left.isEmpty()) {
                named = Optional.of(left.remove());
            } else if (named.isEmpty() && next.startsWith(DATABASE + "=")) {
                named = Optional.of(next.substring(DATABASE.length() + 1));
            } else if (export.isEmpty() && !next.startsWith("-") && ExportFile.isNamed(next)) {
                export = Optional.of(Path.of(next));
            } else {
                throw new IllegalArgumentException(next);
            }
        }
        if (named.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(DATABASE);
        }
        return new Invocation(
                named.or(() -> Optional.ofNullable(environment.get("ONEHOT_DB")).filter(it -> !it.isBlank())), export);
    }

    /// The file to open. Throws [IllegalArgumentException] when it cannot be the name of one, [dev.onehot.core.files.FileException] when it is an address.
    Path database(Map<String, String> environment) {
        return named.map(Databases::named).orElseGet(() -> DataDirectory.database(environment, System.getProperties()));
    }

    Wish wish() {
        return new Wish(export);
    }
}
