package dev.onehot.bench;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.keys.KeyPlaces;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A PostgreSQL server on this computer, as it promises to keep what it confirms: with `fsync`.
final class ServerStage implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path folder;

    ServerStage(Path folder) throws IOException {
        this.folder = folder;
        this.server = EmbeddedPostgres.builder()
                // As modules and as classes its binaries are there twice.
                .setPgBinaryResolver((system, machine) -> ClassLoader.getSystemResourceAsStream("postgres-" + system.toLowerCase(Locale.ROOT) + "-" + machine + ".txz"))
                .setDataDirectory(folder.resolve("server"))
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "60")
                .start();
    }

    Connection plain(String database) {
        try {
            return DriverManager.getConnection("jdbc:postgresql://localhost:" + server.getPort() + "/" + database, "postgres", "");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// Makes one with all tables and no rows.
    String fresh(String database) {
        run("postgres", "CREATE DATABASE " + database);
        name(database).open().close();
        // Keys are not what is measured.
        run(database, "UPDATE onehot.onehot_meta SET value = 'shared' WHERE key = 'keys'");
        return database;
    }

    private DatabaseName name(String database) {
        return DatabaseName.of("postgresql://postgres@localhost:" + server.getPort() + "/" + database, Map.of(), folder);
    }

    SettingsManager open(String database) {
        return new SettingsManager(name(database).open(), KeyPlaces.withoutKeychain(Map.of()), Clock.systemUTC(), () -> {});
    }

    void run(String database, String sql) {
        try (var connection = plain(database); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
