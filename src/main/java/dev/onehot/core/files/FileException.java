package dev.onehot.core.files;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A file that somebody named could not be read or written. It is as it was.
public final class FileException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /// Why not.
    public enum Kind {
        /// It belongs to the database that is open, or may belong to this program.
        OWN_FILE,
        /// It is the address of something that is no file.
        ADDRESS,
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

    private FileException(Kind kind, String code, Object... arguments) {
        super(Message.of(code, arguments), Message.of(code + ".advice", arguments), null);
        this.kind = kind;
    }

    static FileException own(Path file) {
        return new FileException(Kind.OWN_FILE, "file.own", file.toString());
    }

    static FileException descriptor(Path file) {
        return new FileException(Kind.OWN_FILE, "file.descriptor", file.toString());
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

    static FileException address(String kind) {
        return new FileException(Kind.ADDRESS, "file.address", kind);
    }

    static FileException exists(Path file) {
        return new FileException(Kind.EXISTS, "file.exists", file.toString());
    }

    static FileException missing(Path file) {
        return new FileException(Kind.NOT_FOUND, "file.missing", file.toString());
    }

    static FileException noFolder(String folder) {
        return new FileException(Kind.NOT_FOUND, "file.noFolder", folder);
    }

    static FileException folder(Path file) {
        return new FileException(Kind.NOT_WRITTEN, "file.folder", file.toString());
    }

    static FileException notReadable(String name, IOException failure) {
        return new FileException(Kind.NOT_READABLE, "file.notReadable", name, reason(failure));
    }

    static FileException notWritten(Path file, IOException failure) {
        return new FileException(Kind.NOT_WRITTEN, "file.notWritten", file.toString(), reason(failure));
    }

    /// @param limit in MiB
    static FileException tooLarge(String name, int limit) {
        return new FileException(Kind.TOO_LARGE, "file.tooLarge", name, limit);
    }

    static FileException notText(String name) {
        return new FileException(Kind.NOT_TEXT, "file.notText", name);
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
