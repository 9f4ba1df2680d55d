package dev.onehot.core.files;

import module java.base;

import dev.onehot.model.CcSwitchRow;
import dev.onehot.model.DatabasePlace;
import dev.onehot.model.ServerLook;
import dev.onehot.store.BackupContents;
import dev.onehot.store.FileCopies;
import dev.onehot.store.Store;
import dev.onehot.store.postgres.ServerDatabase;
import dev.onehot.store.sqlite.Backup;
import dev.onehot.store.sqlite.BackupReading;
import dev.onehot.store.sqlite.CcSwitchFile;
import dev.onehot.store.sqlite.Database;

/// The one place that knows of which kind a database is: how it is called, and how it is opened. Safe on any thread; all but [#named] blocks on the disk.
public final class Databases {
    /// One letter before the colon is a drive of Windows.
    private static final Pattern ADDRESS = Pattern.compile(
            "([a-z][a-z0-9+.-]+)://.*|(file|jdbc|sqlite3?|postgres(?:ql)?|mysql|mariadb|mongodb|redis|https?):.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Databases() {}

    /// The file that a person, a script or a variable names. Throws [FileException] for an address, of which only the kind is told, as there may be a
    /// password in it, and [java.nio.file.InvalidPathException] for what cannot be a file's name.
    public static Path named(String name) {
        var address = ADDRESS.matcher(name);
        if (address.matches()) {
            var kind = address.group(1) == null ? address.group(2) + ":" : address.group(1) + "://";
            throw new FileException(FileException.Kind.ADDRESS, "file.address", kind);
        }
        return Path.of(name);
    }

    /// Opens `file`, creating or adopting it as needed. Throws [dev.onehot.model.StorageException] without having changed a byte when it must not be used.
    public static Store open(Path file) {
        return Database.open(file);
    }

    /// Opens the database on a server that `url` names, as [#open(Path)] does.
    public static Store open(String url, Map<String, String> environment, DatabasePlace place) {
        return ServerDatabase.open(url, environment, place.beside().resolveSibling(""));
    }

    /// What opening the database on a server that `url` names would find. Changes nothing.
    public static ServerLook look(String url, Map<String, String> environment, DatabasePlace place) {
        return ServerDatabase.look(url, environment, place.beside().resolveSibling(""));
    }

    /// Which database on a server `url` names. Throws [dev.onehot.model.StorageException] for what is not understood.
    public static DatabasePlace place(String url, Map<String, String> environment, Path data) {
        return ServerDatabase.place(url, environment, data);
    }

    /// Makes `file` one without a log again, which every program can use, until it is opened here the next time. Throws
    /// [dev.onehot.model.StorageException] without having changed a byte when somebody has it open, or it could not be opened.
    public static void release(Path file) {
        Database.release(file);
    }

    /// Whole copies of the database `file`, which need not be open.
    public static FileCopies copies(Path file) {
        return new Backup(file);
    }

    /// What a backup holds, which is not touched. Throws [dev.onehot.model.StorageException] when it is no database that this Onehot could open.
    ///
    /// @param database beside which it is copied to be read
    static BackupContents contents(Path database, Path backup) {
        return BackupReading.read(database, backup);
    }

    /// The providers in a database of cc-switch, which is not touched. Throws [dev.onehot.model.StorageException] when it is none.
    ///
    /// @param database beside which it is copied to be read
    public static List<CcSwitchRow> ccSwitch(Path database, Path file) {
        return CcSwitchFile.read(database, file);
    }
}
