package dev.onehot.store;

import dev.onehot.store.StorageException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/// Where a copy may be put, and how it gets there without taking the place of anything that a person did not name.
final class BackupTarget {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /// What SQLite and Onehot keep beside a database: losing one of these loses what is in it too.
    private static final List<String> OWN = List.of("", "-wal", "-shm", "-journal", ".key");

    private BackupTarget() {}

    /// Refuses a folder, and `file` with what belongs to it by whatever name.
    static void require(Path file, Path target) throws IOException {
        if (Files.isDirectory(target)) {
            throw new StorageException(Kind.DIRECTORY, target, "", null);
        }
        if (Files.notExists(file)) {
            return;
        }
        // SQLite keeps its log beside the file that a link leads to.
        var real = file.toRealPath();
        for (var part : OWN) {
            if (same(real.resolveSibling(real.getFileName() + part), target)
                    || same(file.resolveSibling(file.getFileName() + part), target)) {
                throw new StorageException(Kind.SAME_FILE, target, "", null);
            }
        }
    }

    private static boolean same(Path own, Path target) throws IOException {
        if (Files.exists(own) && Files.exists(target)) {
            return Files.isSameFile(own, target);
        }
        var folder = target.toAbsolutePath().getParent();
        return own.getFileName().equals(target.getFileName())
                && folder != null
                && Files.exists(folder)
                && Files.isSameFile(folder, own.toAbsolutePath().resolveSibling(""));
    }

    /// A name for the copy while it is not whole, which nobody else uses.
    static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + Backup.PART);
    }

    /// Moves a whole copy to the first free name that begins with `start`, and answers which.
    static Path place(Path part, Path start, LocalDateTime at) throws IOException {
        var target = reserve(start + "-" + STAMP.format(at));
        try {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(target);
            throw failure;
        }
    }

    /// Makes an empty file of a name that nobody had: two that look at once do not find the same one free.
    private static Path reserve(String start) throws IOException {
        for (int n = 1; ; n++) {
            var target = Path.of(start + (n == 1 ? "" : "-" + n) + Backup.SUFFIX);
            try {
                return Files.createFile(target);
            } catch (FileAlreadyExistsException taken) {
                // The next number.
            }
        }
    }
}
