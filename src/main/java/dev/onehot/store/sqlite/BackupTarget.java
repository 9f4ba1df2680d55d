package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.DurableFolder;
import dev.onehot.disk.OwnFiles;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Where a copy may be put, and how it gets there without taking the place of anything that a person did not name.
final class BackupTarget {
    static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private BackupTarget() {}

    /// Refuses a folder, a file that is named by the number of a descriptor, and `file` with what belongs to it by whatever name.
    static void require(Path file, Path target) {
        if (Files.isDirectory(target)) {
            throw new StorageException(Kind.DIRECTORY, target, "", null);
        }
        if (Files.isRegularFile(target) && OwnFiles.isDescriptor(target)) {
            throw new StorageException(Kind.DESCRIPTOR, target, "", null);
        }
        if (OwnFiles.isOf(file, target) || OwnFiles.isClaimed(target)) {
            throw new StorageException(Kind.SAME_FILE, target, "", null);
        }
    }

    /// The folder that a copy is to be put into, made if it is missing.
    static Path folder(Path target) throws IOException {
        var folder = target.toAbsolutePath().resolveSibling("");
        DurableFolder.make(folder, OwnerOnly.folder());
        return folder;
    }

    /// Moves a whole copy to the first free name that begins with `start`, and answers which.
    static Path place(Path part, Path start, LocalDateTime at) throws IOException {
        var target = reserve(start + "-" + STAMP.format(at));
        try {
            DurableFile.move(part, target);
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
