package dev.onehot.bench;

import module java.base;

/// The most that raw JDBC can do: one thread, one connection, prepared statements, and [RawRows].
///
/// It checks nothing, waits for nobody and tells nobody.
final class Ceiling implements Load {
    private static final int KEYS = 10;

    private final DoubleSupplier batch;
    private final RawRows rows;
    private long value;

    /// @param batch writes for each commit, on average
    Ceiling(Path file, DoubleSupplier batch) {
        this.batch = batch;
        this.rows = new RawRows(file);
    }

    @Override
    public Turn turn() {
        double writesPerCommit = batch.getAsDouble();
        long before = rows.commits();
        long writes = 0;
        long start = System.nanoTime();
        do {
            long target = Math.round((rows.commits() - before + 1) * writesPerCommit);
            commit((int) (target - writes));
            writes = target;
        } while (System.nanoTime() - start < TURN_MILLIS * 1_000_000L);
        return new Turn(writes, rows.commits() - before, System.nanoTime() - start);
    }

    private void commit(int writes) {
        rows.begin();
        for (int i = 0; i < writes; i++) {
            rows.write("bench." + i % KEYS, Long.toString(value), Long.toString(++value));
        }
        rows.commit();
    }

    @Override
    public void close() {
        rows.close();
    }
}
