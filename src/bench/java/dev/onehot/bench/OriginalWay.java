package dev.onehot.bench;

import module java.base;

import java.sql.SQLException;

/// The same writes as the original does them: under one lock open, `INSERT OR REPLACE`, commit, close.
///
/// Spared: history and revision, which it does not have. The same durability: WAL and `synchronous=FULL`.
final class OriginalWay implements Load {
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong commits = new AtomicLong();
    private final Path file;
    private final Threads threads;

    OriginalWay(Path file, int threads) {
        this.file = file;
        this.threads = new Threads(threads, this::write);
    }

    @Override
    public Turn turn() {
        return threads.turn(commits::get);
    }

    private void write(String key, String value) {
        lock.lock();
        try (var connection = Scratch.connect(file)) {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(
                    "INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?, ?, datetime('now'))")) {
                statement.setString(1, key);
                statement.setString(2, value);
                statement.executeUpdate();
            }
            connection.commit();
            commits.incrementAndGet();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {}
}
