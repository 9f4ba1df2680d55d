package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;

/// What goes over the wire in tests.
public final class Wires {
    private Wires() {}

    /// What a program asks.
    public static ModelTurn read(Dialect dialect, String body) {
        return read(dialect, body, new Omissions());
    }

    public static ModelTurn read(Dialect dialect, String body, Omissions omissions) {
        return dialect.read(WireJson.request(body.getBytes(StandardCharsets.UTF_8)), "", false, omissions);
    }

    /// The smallest turn.
    public static ModelTurn asked(String model, boolean streamed) {
        return new ModelTurn(model, List.of(), List.of(), List.of(), ModelTurn.ToolChoice.FREE, ModelTurn.Sampling.DEFAULT, ModelTurn.Effort.UNSAID,
                ModelTurn.Shape.TEXT, streamed);
    }

    /// What a program gets.
    public static byte[] written(Dialect dialect, boolean streamed, List<Piece> pieces) {
        var out = new ByteArrayOutputStream();
        var writer = dialect.answering(asked("m", streamed), out);
        try {
            for (var piece : pieces) {
                writer.write(piece);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    /// The pieces of a stream that is cut where chance has it.
    public static List<Piece> streamed(Dialect dialect, byte[] bytes, Random cuts) {
        var pieces = new ArrayList<Piece>();
        var reader = dialect.answers();
        var events = new EventLines((name, data) -> reader.event(name, data, pieces::add));
        try {
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(bytes.length - at, 1 + cuts.nextInt(60));
                events.read(bytes, at, length);
                at += length;
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        events.end();
        reader.end(pieces::add);
        return pieces;
    }

    /// The pieces of a stream.
    public static List<Piece> streamed(Dialect dialect, String stream) {
        return RandomAnswers.joined(streamed(dialect, stream.getBytes(StandardCharsets.UTF_8), new Random(7)));
    }

    /// The pieces of an answer that came whole.
    public static List<Piece> whole(Dialect dialect, int status, String body) {
        var pieces = new ArrayList<Piece>();
        dialect.answers().whole(status, WireJson.object(body).orElseThrow(), pieces::add);
        return RandomAnswers.joined(pieces);
    }
}
