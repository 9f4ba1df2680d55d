package dev.onehot.bench;

import module java.base;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// The most that raw JDBC can do: one thread, one connection, prepared statements, and the rows that the manager writes
/// (setting and history for each write, the revision for each commit) with the same durability and the same pragmas.
///
/// It checks nothing, waits for nobody and tells nobody.
final class Ceiling implements Load {
    private static final int KEYS = 10;

    private final DoubleSupplier batch;
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement setting;
    private final PreparedStatement history;
    private final PreparedStatement revision;
    private long commits;
    private long value;

    /// @param batch writes for each commit, on average
    Ceiling(Path file, DoubleSupplier batch) {
        this.batch = batch;
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

    @Override
    public Turn turn() {
        try {
            double writesPerCommit = batch.getAsDouble();
            long before = commits;
            long writes = 0;
            long start = System.nanoTime();
            do {
                long target = Math.round((commits - before + 1) * writesPerCommit);
                commit((int) (target - writes));
                writes = target;
            } while (System.nanoTime() - start < TURN_MILLIS * 1_000_000L);
            return new Turn(writes, commits - before, System.nanoTime() - start);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void commit(int writes) throws SQLException {
        begin.execute();
        commits++;
        for (int i = 0; i < writes; i++) {
            write("bench." + i % KEYS, Long.toString(value), Long.toString(++value));
        }
        revision.setLong(1, commits);
        revision.executeUpdate();
        commit.execute();
    }

    private void write(String key, String old, String now) throws SQLException {
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
