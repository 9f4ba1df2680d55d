package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;

/// The commands that share a commit. More may join while the rows of the first are being written.
///
/// Those who were woken by the commit before are on their way back with their next request: one commit for all of them
/// is worth a short wait, and what comes first is written meanwhile. A lone caller never waits.
///
/// Confined to the thread that holds the manager's lock.
final class Batch implements Iterator<Command> {
    private static final int LARGEST = 4_096;

    private final Queue<Request> waiting;
    private final int expected;
    private final long deadline;
    private final List<Request> requests = new ArrayList<>();
    private Iterator<Command> commands;
    private int size;
    private int callers;
    private long closed = System.nanoTime();

    /// @param waiting not empty; whoever is first in it sets the origin
    /// @param expected how many callers to wait for
    /// @param patience for how long, in ns
    Batch(Queue<Request> waiting, int expected, long patience) {
        this.waiting = waiting;
        this.expected = expected;
        this.deadline = closed + patience;
        this.commands = take();
    }

    Origin origin() {
        return requests.getFirst().origin();
    }

    List<Request> requests() {
        return requests;
    }

    /// How many wait for it. One that hands in much at once counts once, if nobody came in between.
    int callers() {
        return callers;
    }

    /// ns since the last command was handed out: what the commit itself has cost.
    long nanosSinceClosed() {
        return System.nanoTime() - closed;
    }

    @Override
    public boolean hasNext() {
        // What its caller gave up is empty.
        while (!commands.hasNext()) {
            if (!join()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Command next() {
        return commands.next();
    }

    /// Hands out all of them again, because nothing of it was stored. More may still join.
    Batch again() {
        commands = requests.stream().flatMap(it -> it.begunWith().stream()).toList().iterator();
        return this;
    }

    /// @param results one for each command, in the order in which they were handed out
    void answer(List<Result> results) {
        int from = 0;
        for (var request : requests) {
            int to = from + request.begunWith().size();
            request.answer(results.subList(from, to));
            from = to;
        }
    }

    /// Fails all, because nothing of it was stored; those who wait now too, rather than each after a wait of its own.
    void refuse(OnehotException reason) {
        while (hasNext()) {
            next();
        }
        answer(Collections.nCopies(size, new Result.Failed(reason)));
    }

    private boolean join() {
        awaitNext();
        var next = waiting.peek();
        if (next == null || next.origin() != origin() || size + next.commands().size() > LARGEST) {
            closed = System.nanoTime();
            return false;
        }
        commands = take();
        return true;
    }

    @SuppressWarnings("ThreadPriorityCheck") // Yields only to hurry those it waits for; right without it too.
    private void awaitNext() {
        while (waiting.isEmpty() && callers < expected && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private Iterator<Command> take() {
        var request = waiting.remove();
        if (requests.isEmpty() || !requests.getLast().caller().equals(request.caller())) {
            callers++;
        }
        requests.add(request);
        var begun = request.begin();
        size += begun.size();
        return begun.iterator();
    }
}
