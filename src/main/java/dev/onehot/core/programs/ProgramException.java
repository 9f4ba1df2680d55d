package dev.onehot.core.programs;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Nothing can be done with a program: it does not follow here, or what tells this computer from others can neither be read nor made.
public final class ProgramException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private ProgramException(Message what, Message advice, @Nullable Throwable cause) {
        super(what, advice, cause);
    }

    static ProgramException withoutPlace(Path file, Throwable cause) {
        return new ProgramException(Message.of("program.place", file.toString()), Message.of("program.place.advice"), cause);
    }

    static ProgramException notFollowed(String id) {
        return new ProgramException(Message.of("program.notFollowed", id), Message.of("program.notFollowed.advice"), null);
    }
}
