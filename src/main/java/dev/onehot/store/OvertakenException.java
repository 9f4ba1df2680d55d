package dev.onehot.store;

import java.io.Serial;

/// Others have committed since what a transaction began with was true: nothing of it is there, and it can be carried out again.
public final class OvertakenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public OvertakenException(Throwable cause) {
        super(cause);
    }
}
