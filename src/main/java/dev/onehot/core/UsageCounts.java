package dev.onehot.core;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.model.EndpointUsage;
import dev.onehot.model.OnehotException;
import java.lang.System.Logger.Level;

/// Counts what the endpoint answered, and has it in the database a second later, all of it in one transaction: no request waits for that. A kill loses
/// what a second brought.
///
/// Any thread.
public final class UsageCounts implements AutoCloseable {
    private static final Duration BEHIND = Duration.ofSeconds(1);

    /// Another program that writes has come to an end by then.
    private static final int LAST_TRIES = 20;

    private static final int PAUSE_MILLIS = 100;
    private static final int DAY_LENGTH = 10;
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final SettingsManager manager;

    /// Who writes: the last one waits for the one before, so that nothing is under way any more when it is done.
    private final ReentrantLock writing = new ReentrantLock();

    @GuardedBy("this")
    private final Map<Row, EndpointUsage> counted = new HashMap<>();

    @GuardedBy("this")
    private boolean due;

    @GuardedBy("this")
    private long second = Long.MIN_VALUE;

    @GuardedBy("this")
    private String at = "";

    private record Row(String day, long provider, String program, String model) {}

    /// @param manager open for longer than this
    public UsageCounts(SettingsManager manager) {
        this.manager = manager;
    }

    /// What the database has of it since that day (UTC, `YYYY-MM-DD`), the newest first. Blocks on the disk.
    public static List<EndpointUsage> since(SettingsManager manager, String day) {
        return manager.writing().usage(day);
    }

    /// One request.
    ///
    /// @param input tokens
    public synchronized void add(Instant when, long provider, String program, String model, boolean failed, long input, long cached, long output) {
        if (when.getEpochSecond() != second) {
            second = when.getEpochSecond();
            at = SECOND.format(when);
        }
        put(new EndpointUsage(at.substring(0, DAY_LENGTH), provider, program, model, 1, failed ? 1 : 0, input, cached, output, at));
    }

    private synchronized void put(EndpointUsage more) {
        if (!due) {
            due = true;
            CompletableFuture.delayedExecutor(BEHIND.toMillis(), TimeUnit.MILLISECONDS).execute(this::recordBehind);
        }
        counted.merge(new Row(more.day(), more.provider(), more.program(), more.model()), more, EndpointUsage::plus);
    }

    /// Has what was counted in the database at once; answers whether it is there. Blocks on the disk.
    private boolean record() throws InterruptedException {
        if (!writing.tryLock(LAST_TRIES * PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            return false;
        }
        try {
            var taken = taken();
            if (taken.isEmpty() || write(taken)) {
                return true;
            }
            // Another program is writing: with the next ones.
            taken.forEach(this::put);
            return false;
        } finally {
            writing.unlock();
        }
    }

    private void recordBehind() {
        try {
            var _ = record();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean write(Collection<EndpointUsage> taken) {
        try {
            return manager.writing().addUsage(taken);
        } catch (OnehotException failure) {
            System.getLogger(UsageCounts.class.getName()).log(Level.WARNING, "usage is not recorded yet", failure);
            return false;
        }
    }

    private synchronized List<EndpointUsage> taken() {
        due = false;
        var taken = List.copyOf(counted.values());
        counted.clear();
        return taken;
    }

    /// Has everything in the database, unless another program writes for two seconds. Blocks.
    @Override
    public void close() {
        try {
            for (int tries = 1; !record() && tries < LAST_TRIES; tries++) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
