package dev.onehot.model;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A failure that a person or a program can act on: what failed, on what, and what to do next.
///
/// [#getMessage()] is both sentences in the default language. Neither ever holds a secret.
public abstract class OnehotException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Message what;
    private final transient Message advice;

    protected OnehotException(Message what, Message advice, @Nullable Throwable cause) {
        super(what.text() + " " + advice.text(), cause);
        this.what = what;
        this.advice = advice;
    }

    /// A failure with the texts `code` and `code.advice`.
    protected OnehotException(String code, Object... arguments) {
        this(Message.of(code, arguments), Message.of(code + ".advice", arguments), null);
    }

    /// What failed, and on what.
    public Message what() {
        return what;
    }

    /// What to do about it.
    public Message advice() {
        return advice;
    }
}
