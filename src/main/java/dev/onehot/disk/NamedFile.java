package dev.onehot.disk;

import module java.base;

/// The door to every file that a person, a setting, a variable or another program named: none is opened here that belongs to an open database.
///
/// Blocks on the disk. Throws [OwnFileException] for one of those.
public final class NamedFile {
    private NamedFile() {}

    /// As [Files#newInputStream]: also a pipe.
    public static InputStream open(Path file) throws IOException {
        OwnFiles.requireOther(file);
        return Files.newInputStream(file);
    }

    /// The UTF-8 text of a regular file. What is none, as a pipe that nobody writes into, is refused instead of waited for.
    public static String text(Path file) throws IOException {
        OwnFiles.requireOther(file);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "It is no regular file");
        }
        return Files.readString(file);
    }

    /// All bytes of a regular file of at most `most` bytes; none of a longer one.
    public static Optional<byte[]> bytes(Path file, long most) throws IOException {
        OwnFiles.requireOther(file);
        if (!Files.isRegularFile(file) || Files.size(file) > most) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes((int) Math.min(most + 1, Integer.MAX_VALUE));
            return bytes.length > most ? Optional.empty() : Optional.of(bytes);
        }
    }

    /// Copies `file` to `copy`, where there must be nothing.
    public static void copy(Path file, Path copy) throws IOException {
        OwnFiles.requireOther(file);
        Files.copy(file, copy);
    }
}
