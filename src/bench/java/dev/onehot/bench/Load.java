package dev.onehot.bench;

/// Something that writes as fast as it can for a while.
interface Load extends AutoCloseable {
    /// How long one turn lasts, in ms. Short, so that contenders alternate often and a busy machine is unfair to all alike.
    int TURN_MILLIS = 300;

    /// Writes for about [#TURN_MILLIS]. Every write that is counted is durable.
    Turn turn();

    @Override
    void close();

    /// What came of one turn.
    ///
    /// @param commits how many transactions the writes shared
    record Turn(long writes, long commits, long nanos) {
        double perSecond() {
            return writes * 1e9 / nanos;
        }

        double microsPerWrite() {
            return nanos / 1e3 / writes;
        }

        double batch() {
            return (double) writes / Math.max(1, commits);
        }
    }
}
