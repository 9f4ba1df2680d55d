package dev.onehot.cli;

import dev.onehot.model.KeyChange;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where a key comes from; never from the arguments, which everybody on the machine can read.
class GivenKey {
    @SuppressWarnings("UnusedVariable") // Exactly one is given: what is no other is this one.
    @Option(names = "--key-stdin", description = "Read the API key from standard input.")
    private boolean standardInput;

    @Option(
            names = "--key-env",
            paramLabel = "VAR",
            description = "Take the API key from this environment variable whenever it is used.")
    private @Nullable String variable;

    final KeyChange change(Session session) {
        return variable == null ? Secrets.read(session) : Secrets.reference(session, variable);
    }
}
