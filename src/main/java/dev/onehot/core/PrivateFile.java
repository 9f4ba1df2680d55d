package dev.onehot.core;

import dev.onehot.disk.DurableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a file that only its owner may read, whole or not at all. What is no file, as a pipe, is written into.
final class PrivateFile {
    private PrivateFile() {}

    /// Replaces what is there, and where there is a link, what it leads to. Blocks on the disk. Throws [FileException].
    static void write(Path database, Path file, String text) {
        try {
            var target = followed(file);
            FileException.requireOther(database, file);
            if (Files.isDirectory(target)) {
                throw FileException.folder(file);
            }
            var bytes = StandardCharsets.UTF_8.encode(text);
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                DurableFile.write(bytes, target);
            } else {
                replace(target, bytes);
            }
        } catch (IOException failure) {
            throw FileException.notWritten(file, failure);
        }
    }

    private static void replace(Path target, ByteBuffer bytes) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw FileException.noFolder(String.valueOf(folder));
        }
        DurableFile.replace(target, bytes);
    }

    /// A link to nothing leads to where its file would be; one into `/proc` may lead to what has no name.
    private static Path followed(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.isRegularFile(file) ? file.toRealPath() : file;
        }
        return Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
    }
}
