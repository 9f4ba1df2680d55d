package dev.onehot.store;

import module java.base;

/// The time as SQLite's `datetime('now')` writes it: UTC, `YYYY-MM-DD HH:MM:SS`.
///
/// Keeps the text of the second that it gave last, because thousands of commits may share one. Not safe for several threads.
public final class Seconds {
    private static final DateTimeFormatter SQLITE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Clock clock;
    private long second = Long.MIN_VALUE;
    private String text = "";

    public Seconds(Clock clock) {
        this.clock = clock;
    }

    /// So many days ago, in the same form.
    public static String daysAgo(int days) {
        return LocalDateTime.now(ZoneOffset.UTC).minusDays(days).format(SQLITE);
    }

    public String now() {
        long newest = Math.floorDiv(clock.millis(), 1_000L);
        if (newest != second) {
            second = newest;
            text = LocalDateTime.ofEpochSecond(newest, 0, ZoneOffset.UTC).format(SQLITE);
        }
        return text;
    }
}
