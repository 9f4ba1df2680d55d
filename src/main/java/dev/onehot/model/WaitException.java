package dev.onehot.model;

import module java.base;

/// Something was waited for that did not come. Nothing was changed.
public final class WaitException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private WaitException(String code, Object... arguments) {
        super(code, arguments);
    }

    /// The manager did not come free.
    ///
    /// @param holder the name of the thread that has it
    public static WaitException forSettings(Duration waited, String holder) {
        return new WaitException("wait.settings", waited.toSeconds(), holder);
    }

    /// The thread that waited was told to stop.
    public static WaitException interrupted() {
        return new WaitException("wait.interrupted");
    }
}
