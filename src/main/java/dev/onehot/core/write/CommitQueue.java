package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.model.Origin;
import org.jspecify.annotations.Nullable;

/// Flat combining: whoever gets the lock commits for all who wait, so ten threads share one write to the disk.
///
/// Each caller waits on its own request and not in `lock()`, because one whose request is done has no use for the lock.
final class CommitQueue {
    /// How long to wait for those who were in the batch before, as a share of what a commit costs.
    private static final int PATIENCE_SHARE = 2;
    /// And never longer than it takes to wake a few threads, however slow the disk is.
    private static final long LONGEST_PATIENCE = 1_000_000;

    private final Turn lock;
    private final Consumer<Batch> commit;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private int expected = 1;
    private long commitNanos;

    /// @param commit called with the lock held; must answer every request
    CommitQueue(Turn lock, Consumer<Batch> commit) {
        this.lock = lock;
        this.commit = commit;
    }

    /// Waits until `request` is answered, committing for others meanwhile. An interruption is kept for later:
    /// a command that was handed in is carried out whole or not at all, and the caller is told which. Gives up as [Turn] does.
    List<Result> await(Request request) {
        waiting.add(request);
        long since = System.nanoTime();
        boolean interrupted = false;
        while (!request.isAnswered()) {
            if (lock.tryLock()) {
                List<Request> done = new ArrayList<>();
                try {
                    while (!request.isAnswered()) {
                        done.addAll(commitSome());
                    }
                } finally {
                    lock.unlock();
                }
                wakeNext();
                done.forEach(it -> wake(it, request));
            } else {
                LockSupport.parkNanos(this, lock.pause());
                interrupted |= Thread.interrupted();
                since = lock.since(since);
                if (lock.isOver(since) && request.giveUp()) {
                    throw lock.tooLate();
                }
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
            LockSupport.unpark(next.caller());
        }
    }

    private static void wake(Request done, Request own) {
        if (done != own) {
            LockSupport.unpark(done.caller());
        }
    }

    private List<Request> commitSome() {
        long patience = Math.min(commitNanos / PATIENCE_SHARE, LONGEST_PATIENCE);
        var batch = new Batch(waiting, expected, patience);
        commit.accept(batch);
        commitNanos = batch.nanosSinceClosed();
        expected = batch.requests().size();
        return batch.requests();
    }
}
