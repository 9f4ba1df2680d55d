package dev.onehot.core;

import dev.onehot.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Flat combining: whoever gets the lock commits for all who wait, so ten threads share one write to the disk.
///
/// Each caller waits on its own request and not in `lock()`, because one whose request is done has no use for the lock.
final class CommitQueue {
    private static final int LARGEST_BATCH = 512;
    /// How long to wait for those who were in the batch before, as a share of what a commit costs.
    private static final int GATHER_SHARE = 4;

    private final ReentrantLock lock;
    private final Consumer<List<Request>> commit;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private int batchBefore = 1;
    private long commitNanos;

    /// @param commit called with the lock held; must answer every request
    CommitQueue(ReentrantLock lock, Consumer<List<Request>> commit) {
        this.lock = lock;
        this.commit = commit;
    }

    /// Commands of one caller that share a commit.
    static final class Request {
        private final List<Command> commands;
        private final Origin origin;
        private final Thread caller = Thread.currentThread();
        private List<Result> results = List.of();
        private @Nullable Throwable defect;
        private volatile boolean answered;

        Request(List<Command> commands, Origin origin) {
            this.commands = List.copyOf(commands);
            this.origin = origin;
        }

        List<Command> commands() {
            return commands;
        }

        Origin origin() {
            return origin;
        }

        void answer(List<Result> all) {
            results = all;
            answered = true;
        }

        void fail(Throwable reason) {
            defect = reason;
            answered = true;
        }

        private List<Result> results() {
            if (defect != null) {
                throw new IllegalStateException("The command could not be carried out", defect);
            }
            return results;
        }
    }

    /// Waits until `request` is answered, committing for others meanwhile. An interruption is kept for later:
    /// a command that was handed in is carried out whole or not at all, and the caller is told which.
    List<Result> await(Request request) {
        waiting.add(request);
        size.incrementAndGet();
        boolean interrupted = false;
        while (!request.answered) {
            if (lock.tryLock()) {
                List<Request> done = new ArrayList<>();
                try {
                    while (!request.answered) {
                        done.addAll(commitSome());
                    }
                } finally {
                    lock.unlock();
                }
                wakeNext();
                done.forEach(it -> wake(it, request));
            } else {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return request.results();
    }

    /// To be called after every unlock: the next in line may have parked while the lock was held.
    void wakeNext() {
        var next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.caller);
        }
    }

    private static void wake(Request done, Request own) {
        if (done != own) {
            LockSupport.unpark(done.caller);
        }
    }

    private List<Request> commitSome() {
        gather();
        var batch = new ArrayList<Request>();
        int commands = 0;
        for (var next = waiting.peek(); next != null; next = waiting.peek()) {
            boolean fits = batch.isEmpty()
                    || (next.origin() == batch.getFirst().origin()
                            && commands + next.commands().size() <= LARGEST_BATCH);
            if (!fits) {
                break;
            }
            waiting.remove();
            size.decrementAndGet();
            batch.add(next);
            commands += next.commands().size();
        }
        long start = System.nanoTime();
        commit.accept(batch);
        commitNanos = System.nanoTime() - start;
        batchBefore = batch.size();
        return batch;
    }

    /// Those who were woken by the commit before are on their way back with the next request: one commit for all of them is
    /// worth a short wait. A lone caller never waits.
    @SuppressWarnings("ThreadPriorityCheck") // Yields only to hurry those it waits for; right without it too.
    private void gather() {
        if (batchBefore == 1 && size.get() == 1) {
            return;
        }
        long deadline = System.nanoTime() + commitNanos / GATHER_SHARE;
        while (size.get() < batchBefore && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }
}
