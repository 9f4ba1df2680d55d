package dev.onehot.model;

import module java.base;

import org.jspecify.annotations.Nullable;

/// The database could not be opened, read or written. What was stored before is still there, unchanged.
public final class StorageException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final Kind kind;
    private final String detail;
    private final boolean ofBackup;

    /// The ways in which a database file can fail; each has its own text and its own way out.
    public enum Kind implements Worded {
        DIRECTORY,
        /// A copy was to be made over the database, or over a file that belongs to it.
        SAME_FILE,
        /// What is to be replaced is named by the number under which a process has it open.
        DESCRIPTOR,
        /// Neither beside the database nor in the folder for such things can a copy be made.
        NO_PLACE,
        /// It has a hard link: two that use it by different names do not see each other's log.
        SEVERAL_NAMES,
        NOT_A_DATABASE,
        DAMAGED,
        NEWER,
        FOREIGN_SCHEMA,
        READ_ONLY,
        UNREADABLE,
        BUSY,
        /// Somebody in this process still reads what had to be closed.
        IN_USE,
        /// The wait for the end of a file dialog was broken off.
        CLOSED,
        /// The file that is open is not at its path any more, and nothing is.
        GONE,
        /// Another file is at the path of the one that is open.
        REPLACED,
        DISK_FULL,
        /// A copy was read again after it was written, and is not what it was to be.
        UNVERIFIED,
        /// The system refused to write: a limit, a quota, or a disk that fails.
        NOT_WRITTEN,
        /// The system refused to read.
        NOT_READ,
        CANNOT_OPEN,
        /// A column or a table is not there any more; the detail names it.
        CHANGED_SCHEMA,
        /// Another program's trigger or constraint does not allow it, or makes something else of it; the detail names it.
        FOREIGN_RULE,
        /// The log beside the file is that of another file; the detail is its path.
        STRANGE_LOG,
        /// In this folder SQLite cannot keep the log that Onehot writes with; the detail says why.
        NO_LOG,
        /// The server is not to be reached, or has just gone.
        AWAY,
        /// The connection was lost while a change was made durable, and the server did not come back in time to be asked.
        UNSETTLED,
        /// The server does not let this user in, or has no such database.
        LOGIN,
        /// The server confirms what it has not made durable; the detail is how it is set.
        NOT_DURABLE,
        /// This user may not write there.
        NO_RIGHT,
        /// What names a server is none of its addresses; the detail is the part that is not understood, and never a password.
        ADDRESS,
        FAILED;

        String code() {
            return "storage." + name().toLowerCase(Locale.ROOT);
        }
    }

    /// Why there is no way to a server, no way in, or nothing to be done there: what a person does about it is another thing for each.
    public enum Reason {
        NO_HOST(Kind.AWAY),
        /// Nothing listens there.
        NO_ANSWER(Kind.AWAY),
        TIMEOUT(Kind.AWAY),
        NO_TLS(Kind.AWAY),
        CERTIFICATE(Kind.AWAY),
        /// The certificate is another host's.
        CERTIFICATE_NAME(Kind.AWAY),
        /// It is out of its time, or the one that is to be trusted is; the detail is whose.
        EXPIRED(Kind.AWAY),
        NO_DATABASE(Kind.LOGIN),
        WRONG_PASSWORD(Kind.LOGIN),
        NO_PASSWORD(Kind.LOGIN),
        NOT_LET_IN(Kind.LOGIN),
        /// Its password may stand in a file that others can read, so that it was not read; the detail is its path.
        PASSWORD_FILE(Kind.LOGIN),
        /// No service of that name is known; the detail are the files that were looked into.
        NO_SERVICE(Kind.ADDRESS),
        /// The file of certificates that are to be trusted is none; the detail is its path.
        NO_CERTIFICATES(Kind.ADDRESS),
        /// There are no tables yet, and this user may not make them; the detail is the schema.
        MAY_NOT_MAKE(Kind.NO_RIGHT),
        /// The tables are those of an older Onehot, and this user may not change them.
        MAY_NOT_UPGRADE(Kind.NO_RIGHT),
        /// This user may only read; the detail is a table.
        READER(Kind.NO_RIGHT),
        /// It follows another server, which takes the changes.
        STANDBY(Kind.NO_RIGHT),
        /// A text has the character NUL, which PostgreSQL stores in none.
        NO_NUL(Kind.FAILED);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        Kind kind() {
            return kind;
        }

        /// By which its words are found.
        public String code() {
            return "storage.server." + name().toLowerCase(Locale.ROOT);
        }
    }

    public StorageException(Kind kind, Path file, String detail, @Nullable Throwable cause) {
        this(
                kind,
                file,
                detail,
                Message.of(kind.code(), file.toString(), detail),
                Message.of(kind.code() + ".advice", file.toString(), detail),
                false,
                cause);
    }

    /// Of a database that may be none of this computer's files.
    public StorageException(Kind kind, DatabasePlace place, String detail, @Nullable Throwable cause) {
        this(kind, place.beside(), detail, Message.of(kind.code(), place.name(), detail), Message.of(kind.code() + ".advice", place.name(), detail), false, cause);
    }

    /// As the other one, in the words of its reason.
    public StorageException(Reason reason, DatabasePlace place, String detail, @Nullable Throwable cause) {
        this(
                reason.kind(),
                place.beside(),
                detail,
                Message.of(reason.code(), place.name(), detail),
                Message.of(reason.code() + ".advice", place.name(), detail),
                false,
                cause);
    }

    private StorageException(Kind kind, Path file, String detail, Message what, Message advice, boolean ofBackup, @Nullable Throwable cause) {
        super(what, advice, cause);
        this.kind = kind;
        this.file = file;
        this.detail = detail;
        this.ofBackup = ofBackup;
    }

    /// What `failure`, met in a copy of `backup`, says of that: what it was taken for, and where there are others.
    public static StorageException ofBackup(Path backup, StorageException failure, Path folder) {
        var name = backup.toString();
        var advice = Message.of("backup.advice", folder.toString());
        var what = switch (failure.kind) {
            case DIRECTORY -> Message.of("storage.directory", name);
            case NOT_A_DATABASE -> Message.of("backup.none", name);
            case DAMAGED -> Message.of("backup.damaged", name, failure.detail);
            case FOREIGN_SCHEMA -> Message.of("backup.foreign", name, failure.detail);
            default -> null;
        };
        // The rest names the file that a person chose, and not the copy of it.
        return what == null
                ? new StorageException(failure.kind, backup, failure.detail, failure)
                : new StorageException(failure.kind, backup, failure.detail, what, advice, true, failure);
    }

    /// What SQLite or the system said, for a message of its own.
    public String detail() {
        return detail;
    }

    /// The same once more, for another attempt.
    public StorageException again() {
        return new StorageException(kind, file, detail, what(), advice(), ofBackup, this);
    }

    public Kind kind() {
        return kind;
    }

    /// Whether it is a database that holds nothing that anybody could open any more: then a backup may take its place.
    public boolean isDamage() {
        return !ofBackup && (kind == Kind.DAMAGED || kind == Kind.NOT_A_DATABASE);
    }

    public Path file() {
        return file;
    }
}
