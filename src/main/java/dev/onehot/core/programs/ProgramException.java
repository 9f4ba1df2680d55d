package dev.onehot.core.programs;

import dev.onehot.model.OnehotException;
import java.io.Serial;
import java.nio.file.Path;

/// Nothing can be said of programs that follow on this computer, because what tells it from others can neither be read nor made.
public final class ProgramException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    ProgramException(Path file) {
        super("program.place", file.toString());
    }
}
