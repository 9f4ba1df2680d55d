package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Result;
import dev.onehot.model.OnehotException;

/// Flat combining: whoever gets the lock commits for all who wait, so ten threads share one write to the disk.
///
/// Each caller waits on its own request and not in `lock()`, because one whose request is done has no use for the lock.
final class CommitQueue {
    /// How long to wait for those who were in the batch before, as a share of what a commit costs.
    private static final int PATIENCE_SHARE = 2;
    /// And never longer than it takes to wake a few threads, however slow the disk is.
    private static final long LONGEST_PATIENCE = 1_000_000;

    private final Turn lock;
    private final Function<Batch, List<Result>> commit;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private int expected = 1;
    private long commitNanos;

    /// @param commit called with the lock held
    CommitQueue(Turn lock, Function<Batch, List<Result>> commit) {
        this.lock = lock;
        this.commit = commit;
    }

    /// Puts `request` in line without waiting.
    ///
    /// @return what its caller has to ask for the results: it waits for them, and commits if nobody else does
    Supplier<List<Result>> enter(Request request) {
        waiting.add(request);
        return () -> await(request);
    }

    /// Waits until `request` is answered, committing for others meanwhile. An interruption is kept for later:
    /// a command that was handed in is carried out whole or not at all, and the caller is told which. Gives up as [Turn] does.
    private List<Result> await(Request request) {
        long since = request.since();
        boolean interrupted = false;
        try {
            while (!request.isAnswered()) {
                since = lock.since(since);
                if (lock.tryLock()) {
                    commitUntil(request);
                } else if (lock.isOver(since) && request.giveUp()) {
                    throw lock.tooLate();
                } else {
                    LockSupport.parkNanos(this, lock.pause());
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return request.results();
    }

    private void commitUntil(Request own) {
        List<Request> done = new ArrayList<>();
        try {
            while (!own.isAnswered()) {
                done.addAll(commitSome());
            }
        } finally {
            lock.unlock();
        }
        wakeNext();
        done.forEach(it -> wake(it.caller()));
    }

    /// To be called after every unlock: the next in line may have parked while the lock was held.
    void wakeNext() {
        var next = waiting.peek();
        if (next != null) {
            LockSupport.unpark(next.caller());
        }
    }

    private static void wake(Thread caller) {
        if (!caller.equals(Thread.currentThread())) {
            LockSupport.unpark(caller);
        }
    }

    private List<Request> commitSome() {
        long patience = Math.min(commitNanos / PATIENCE_SHARE, LONGEST_PATIENCE);
        var batch = new Batch(waiting, expected, patience);
        try {
            batch.answer(commit.apply(batch));
        } catch (OnehotException failure) {
            batch.refuse(failure);
        } catch (RuntimeException | Error defect) {
            batch.requests().forEach(it -> it.fail(defect));
        }
        commitNanos = batch.nanosSinceClosed();
        expected = batch.callers();
        return batch.requests();
    }
}
