package dev.onehot.cli;

import java.io.Serial;

/// The command line's own reason not to go on.
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    Refusal(int code, String type, String message, String advice) {
        super(message);
        this.failure = new Failure(code, type, message, advice);
    }

    Failure failure() {
        return failure;
    }

    static Refusal usage(String message, String advice) {
        return new Refusal(Exit.USAGE, "usage", message, advice);
    }

    static Refusal missing(String message, String advice) {
        return new Refusal(Exit.MISSING, "not-found", message, advice);
    }
}
