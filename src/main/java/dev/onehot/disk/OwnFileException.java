package dev.onehot.disk;

import module java.base;

/// A file that somebody named belongs to a database that this process has open. It was not opened.
public final class OwnFileException extends FileSystemException {
    @Serial
    private static final long serialVersionUID = 1;

    OwnFileException(Path file) {
        super(file.toString(), null, "It belongs to the database that is open");
    }
}
