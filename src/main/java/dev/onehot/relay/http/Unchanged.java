package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.turn.Piece;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;

/// An answer that passes byte for byte.
final class Unchanged implements Carrying {
    private final ProgramSide program;
    private final Consumer<HttpHeaders> named;
    private final UsageScan scan = new UsageScan();
    private boolean begun;
    private boolean ended;

    /// @param named adds who answers
    Unchanged(ProgramSide program, Consumer<HttpHeaders> named) {
        this.program = program;
        this.named = named;
    }

    @Override
    public void begin(HttpResponse answer) {
        var response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, answer.status(), ForwardedHeaders.FACTORY.newHeaders());
        ForwardedHeaders.answer(answer.headers(), response.headers());
        named.accept(response.headers());
        begun = true;
        program.head(response);
    }

    @Override
    public void more(HttpContent content) {
        scan.add(content.content());
        ended = content instanceof LastHttpContent;
        program.more(ended ? new DefaultLastHttpContent(content.content()) : new DefaultHttpContent(content.content()));
    }

    @Override
    public Optional<Denial> end() {
        if (!ended) {
            program.more(LastHttpContent.EMPTY_LAST_CONTENT);
        }
        return Optional.empty();
    }

    /// Whatever was written now would be taken for the provider's.
    @Override
    public boolean breakOff(Denial why) {
        return false;
    }

    @Override
    public boolean isOver() {
        return false;
    }

    @Override
    public boolean isBegun() {
        return begun;
    }

    @Override
    public Optional<Denial> failure(int status, String json) {
        return Optional.empty();
    }

    @Override
    public Piece.Usage usage() {
        return scan.usage();
    }

    @Override
    public String error() {
        return scan.tellsFailure() ? scan.beginning() : "";
    }
}
