package dev.onehot.store;

import dev.onehot.disk.OwnFiles;
import dev.onehot.store.StorageException.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/// Where a copy may be put, and how it gets there without taking the place of anything that a person did not name.
final class BackupTarget {
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private BackupTarget() {}

    /// Refuses a folder, and `file` with what belongs to it by whatever name.
    static void require(Path file, Path target) {
        if (Files.isDirectory(target)) {
            throw new StorageException(Kind.DIRECTORY, target, "", null);
        }
        if (OwnFiles.isOf(file, target) || OwnFiles.isClaimed(target)) {
            throw new StorageException(Kind.SAME_FILE, target, "", null);
        }
    }

    /// A name for the copy while it is not whole, which nobody else uses.
    static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + Backup.PART);
    }

    /// Moves a whole copy to the first free name that begins with `start`, and answers which.
    static Path place(Path part, Path start, LocalDateTime at) throws IOException {
        var target = reserve(start + "-" + STAMP.format(at));
        try {
            // Replacing would remove the empty file first, and somebody else would find the name free.
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
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
