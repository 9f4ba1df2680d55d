package dev.onehot.tools;

import module java.base;

import dev.onehot.model.OnehotException;

/// A file that a person chose is no text that can be read.
public final class ChosenFileException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    /// @param limit in MiB
    public ChosenFileException(Path file, long limit) {
        super("chosen.unreadable", file.toString(), limit);
    }
}
