package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.FolderState;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// The file that a path named when it was opened. SQLite goes on with it when the path names another one, or none: what is written then
/// nobody ever reads.
///
/// Any thread. A look costs one call of the system.
final class OpenedFile {
    private final Path file;
    private final Optional<Object> identity;

    private OpenedFile(Path file, Optional<Object> identity) {
        this.file = file;
        this.identity = identity;
    }

    /// What `file` names now.
    static OpenedFile at(Path file) {
        return new OpenedFile(file, identity(file));
    }

    boolean isInPlace() {
        return identity.isEmpty() || identity(file).equals(identity);
    }

    /// Whether something else is at that path; not when nothing is.
    boolean isReplaced() {
        var now = identity(file);
        return now.isPresent() && !now.equals(identity);
    }

    /// The folder that the path's file is in: while it has the same files, the path names what it names now. Empty when the path is a link,
    /// which can lead anywhere by way of anything.
    Optional<FolderState> folder() {
        return Files.isSymbolicLink(file)
                ? Optional.empty()
                : Optional.ofNullable(file.toAbsolutePath().getParent()).map(FolderState::of);
    }

    /// Throws [StorageException] when the path names something else by now.
    void require() {
        if (!isInPlace()) {
            throw new StorageException(Files.exists(file) ? Kind.REPLACED : Kind.GONE, file, "", null);
        }
    }

    /// What stays the same for as long as it is the same file; empty where there is none, or nothing can be told of it.
    static Optional<Object> identity(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            // Windows has no such key, and lets nobody replace a file that is open.
            return Optional.of(attributes.fileKey() == null ? attributes.creationTime() : attributes.fileKey());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
