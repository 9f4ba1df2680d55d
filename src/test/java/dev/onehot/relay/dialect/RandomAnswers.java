package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.Piece;

/// Answers in pieces, of what a dialect can say.
public final class RandomAnswers {
    /// What not every dialect can say.
    public enum Says {
        HIDDEN_THOUGHTS,
        CALL_SIGNATURES,
        SEVERAL_TEXTS,
        CACHE_WRITTEN,
        STOP_TEXT,
        PAUSED,
        NO_ARGUMENTS
    }

    private final Random random;
    private final RandomTurns texts;
    private final String signature;
    private final String ofCalls;
    private final Set<Says> says;

    /// @param signature of each thought; empty for none
    public RandomAnswers(long seed, String signature, Set<Says> says) {
        this(seed, signature, signature, says);
    }

    /// With another one for calls.
    ///
    /// @param ofCalls of some of them
    public RandomAnswers(long seed, String signature, String ofCalls, Set<Says> says) {
        this.ofCalls = ofCalls;
        this.random = new Random(seed);
        this.texts = new RandomTurns(seed, "", "", Set.of());
        this.signature = signature;
        this.says = says;
    }

    /// The pieces of one that does not fail.
    public List<Piece> next() {
        var pieces = new ArrayList<Piece>();
        pieces.add(new Piece.Began("id_" + random.nextInt(1000), "model-" + random.nextInt(10)));
        if (random.nextBoolean()) {
            part(new Piece.ThoughtPart(false), texts.text(), signature, pieces);
        }
        if (may(Says.HIDDEN_THOUGHTS)) {
            part(new Piece.ThoughtPart(true), "", signature, pieces);
        }
        for (int count = random.nextInt(says.contains(Says.SEVERAL_TEXTS) ? 3 : 2); count > 0; count--) {
            part(new Piece.TextPart(), texts.text(), "", pieces);
        }
        int calls = random.nextInt(4);
        for (int at = 0; at < calls; at++) {
            part(new Piece.CallPart("call_" + random.nextInt(1_000_000) + "_" + at, "tool_" + at), texts.arguments(),
                    may(Says.CALL_SIGNATURES) ? ofCalls : "", pieces);
        }
        long input = random.nextInt(10_000);
        long cached = random.nextLong(input + 1);
        long written = may(Says.CACHE_WRITTEN) ? random.nextLong(input - cached + 1) : 0;
        long output = random.nextInt(10_000);
        pieces.add(new Piece.Ended(calls > 0 ? Piece.Stop.TOOL_CALLS : stop(), "", new Piece.Usage(input, cached, written, output, random.nextLong(output + 1))));
        if (pieces.getLast() instanceof Piece.Ended(var stop, var _, var usage) && stop == Piece.Stop.STOP_TEXT) {
            pieces.set(pieces.size() - 1, new Piece.Ended(stop, "END", usage));
        }
        return pieces;
    }

    private boolean may(Says what) {
        return says.contains(what) && random.nextInt(3) == 0;
    }

    private Piece.Stop stop() {
        return may(Says.STOP_TEXT) ? Piece.Stop.STOP_TEXT : may(Says.PAUSED) ? Piece.Stop.PAUSED
                : List.of(Piece.Stop.END, Piece.Stop.MAX_TOKENS, Piece.Stop.REFUSED).get(random.nextInt(3));
    }

    private void part(Piece begin, String text, String signed, List<Piece> pieces) {
        pieces.add(begin);
        for (int at = 0; at < text.length(); ) {
            int next = Math.min(text.length(), at + 1 + random.nextInt(20));
            next += next < text.length() && Character.isLowSurrogate(text.charAt(next)) ? 1 : 0;
            pieces.add(new Piece.Delta(text.substring(at, next)));
            at = next;
        }
        if (!signed.isEmpty()) {
            pieces.add(new Piece.Signature(signed));
        }
        pieces.add(new Piece.PartEnded());
    }

    /// The same pieces, with what came in several put together.
    public static List<Piece> joined(List<Piece> pieces) {
        var joined = new ArrayList<Piece>();
        for (var piece : pieces) {
            if (piece instanceof Piece.Delta(var more) && !joined.isEmpty() && joined.getLast() instanceof Piece.Delta(var before)) {
                joined.set(joined.size() - 1, new Piece.Delta(before + more));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }
}
