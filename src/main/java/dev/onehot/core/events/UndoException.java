package dev.onehot.core.events;

import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import java.io.Serial;

/// There is nothing that could be undone or redone. Nothing was changed.
public final class UndoException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /// Why not.
    public enum Kind {
        /// There is no such change in the history (any more).
        UNKNOWN,
        /// It is undone already.
        ALREADY,
        /// Nobody did anything that could be undone.
        NOTHING,
        /// What was there before was not kept: it was secret, or too large.
        LOST
    }

    private UndoException(Kind kind, Message what, Message advice) {
        super(what, advice, null);
        this.kind = kind;
    }

    public static UndoException unknown(long change) {
        return new UndoException(
                Kind.UNKNOWN,
                Message.of("undo.unknown", String.valueOf(change)),
                Message.of("undo.unknown.advice"));
    }

    public static UndoException already() {
        return new UndoException(Kind.ALREADY, Message.of("undo.already"), Message.of("undo.already.advice"));
    }

    /// Somebody has made it what it was before, by other means.
    public static UndoException asBefore(String name) {
        return new UndoException(Kind.ALREADY, Message.of("undo.asBefore", name), Message.of("undo.stopped.advice"));
    }

    public static UndoException nothing() {
        return new UndoException(Kind.NOTHING, Message.of("undo.nothing"), Message.of("undo.nothing.advice"));
    }

    public static UndoException nothingToRedo() {
        return new UndoException(Kind.NOTHING, Message.of("redo.nothing"), Message.of("redo.nothing.advice"));
    }

    public static UndoException lost(String name) {
        return new UndoException(Kind.LOST, Message.of("undo.lost", name), Message.of("undo.lost.advice"));
    }

    /// What was there before was not kept.
    ///
    /// @param why what was there before, and why it is not known
    public static UndoException lost(Message why) {
        return new UndoException(Kind.LOST, why, Message.of("undo.unkept.advice"));
    }

    /// Where a master key was, nobody may have it any more.
    public static UndoException kept() {
        return new UndoException(Kind.LOST, Message.of("undo.kept"), Message.of("undo.kept.advice"));
    }

    public Kind kind() {
        return kind;
    }
}
