package dev.onehot.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes a file that only its owner may read, whole or not at all. What is no file, as a pipe, is written into.
final class PrivateFile {
    private PrivateFile() {}

    /// Replaces what is there, and where there is a link, what it leads to. Blocks on the disk. Throws [FileException].
    static void write(Path database, Path file, String text) {
        try {
            var target = followed(file);
            FileException.requireOther(database, target);
            if (Files.isDirectory(target)) {
                throw FileException.folder(file);
            }
            var bytes = StandardCharsets.UTF_8.encode(text);
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                write(bytes, target);
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
        var temporary = Files.createTempFile(folder, ".onehot-", ".part", ownerOnly());
        try {
            write(bytes, temporary);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void write(ByteBuffer bytes, Path target) throws IOException {
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
            if (Files.isRegularFile(target)) {
                channel.force(true);
            }
        }
    }

    /// A link to nothing leads to where its file would be; one into `/proc` may lead to what has no name.
    private static Path followed(Path file) throws IOException {
        if (Files.exists(file)) {
            return Files.isRegularFile(file) ? file.toRealPath() : file;
        }
        return Files.isSymbolicLink(file) ? file.resolveSibling(Files.readSymbolicLink(file)) : file;
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
