package dev.onehot.model;

import java.io.Serial;

/// A file is not what it should be, or has something else where a value is to stand. It is left alone.
public final class UnreadableFileException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    /// @param line of the place, from 1
    /// @param column of the place, in characters from 1
    /// @param why a sentence that names the place and repeats nothing of the file
    public UnreadableFileException(int line, int column, Message why) {
        super(why, Message.of("unreadable.advice"), null);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
