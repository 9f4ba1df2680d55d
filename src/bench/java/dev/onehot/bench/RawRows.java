package dev.onehot.bench;

import module java.base;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The rows that the manager writes, with raw JDBC: setting and history for each write, the revision for each commit, with the same durability and the same pragmas.
///
/// It checks nothing. One thread at a time.
final class RawRows implements AutoCloseable {
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement setting;
    private final PreparedStatement history;
    private final PreparedStatement revision;
    private volatile long commits;

    RawRows(Path file) {
        try {
            connection = Scratch.connectForSpeed(file);
            try (var pragma = connection.createStatement()) {
                pragma.execute("PRAGMA secure_delete=ON");
            }
            begin = connection.prepareStatement("BEGIN IMMEDIATE");
            commit = connection.prepareStatement("COMMIT");
            setting = connection.prepareStatement("""
                    INSERT INTO settings(key, value, updated_at) VALUES (?, ?, ?)
                    ON CONFLICT(key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at""");
            history = connection.prepareStatement("INSERT INTO onehot_history"
                    + "(revision, at, origin, what, subject, name, action, before, after)"
                    + " VALUES (?, ?, 'api', 'setting', ?, ?, 'set', ?, ?)");
            revision = connection.prepareStatement(
                    "INSERT OR REPLACE INTO onehot_meta(key, value) VALUES ('revision', ?)");
            // Quicker than on: the driver no longer looks after every statement whether a transaction is open.
            // It begins one at once, which is not wanted here.
            connection.setAutoCommit(false);
            commit.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long commits() {
        return commits;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One thread at a time writes; others only read.
    void begin() {
        try {
            begin.execute();
            commits++;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void write(String key, String old, String now) {
        try {
            var at = "2026-01-01 00:00:00";
            setting.setString(1, key);
            setting.setString(2, now);
            setting.setString(3, at);
            setting.executeUpdate();
            history.setLong(1, commits);
            history.setString(2, at);
            history.setString(3, key);
            history.setString(4, key);
            history.setString(5, old);
            history.setString(6, now);
            history.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void commit() {
        try {
            revision.setLong(1, commits);
            revision.executeUpdate();
            commit.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
