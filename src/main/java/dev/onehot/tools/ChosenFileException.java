package dev.onehot.tools;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import java.io.Serial;
import java.nio.file.Path;

/// A file that a person chose is no text that can be read.
public final class ChosenFileException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param limit in MiB
    public ChosenFileException(Path file, long limit) {
        super(
                Message.of("chosen.unreadable", file.toString(), limit),
                Message.of("chosen.unreadable.advice", file.toString(), limit),
                null);
    }
}
