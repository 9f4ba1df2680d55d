package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.NetworkDisk;
import dev.onehot.disk.OwnFiles;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.WorkFolder;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Whether SQLite can keep a write-ahead log in the folder of a file, tried with a database of our own. Where it cannot, nobody can use a file any
/// more whose header says that it has one: its own program neither.
///
/// Blocks on the disk for some milliseconds, and leaves nothing in the folder.
///
/// @param types of the disk that a folder is on, as [FileStore#type] has it
record LogTrial(Function<Path, String> types) {
    static final LogTrial OF_SYSTEM = new LogTrial(LogTrial::type);

    /// Throws [StorageException] of the kind `NO_LOG` where there can be no log beside `file`, and as a write would fail where none can be tried.
    ///
    /// @param foreign whether it is another program's: of a network disk nothing is tried then, because what goes well here says nothing of the other
    ///     computers that use it
    void require(Path file, boolean foreign) {
        var type = foreign ? types.apply(folder(file)) : "";
        if (NetworkDisk.isOne(type)) {
            throw new StorageException(Kind.NO_LOG, file, type, null);
        }
        try (var work = WorkFolder.in(folder(file))) {
            run(Files.createFile(work.path().resolve("trial.db"), OwnerOnly.file()));
        } catch (StorageException failure) {
            throw told(failure, file);
        } catch (IOException failure) {
            throw Failures.of(failure, file);
        }
    }

    private static void run(Path trial) {
        try (var sql = Connections.writing(trial); var other = Connections.writing(trial)) {
            // Locks and memory are tried, not whether the disk keeps it.
            sql.execute("PRAGMA synchronous=OFF");
            sql.number("PRAGMA busy_timeout=0");
            other.number("PRAGMA busy_timeout=0");
            var mode = sql.query("PRAGMA journal_mode=WAL", row -> row.getString(1)).getFirst();
            if (!mode.equals("wal")) {
                throw new StorageException(Kind.NO_LOG, trial, "journal_mode=" + mode, null);
            }
            sql.execute("CREATE TABLE trial(value)");
            sql.update("INSERT INTO trial VALUES (1)");
            if (other.number("SELECT value FROM trial") != 1) {
                throw new StorageException(Kind.NO_LOG, trial, "SELECT", null);
            }
        }
    }

    /// The same of `file`: nobody but us has the trial, so that what cannot be locked or shared there never can.
    static StorageException told(StorageException failure, Path file) {
        boolean isNoLog = failure.kind() != Kind.DISK_FULL && failure.getCause() instanceof SQLiteException sqlite
                && switch (sqlite.getResultCode()) {
                    case SQLITE_IOERR_SHMMAP, SQLITE_IOERR_SHMLOCK, SQLITE_IOERR_LOCK, SQLITE_IOERR_RDLOCK, SQLITE_IOERR_UNLOCK,
                            SQLITE_IOERR_CHECKRESERVEDLOCK, SQLITE_PROTOCOL, SQLITE_BUSY -> true;
                    default -> false;
                };
        return new StorageException(isNoLog ? Kind.NO_LOG : failure.kind(), file, failure.detail(), failure);
    }

    /// What `failure`, met in a file that has a log, says of its folder.
    static StorageException ofFolder(StorageException failure) {
        boolean isNoLog = failure.kind() == Kind.NOT_WRITTEN && failure.getCause() instanceof SQLiteException sqlite
                && sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMMAP;
        return isNoLog ? new StorageException(Kind.NO_LOG, failure.file(), failure.detail(), failure) : failure;
    }

    /// SQLite keeps the log beside the file itself, not beside a link to it.
    private static Path folder(Path file) {
        return OwnFiles.real(file).resolveSibling("");
    }

    private static String type(Path folder) {
        try {
            return Files.getFileStore(folder).type();
        } catch (IOException unknown) {
            return "";
        }
    }
}
