package dev.onehot.core.files;

import module java.base;

import dev.onehot.disk.Content;
import dev.onehot.disk.DurableFile;
import dev.onehot.disk.OwnFiles;

/// Writes a file that only its owner may read, whole or not at all. What is no file, as a pipe, is written into.
final class PrivateFile {
    private PrivateFile() {}

    /// Replaces a file of Onehot's own, which nobody named. Blocks on the disk.
    static void writeOwn(Path file, String text) throws IOException {
        DurableFile.replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Replaces what is there, and where there is a link, what it leads to. Blocks on the disk. Throws [FileException].
    static void write(Path database, Path file, Content content) {
        try {
            var target = followed(file);
            FileException.requireOther(database, file);
            if (Files.isDirectory(target)) {
                throw new FileException(FileException.Kind.NOT_WRITTEN, "file.folder", file.toString());
            }
            if (Files.isRegularFile(target) && OwnFiles.isDescriptor(file)) {
                throw new FileException(FileException.Kind.OWN_FILE, "file.descriptor", file.toString());
            }
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                try (var out = new BufferedOutputStream(Files.newOutputStream(target, StandardOpenOption.WRITE))) {
                    content.writeTo(out);
                }
            } else {
                replace(target, content);
            }
        } catch (IOException failure) {
            throw FileException.notWritten(file, failure);
        } catch (UncheckedIOException failure) {
            throw FileException.notWritten(file, Objects.requireNonNull(failure.getCause()));
        }
    }

    private static void replace(Path target, Content content) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileException(FileException.Kind.NOT_FOUND, "file.noFolder", String.valueOf(folder));
        }
        DurableFile.replace(target, content);
    }

    /// A link to nothing leads to where its file would be; one into `/proc` may lead to what has no name.
    private static Path followed(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.isRegularFile(file) ? file.toRealPath() : file;
        }
        return Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
    }
}
