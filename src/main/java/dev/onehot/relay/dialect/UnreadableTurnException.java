package dev.onehot.relay.dialect;

/// A request that cannot be answered; its message is for the person who reads the program's error, and says which member is wrong.
public final class UnreadableTurnException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableTurnException(String message) {
        super(message);
    }
}
