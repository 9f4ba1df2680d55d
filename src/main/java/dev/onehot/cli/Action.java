package dev.onehot.cli;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// One command, or a group of them. [CommandTree] makes it, and says in which session.
abstract class Action implements Callable<Integer> {
    private @Nullable Session session;

    @Spec
    private @Nullable CommandSpec spec;

    final void begin(Session started) {
        session = started;
    }

    final Session session() {
        return Objects.requireNonNull(session);
    }

    /// As picocli knows this command.
    final CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    @Override
    public final Integer call() {
        return run();
    }

    /// Answers one of [Exit]; what it throws becomes one by [Failure].
    abstract int run();
}
