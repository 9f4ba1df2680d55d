package dev.onehot.app;

import module java.base;

/// What a start of Onehot wants of the window that is open already: to be seen, above other windows, and perhaps more.
///
/// @param export a file of Onehot's that is to be looked at, to be imported
record Wish(Optional<Path> export) {
    static final Wish SHOW = new Wish(Optional.empty());

    private static final String IMPORT = "import ";

    /// How it is said to the other process, which has another working directory.
    String line() {
        return export.map(it -> IMPORT + it.toAbsolutePath().toUri().toASCIIString()).orElse("show");
    }

    /// Whatever a newer Onehot wishes that this one does not know, the person wants to see the window.
    static Wish parse(String line) {
        if (line.startsWith(IMPORT)) {
            try {
                return new Wish(Optional.of(Path.of(URI.create(line.substring(IMPORT.length())))));
            } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException noFile) {
                return SHOW;
            }
        }
        return SHOW;
    }
}
