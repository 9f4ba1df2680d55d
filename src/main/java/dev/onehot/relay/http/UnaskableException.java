package dev.onehot.relay.http;

/// A request that no provider is asked; why, is for the program.
final class UnaskableException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Denial denial;

    UnaskableException(Denial denial) {
        super(denial.failed().message());
        this.denial = denial;
    }

    Denial denial() {
        return denial;
    }
}
