package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.model.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/// Opens connections with the pragmas that Onehot's promises rest on.
final class Connections {
    /// How long SQLite waits for another process's lock, in ms, before it says that the database is busy.
    static final int BUSY_MILLIS = 5_000;

    private Connections() {}

    /// A connection that may write, but never creates the file.
    static Sql writing(Path file) {
        return new Sql(file, () -> openWriting(file));
    }

    static Sql readOnly(Path file) {
        if (!Files.isWritable(file)) {
            return reading(file);
        }
        var config = config();
        config.setReadOnly(true);
        return new Sql(file, () -> open(file, config));
    }

    /// A connection that only reads, and takes the file as it lies there for all there is: no log, no locks. For one that nobody writes.
    static Sql alone(Path file) {
        var config = config();
        config.setReadOnly(true);
        return new Sql(file, () -> open(file, config, "?immutable=1"));
    }

    /// A connection for a file that cannot be written where it is, which leaves nothing beside it. As long as nobody else has it open, the file
    /// as it lies there is all there is, and so it is where SQLite could not even make the index of its log. [Sql#renew] finds what others write.
    static Sql reading(Path file) {
        return new Sql(file, () -> openReading(file)).seeing(() -> marks(file));
    }

    /// SQLite would make a log and its index beside the file, which who only reads cannot take away at the end.
    private static boolean isAtRest(Path file) {
        var real = OwnFiles.real(file);
        return !Files.exists(OwnFiles.beside(real, "-wal")) && !Files.exists(OwnFiles.beside(real, "-journal"));
    }

    /// Another number when somebody has written to the file or its log, or has made that.
    private static long marks(Path file) {
        var real = OwnFiles.real(file);
        var log = OwnFiles.beside(real, "-wal").toFile();
        return ((real.toFile().lastModified() * 31 + real.toFile().length()) * 31 + log.lastModified()) * 31 + log.length();
    }

    private static Connection openReading(Path file) {
        var config = config();
        config.setReadOnly(true);
        if (!isAtRest(file)) {
            try {
                return tried(open(file, config), file, "SELECT count(*) FROM sqlite_schema");
            } catch (StorageException failure) {
                if (DatabaseFile.logBytes(file) > 0) {
                    throw failure;
                }
            }
        }
        return open(file, config, "?immutable=1");
    }

    private static Connection openWriting(Path file) {
        // With the second a key that was replaced or deleted leaves no readable copy in the file's free pages.
        return tried(open(file, config()), file, "PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON");
    }

    /// `connection`, on which `statements` were run. Closed when one fails.
    private static Connection tried(Connection connection, Path file, String... statements) {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
            return connection;
        } catch (SQLException failure) {
            var told = Failures.of(failure, file);
            try {
                connection.close();
            } catch (SQLException second) {
                told.addSuppressed(second);
            }
            throw told;
        }
    }

    static void closeQuietly(Sql sql, RuntimeException reason) {
        try {
            sql.close();
        } catch (StorageException second) {
            reason.addSuppressed(second);
        }
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.setBusyTimeout(BUSY_MILLIS);
        // Otherwise the driver prepares and runs a SELECT of its own after every INSERT.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private static Connection open(Path file, SQLiteConfig config) {
        return open(file, config, "");
    }

    private static Connection open(Path file, SQLiteConfig config, String query) {
        try {
            // As a URI, because the driver takes a plain name apart at every question mark.
            var url = "jdbc:sqlite:" + file.toAbsolutePath().toUri() + query;
            var properties = new Properties();
            properties.putAll(config.toProperties());
            var connection = JDBC.createConnection(url, properties);
            // Transactions begin and end with statements of ours. Told so, the driver does not look after every
            // statement whether one is open, which costs as much as the statement. Its own setter would begin one.
            connection.getConnectionConfig().setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            throw Failures.of(failure, file);
        }
    }
}
