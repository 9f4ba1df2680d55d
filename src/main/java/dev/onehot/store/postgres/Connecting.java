package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/// Opens connections to a server.
final class Connecting {
    private Connecting() {}

    /// Throws [StorageException] when there is none to be had.
    static Connection open(ServerAddress address) {
        try {
            // Not by way of the system's list of drivers, which would load all that there are.
            var connection = new Driver().connect(address.url(), address.properties());
            if (connection == null) {
                throw new SQLException("not an address of the driver's", "08001");
            }
            return connection;
        } catch (SQLException failure) {
            throw ServerFailures.of(failure, address.place());
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
