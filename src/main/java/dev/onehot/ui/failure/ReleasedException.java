package dev.onehot.ui.failure;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;

/// The file was closed and has no log any more, as the person wanted it. There is nothing else to be shown.
public final class ReleasedException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    public ReleasedException(Path file) {
        super(Message.of("start.released", file.toString()), Message.of("start.released.advice"), null);
    }
}
