package dev.onehot.ui.failure;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;

/// A start that failed of something that nobody expected: told as everything else that keeps a file from being opened.
final class StartException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private StartException(Message what, Message advice, Throwable cause) {
        super(what, advice, cause);
    }

    /// `failure` itself where it says what to do.
    static OnehotException of(Throwable failure, Path file) {
        return switch (failure) {
            case OnehotException known -> known;
            case OutOfMemoryError _ -> {
                var what = Message.of("start.memory", file.toString());
                yield new StartException(what, Message.of("start.memory.advice"), failure);
            }
            default -> {
                var what = Message.of("start.unexpected", file.toString(), failure.getClass().getSimpleName());
                yield new StartException(what, Message.of("start.unexpected.advice"), failure);
            }
        };
    }
}
