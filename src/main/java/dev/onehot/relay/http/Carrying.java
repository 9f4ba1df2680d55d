package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.turn.Piece;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;

/// How one answer gets from the provider to the program. What is written is sent when the errand flushes.
interface Carrying {
    /// The answer begins, and is no failure.
    void begin(HttpResponse answer);

    /// More of it, which is the carrier's now.
    void more(HttpContent content);

    /// It is whole.
    ///
    /// @return why the program has to be told something else, when nothing was written
    Optional<Denial> end();

    /// It will never be whole.
    ///
    /// @return whether the program was told so within the answer, which then ends in order
    boolean breakOff(Denial why);

    /// Whether nothing more will be told, although the server has not ended it.
    boolean isOver();

    /// Whether the program has got a part of it.
    boolean isBegun();

    /// What the program is told instead of the provider's own words; empty where these pass as they are.
    ///
    /// @param json of an answer that is a failure, without keys
    Optional<Denial> failure(int status, String json);

    /// What it cost, as far as it was told.
    Piece.Usage usage();

    /// What failed although it came as an answer; may hold a key; empty for nothing.
    String error();
}
