package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.Piece;

/// The pieces of an answer, put together for a program that wants it whole. One thread.
public final class CollectedAnswer {
    private static final int LONGEST = 64 << 20;

    private final List<MessagePart> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Piece.Began began = new Piece.Began("", "");
    private Piece open = new Piece.PartEnded();
    private String signature = "";
    private long length;

    public CollectedAnswer() {}

    /// Takes note of one; those that end the answer are for the caller.
    ///
    /// @throws IOException when it is longer than 64 million letters
    public void add(Piece piece) throws IOException {
        switch (piece) {
            case Piece.Began it -> began = it;
            case Piece.TextPart it -> open = it;
            case Piece.ThoughtPart it -> open = it;
            case Piece.CallPart it -> open = it;
            case Piece.Delta(var more) -> text.append(more);
            case Piece.Signature(var whole) -> signature = whole;
            case Piece.PartEnded _ -> close();
            case Piece.Ended _, Piece.Failed _ -> {}
        }
        length += piece instanceof Piece.Delta(var more) ? more.length() : 0;
        if (length > LONGEST) {
            throw new IOException("The answer is longer than 64 million letters.");
        }
    }

    private void close() {
        switch (open) {
            case Piece.TextPart _ -> parts.add(new MessagePart.Text(text.toString()));
            case Piece.ThoughtPart(var hidden) -> parts.add(new MessagePart.Thought(text.toString(), signature, hidden));
            case Piece.CallPart(var id, var name) -> parts.add(new MessagePart.ToolCall(id, name, text.toString(), signature));
            default -> {}
        }
        open = new Piece.PartEnded();
        text.setLength(0);
        signature = "";
    }

    public Piece.Began began() {
        return began;
    }

    /// Those that have ended.
    public List<MessagePart> parts() {
        return Collections.unmodifiableList(parts);
    }
}
