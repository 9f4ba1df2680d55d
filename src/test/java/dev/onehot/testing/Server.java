package dev.onehot.testing;

import module java.base;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A PostgreSQL server of the tests' own, started by whoever asks first and shared by all of one run; it ends with the process.
public final class Server {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /// Whoever has this role is asked for a password.
    private static final String ASKED = "asked_for_a_password";

    private Server() {}

    private static final class Running {
        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                // As a real one promises it; only what a power cut would take is not tried here.
                var rules = Files.createTempFile("onehot-hba", ".conf");
                rules.toFile().deleteOnExit();
                Files.writeString(rules, "host all +" + ASKED + " all scram-sha-256\nlocal all all trust\nhost all all all trust\n");
                return EmbeddedPostgres.builder()
                        .setServerConfig("hba_file", rules.toString())
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("shared_buffers", "16MB")
                        .setServerConfig("max_connections", "60")
                        .start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    public static int port() {
        return Running.SERVER.getPort();
    }

    /// Makes an empty database; answers its name.
    public static String database() {
        var name = "test_" + DATABASES.incrementAndGet();
        run("postgres", "CREATE DATABASE " + name);
        return name;
    }

    /// Makes a user who is asked for this password; answers their name.
    public static String user(String database, String password) {
        var name = "user_of_" + database;
        run(database, "DO 'BEGIN CREATE ROLE " + ASKED + "; EXCEPTION WHEN duplicate_object THEN NULL; END'");
        run(database, "CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "' IN ROLE " + ASKED);
        return name;
    }

    /// Gives all rights that a member of a team needs, but that to read keys.
    public static void grantAllButKeys(String database, String role) {
        for (var grant : List.of(
                "USAGE ON SCHEMA onehot",
                "SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA onehot",
                "USAGE ON ALL SEQUENCES IN SCHEMA onehot")) {
            run(database, "GRANT " + grant + " TO " + role);
        }
        run(database, "REVOKE SELECT ON onehot.ai_providers, onehot.onehot_key, onehot.onehot_deleted_provider, onehot.onehot_history, onehot.onehot_backup_key FROM " + role);
        run(database, "GRANT SELECT (id, provider_name, model, is_active, created_at, updated_at) ON onehot.ai_providers TO " + role);
        run(database, "GRANT SELECT (provider_id, deleted_at, provider_name) ON onehot.onehot_deleted_provider TO " + role);
        run(database, "GRANT SELECT (change, revision, at, origin, what, subject, name, action, before, after, gesture) ON onehot.onehot_history TO " + role);
    }

    /// How a database is named to Onehot.
    public static String address(String database) {
        return address(database, port());
    }

    /// As the other one, by way of something between.
    public static String address(String database, int port) {
        return "postgresql://postgres@localhost:" + port + "/" + database;
    }

    /// A connection that is none of Onehot's: as a plain `psql`.
    public static Connection plain(String database) {
        try {
            return DriverManager.getConnection("jdbc:postgresql://localhost:" + port() + "/" + database, "postgres", "");
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    /// Runs one statement from outside.
    public static int run(String database, String sql, Object... arguments) {
        try (var connection = plain(database); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i], java.sql.Types.OTHER);
            }
            return statement.execute() ? 0 : statement.getUpdateCount();
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    /// The first column of all rows, as text.
    public static List<String> texts(String database, String sql) {
        try (var connection = plain(database); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(String.valueOf(rows.getString(1)));
            }
            return all;
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }
}
