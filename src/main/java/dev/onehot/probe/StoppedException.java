package dev.onehot.probe;

import dev.onehot.model.CheckFailure;
import java.io.Serial;

/// Ends a check with what is wrong. Has no cause on purpose: causes of others may repeat what was sent.
final class StoppedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient CheckFailure failure;

    StoppedException(CheckFailure failure) {
        super(failure.kind().word());
        this.failure = failure;
    }

    CheckFailure failure() {
        return failure;
    }
}
