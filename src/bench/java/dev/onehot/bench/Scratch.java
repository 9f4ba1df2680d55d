package dev.onehot.bench;

import module java.base;

import dev.onehot.store.sqlite.Database;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

/// Fresh databases in one directory on a real disk: a temporary file system in memory would make every commit free.
final class Scratch {
    private final Path directory;

    Scratch(Path directory) {
        this.directory = directory;
        try {
            delete();
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A database with all tables and no rows, in a folder of its own as on a user's disk: none has a neighbour whose files come and go.
    Path fresh(String name) {
        var file = directory.resolve(name).resolve("onehot.db");
        Database.open(file).close();
        return file;
    }

    /// As [#fresh], with so many files of somebody else beside it.
    Path amongFiles(String name, int count) {
        var file = fresh(name);
        try {
            for (int i = 0; i < count; i++) {
                Files.createFile(file.resolveSibling("other-" + i + ".txt"));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return file;
    }

    /// An empty folder.
    Path folder(String name) {
        try {
            return Files.createDirectories(directory.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A connection that is as quick as the driver can be: it does not ask for the key of every row that is inserted.
    static Connection connectForSpeed(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    /// A plain connection as the driver gives it: SQLite's default is `synchronous=FULL`, and the file is in WAL mode.
    static Connection connect(Path file) throws SQLException {
        return JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
    }

    void delete() throws IOException {
        if (Files.exists(directory)) {
            try (var found = Files.walk(directory)) {
                for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
