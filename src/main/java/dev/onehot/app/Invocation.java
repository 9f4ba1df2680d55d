package dev.onehot.app;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.core.DatabaseName;
import dev.onehot.core.KnownDatabases;
import dev.onehot.core.files.ExportFile;

/// What a start was asked for, by its arguments and its environment: `[--db FILE|ADDRESS] [--palette] [EXPORT]`.
///
/// @param named the database that was named; empty for the one that was chosen in the window last, or else the one in the data directory
/// @param palette whether the palette is to be open
/// @param export a file of Onehot's to look at, which a file manager hands over
record Invocation(Optional<String> named, boolean palette, Optional<Path> export) {
    private static final String DATABASE = "--db";
    private static final String PALETTE = "--palette";

    /// Throws [IllegalArgumentException] on wrong usage.
    static Invocation parse(String[] arguments, Map<String, String> environment) {
        var named = Optional.<String>empty();
        boolean palette = false;
        var export = Optional.<Path>empty();
        var left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty()) {
            var next = left.remove();
            if (named.isEmpty() && next.equals(DATABASE) && !left.isEmpty()) {
                named = Optional.of(left.remove());
            } else if (named.isEmpty() && next.startsWith(DATABASE + "=")) {
                named = Optional.of(next.substring(DATABASE.length() + 1));
            } else if (next.equals(PALETTE)) {
                palette = true;
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
                named.or(() -> Optional.ofNullable(environment.get("ONEHOT_DB")).filter(it -> !it.isBlank())), palette, export);
    }

    /// What to open. Throws [IllegalArgumentException] when it cannot be the name of a file, [dev.onehot.model.OnehotException] when it is an address that is
    /// of no use.
    DatabaseName database(Map<String, String> environment) {
        var properties = System.getProperties();
        return named.or(() -> new KnownDatabases(DataDirectory.state(environment, properties)).chosen())
                .map(it -> DatabaseName.of(it, environment, DataDirectory.of(environment, properties)))
                .orElseGet(() -> DatabaseName.of(DataDirectory.database(environment, properties)));
    }

    Wish wish() {
        return new Wish(export, palette);
    }
}
