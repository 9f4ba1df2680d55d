package dev.onehot.model;

import java.io.Serial;

/// A command named a provider that is not there (any more). Nothing was changed.
public final class NoSuchProviderException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final long id;

    public NoSuchProviderException(long id) {
        super("provider.missing", String.valueOf(id));
        this.id = id;
    }

    public long id() {
        return id;
    }
}
