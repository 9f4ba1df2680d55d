package dev.onehot.core.events;

import dev.onehot.model.OnehotException;

/// What became of one command among several that shared a commit.
public sealed interface Result {
    record Done(Outcome outcome) implements Result {}

    record Failed(OnehotException failure) implements Result {}

    /// The outcome, or throws the failure.
    default Outcome get() {
        return switch (this) {
            case Done(Outcome outcome) -> outcome;
            case Failed(OnehotException failure) -> throw failure;
        };
    }
}
