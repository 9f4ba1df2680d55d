package dev.onehot.tools.follow;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import java.io.Serial;

/// What is said of a program's files cannot be meant so.
public final class FollowDefinitionException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    FollowDefinitionException(Message what) {
        super(what, Message.of("program.definition.advice"), null);
    }
}
