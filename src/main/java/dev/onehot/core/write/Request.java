package dev.onehot.core.write;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.model.Origin;
import org.jspecify.annotations.Nullable;

/// Commands of one caller that share a commit.
final class Request {
    private final List<Command> commands;
    private final Origin origin;
    private final Thread caller;
    private final long since = System.nanoTime();
    private List<Result> results = List.of();
    private @Nullable Throwable defect;
    private volatile boolean answered;
    private final AtomicBoolean begun = new AtomicBoolean();
    private List<Command> begunWith = List.of();

    /// @param caller that waits for what becomes of it
    Request(List<Command> commands, Origin origin, Thread caller) {
        this.commands = List.copyOf(commands);
        this.origin = origin;
        this.caller = caller;
    }

    /// When it was handed in.
    long since() {
        return since;
    }

    List<Command> commands() {
        return commands;
    }

    /// What is to be carried out now: nothing when its caller has given up.
    List<Command> begin() {
        begunWith = begun.compareAndSet(false, true) ? commands : List.of();
        return begunWith;
    }

    /// What [#begin] answered.
    List<Command> begunWith() {
        return begunWith;
    }

    /// Whether nothing of it was begun, and now nothing will be.
    boolean giveUp() {
        return begun.compareAndSet(false, true);
    }

    Thread caller() {
        return caller;
    }

    boolean isAnswered() {
        return answered;
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

    List<Result> results() {
        if (defect != null) {
            throw new IllegalStateException("The command could not be carried out", defect);
        }
        return results;
    }
}
