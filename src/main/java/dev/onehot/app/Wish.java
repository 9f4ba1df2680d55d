package dev.onehot.app;

import module java.base;

/// What a start of Onehot wants of the window that is open already: to be seen, above other windows, and perhaps more.
///
/// @param export a file of Onehot's that is to be looked at, to be imported
/// @param palette whether the palette is to be open
record Wish(Optional<Path> export, boolean palette) {
    static final Wish SHOW = new Wish(Optional.empty(), false);
    static final Wish PALETTE = new Wish(Optional.empty(), true);

    private static final String IMPORT = "import ";
    private static final String OPEN_PALETTE = "palette";

    /// How it is said to the other process, which has another working directory.
    String line() {
        return export.map(it -> IMPORT + it.toAbsolutePath().toUri().toASCIIString()).orElse(palette ? OPEN_PALETTE : "show");
    }

    /// Whatever a newer Onehot wishes that this one does not know, the person wants to see the window.
    static Wish parse(String line) {
        if (line.equals(OPEN_PALETTE)) {
            return PALETTE;
        }
        if (line.startsWith(IMPORT)) {
            try {
                return new Wish(Optional.of(Path.of(URI.create(line.substring(IMPORT.length())))), false);
            } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException noFile) {
                return SHOW;
            }
        }
        return SHOW;
    }
}
