package dev.onehot.relay.http;

import module java.base;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;

/// The connection of a program, to whoever answers a request on it.
interface ProgramSide {
    /// On which all of it happens.
    EventLoop loop();

    /// Writes a whole answer, and ends it.
    void send(FullHttpResponse response);

    /// Answers in the dialect's shape that nobody answers, and ends it.
    ///
    /// @param headers beside the usual ones
    void deny(Denial denial, Tongue tongue, Map<String, String> headers);

    /// Writes the head of an answer that more follows.
    void head(HttpResponse response);

    /// Writes a part of an answer; it is the connection's now.
    void more(HttpContent content);

    void flush();

    /// Whether the program keeps up with its answer.
    boolean isWritable();

    /// The answer is written: the next request's turn.
    void end();

    /// Ends the connection, since its answer cannot be ended as one.
    void cut();
}
