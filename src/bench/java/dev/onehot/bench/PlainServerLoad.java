package dev.onehot.bench;

import module java.base;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// What plain connections to the same server do that each commit the same rows (setting, history, revision) under the same advisory lock. They check nothing,
/// tell nobody and lose what a lost answer to COMMIT would tell.
final class PlainServerLoad implements Load {
    private final Queue<Writer> free = new ConcurrentLinkedQueue<>();
    private final AtomicLong commits = new AtomicLong();
    private final Threads threads;

    PlainServerLoad(ServerStage stage, String database, int threads) {
        for (int i = 0; i < threads; i++) {
            free.add(new Writer(stage.plain(database)));
        }
        this.threads = new Threads(threads, this::write);
    }

    @Override
    public Turn turn() {
        return threads.turn(commits::get);
    }

    /// Each thread has one at a time.
    private void write(String key, String value) {
        var writer = free.remove();
        writer.write(key, value);
        commits.incrementAndGet();
        free.add(writer);
    }

    @Override
    public void close() {
        free.forEach(Writer::close);
    }

    private static final class Writer {
        private static final String AT = "2026-01-01 00:00:00";

        private final Connection connection;
        private final PreparedStatement lock;
        private final PreparedStatement setting;
        private final PreparedStatement history;
        private final PreparedStatement revision;
        private String before = "";

        Writer(Connection connection) {
            this.connection = connection;
            try {
                connection.setAutoCommit(false);
                lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(1, 2)");
                setting = connection.prepareStatement("INSERT INTO onehot.settings(key, value, updated_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT(key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at");
                history = connection.prepareStatement("INSERT INTO onehot.onehot_history(change, revision, at, origin, what, subject, name, action, before, after)"
                        + " VALUES ((SELECT coalesce(max(change), 0) + 1 FROM onehot.onehot_history), 1, ?, 'api', 'setting', ?, ?, 'set', ?, ?)");
                revision = connection.prepareStatement("INSERT INTO onehot.onehot_meta(key, value) VALUES ('revision', ?)"
                        + " ON CONFLICT(key) DO UPDATE SET value = excluded.value");
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        void write(String key, String value) {
            try {
                lock.execute();
                setting.setString(1, key);
                setting.setString(2, value);
                setting.setTimestamp(3, java.sql.Timestamp.valueOf(AT));
                setting.executeUpdate();
                history.setString(1, AT);
                history.setString(2, key);
                history.setString(3, key);
                history.setString(4, before);
                history.setString(5, value);
                history.executeUpdate();
                revision.setString(1, value);
                revision.executeUpdate();
                connection.commit();
                before = value;
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
