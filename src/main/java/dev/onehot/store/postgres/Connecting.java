package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.StorageException.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/// Opens connections to a server.
final class Connecting {
    private static final int ALIVE_SECONDS = 2;

    /// Longer than anybody waits for a lock.
    static final Duration ANSWER = Duration.ofSeconds(15);

    private Connecting() {}

    /// Throws [StorageException] when there is none to be had.
    ///
    /// Of several hosts each has its own time and its own password, as libpq has it. The driver would have them share both, so that behind one that does not
    /// answer at all the next one is given up at once, and it passes by for a while what it has once found wanting.
    static Connection open(ServerAddress address) {
        var trusted = address.encryption().onlyOfToday(address.place());
        try {
            return open(address, trusted);
        } finally {
            trusted.ifPresent(it -> it.toFile().delete());
        }
    }

    private static Connection open(ServerAddress address, Optional<Path> trusted) {
        var failures = new ArrayList<StorageException>();
        for (var target : address.targets()) {
            for (var host : address.hosts()) {
                try {
                    var connection = open(address, host, target, trusted);
                    address.isGood(host);
                    return connection;
                } catch (StorageException failure) {
                    failures.add(failure);
                }
            }
        }
        // One that is there and refuses has more to say than one that is not.
        var told = failures.stream().filter(it -> it.kind() != Kind.AWAY).findFirst().orElse(failures.getFirst());
        failures.stream().filter(it -> it != told).forEach(told::addSuppressed);
        throw told;
    }

    private static Connection open(ServerAddress address, ServerHost host, String target, Optional<Path> trusted) {
        var properties = address.properties(host);
        properties.setProperty("targetServerType", target);
        trusted.ifPresent(it -> properties.setProperty("sslrootcert", it.toString()));
        try {
            // Not by way of the system's list of drivers, which would load all that there are.
            var connection = new Driver().connect(address.url(host), properties);
            if (connection == null) {
                throw new SQLException("not an address of the driver's", "08001");
            }
            waitAtMost(connection, ANSWER, address.place());
            return connection;
        } catch (SQLException failure) {
            var unread = address.unreadPasswords();
            if (unread.isPresent() && ServerFailures.isAboutPassword(failure)) {
                throw new StorageException(Reason.PASSWORD_FILE, address.place(), unread.get().toString(), failure);
            }
            throw ServerFailures.of(failure, address.place());
        }
    }

    /// Gives it up when an answer takes longer.
    static void waitAtMost(Connection connection, Duration answer, DatabasePlace place) {
        try {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(answer.toMillis()));
        } catch (SQLException failure) {
            throw ServerFailures.of(failure, place);
        }
    }

    /// Whether it answers, asked once more before it is used after a pause: so that nobody waits for the end of a long time where nobody is.
    static boolean isAlive(Connection connection) {
        try {
            return connection.isValid(ALIVE_SECONDS);
        } catch (SQLException impossible) {
            return false;
        }
    }

    /// Whether somebody between hands out another connection of the server's for each transaction: then the process that answers is not the one that
    /// was promised at the beginning. Tells the connection at once to keep no statements there.
    static boolean isPooled(Connection connection, DatabasePlace place) {
        try (var statement = connection.createStatement()) {
            var driver = connection.unwrap(PGConnection.class);
            statement.execute("SELECT set_config('TimeZone', 'UTC', false), pg_backend_pid()");
            try (var rows = statement.getResultSet()) {
                boolean pooled = rows.next() && rows.getInt(2) != driver.getBackendPID();
                if (pooled) {
                    driver.setPrepareThreshold(0);
                }
                return pooled;
            }
        } catch (SQLException failure) {
            throw ServerFailures.of(failure, place);
        }
    }
}
