package dev.onehot.tools;

import dev.onehot.model.OnehotException;
import java.io.Serial;
import java.nio.file.Path;

/// A file that a person chose is no text that can be read.
public final class ChosenFileException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param limit in MiB
    public ChosenFileException(Path file, long limit) {
        super("chosen.unreadable", file.toString(), limit);
    }
}
