package dev.onehot.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/// One command.
abstract class Action implements Callable<Integer> {
    private final Session session;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    Action(Session session) {
        this.session = session;
    }

    final Session session() {
        return session;
    }

    boolean asksForHelp() {
        return help;
    }

    @Override
    public final Integer call() {
        return run();
    }

    /// Answers one of [Exit]; what it throws becomes one by [Failure].
    abstract int run();
}
