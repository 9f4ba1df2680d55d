package dev.onehot.core.events;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Worded;
import java.io.Serial;

/// There is nothing that could be undone or redone. Nothing was changed.
public final class UndoException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /// Why not.
    public enum Kind implements Worded {
        /// There is no such change in the history (any more).
        UNKNOWN,
        /// It is undone already, or somebody has made it what it was before by other means.
        ALREADY,
        /// Nobody did anything that could be undone.
        NOTHING,
        /// What was there before was not kept: it was secret, or too large. Or it is where a master key was, which nobody may have any more.
        LOST
    }

    public UndoException(Kind kind, String code, Object... arguments) {
        super(code, arguments);
        this.kind = kind;
    }

    /// @param advice where it is not the one of `what`
    public UndoException(Kind kind, Message what, Message advice) {
        super(what, advice, null);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
