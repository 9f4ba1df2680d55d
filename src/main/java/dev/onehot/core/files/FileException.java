package dev.onehot.core.files;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Worded;

/// A file that somebody named could not be read or written. It is as it was.
public final class FileException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /// Why not.
    public enum Kind implements Worded {
        /// It belongs to the database that is open, or may belong to this program.
        OWN_FILE,
        /// It is the address of something that is no file.
        ADDRESS,
        /// The database is on a server, and has no file.
        SERVER,
        /// Something else is there already.
        EXISTS,
        /// There is no such file, or no such folder.
        NOT_FOUND,
        NOT_READABLE,
        NOT_WRITTEN,
        TOO_LARGE,
        /// It is not UTF-8.
        NOT_TEXT
    }

    FileException(Kind kind, String code, Object... arguments) {
        super(code, arguments);
        this.kind = kind;
    }

    private static FileException own(Path file) {
        return new FileException(Kind.OWN_FILE, "file.own", file.toString());
    }

    /// Throws when `file` belongs to `database`, or to one that this process has open: to read it here would take SQLite's locks away. Opens nothing.
    public static void requireOther(Path database, Path file) {
        requireOther(file);
        if (OwnFiles.isOf(database, file)) {
            throw own(file);
        }
    }

    /// As [#requireOther(Path, Path)], for databases that are open.
    public static void requireOther(Path file) {
        if (OwnFiles.isClaimed(file)) {
            throw own(file);
        }
    }

    static FileException notReadable(String name, IOException failure) {
        return new FileException(Kind.NOT_READABLE, "file.notReadable", name, reason(failure));
    }

    static FileException notWritten(Path file, IOException failure) {
        return new FileException(Kind.NOT_WRITTEN, "file.notWritten", file.toString(), reason(failure));
    }

    /// As the system says it, without the name of the file, which may be that of one beside.
    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "Permission denied";
            case FileSystemException known -> known.getReason() == null ? known.getClass().getSimpleName() : known.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    public Kind kind() {
        return kind;
    }
}
