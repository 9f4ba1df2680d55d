package dev.onehot.tools.follow;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import java.io.Serial;

/// No program is called so that could follow.
public final class UnknownProgramException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    UnknownProgramException(String id) {
        super(Message.of("program.unknown", id), Message.of("program.unknown.advice", id), null);
    }
}
