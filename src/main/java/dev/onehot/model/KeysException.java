package dev.onehot.model;

import java.io.Serial;

/// A key cannot be read or written now: locked, lost, refused, or its environment variable is not set. Nothing was changed.
public final class KeysException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final boolean openable;

    /// @param openable whether opening the master key could help
    private KeysException(Message what, Message advice, boolean openable) {
        super(what, advice, null);
        this.openable = openable;
    }

    public static KeysException because(KeyState state) {
        return new KeysException(state.what(), state.advice(), true);
    }

    /// For a failure with the texts `code` and `code.advice`, which opening would not mend.
    public static KeysException of(String code, Object... arguments) {
        return new KeysException(Message.of(code, arguments), Message.of(code + ".advice", arguments), false);
    }

    /// Whether opening the master key could help.
    public boolean isOpenable() {
        return openable;
    }
}
