package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.turn.Piece;

/// Whether the pieces of an answer come in the order in which writers rely on them.
public final class PieceOrder {
    private PieceOrder() {}

    public static void holds(List<Piece> pieces, String what) {
        assertThat(pieces).as(what).isNotEmpty();
        boolean began = false;
        Optional<Piece> open = Optional.empty();
        for (var piece : pieces.subList(0, pieces.size() - 1)) {
            var seen = what + " at " + piece + " of " + pieces;
            switch (piece) {
                case Piece.Began _ -> {
                    assertThat(began).as(seen).isFalse();
                    began = true;
                }
                case Piece.TextPart _, Piece.ThoughtPart _, Piece.CallPart _ -> {
                    assertThat(began && open.isEmpty()).as(seen).isTrue();
                    assertThat(piece).as(seen).isNotEqualTo(new Piece.CallPart("", ""));
                    open = Optional.of(piece);
                }
                case Piece.Delta(var text) -> assertThat(open.isPresent() && !text.isEmpty()).as(seen).isTrue();
                case Piece.Signature(var signature) -> assertThat(open.isPresent() && signature.contains(":")).as(seen).isTrue();
                case Piece.PartEnded _ -> {
                    assertThat(open).as(seen).isPresent();
                    open = Optional.empty();
                }
                case Piece.Ended _, Piece.Failed _ -> throw new AssertionError("not the last: " + seen);
            }
        }
        switch (pieces.getLast()) {
            case Piece.Ended _ -> assertThat(began && open.isEmpty()).as(what).isTrue();
            case Piece.Failed(var _, var message) -> assertThat(message).as(what).isNotBlank();
            default -> throw new AssertionError("no end: " + what + " of " + pieces);
        }
    }
}
