package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.model.Origin;
import org.jetbrains.lincheck.datastructures.Operation;

/// Callers that hand in at once, for Lincheck: each is answered once, by a commit that was its own.
public class QueueOperations {
    private final CommitQueue queue = new CommitQueue(new Turn(), this::commit);
    /// Belongs to whoever has the lock.
    private long commands;

    private List<Result> commit(Batch batch) {
        var results = new ArrayList<Result>();
        while (batch.hasNext()) {
            batch.next();
            results.add(new Result.Done(new Outcome(++commands, OptionalLong.empty(), OptionalLong.empty(), List.of())));
        }
        return results;
    }

    @Operation
    public long one() {
        return submit(1);
    }

    @Operation
    public long three() {
        return submit(3);
    }

    /// Answers the last of their numbers, which follow each other.
    private long submit(int count) {
        var request = new Request(Collections.nCopies(count, new Command.DeactivateProviders()), Origin.API, Thread.currentThread());
        var results = queue.enter(request).get();
        long last = results.getLast().get().revision();
        return last - results.getFirst().get().revision() == count - 1 ? last : -1;
    }
}
