package dev.onehot.relay.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/// Answers whose bodies are known.
final class WholeAnswer {
    private WholeAnswer() {}

    /// @param type as in `Content-Type`
    static FullHttpResponse of(int status, String type, byte[] body) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), Unpooled.wrappedBuffer(body));
        response.headers().set("Content-Type", type);
        response.headers().set("Content-Length", body.length);
        return response;
    }
}
