package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.turn.Piece;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// The connection of one program: its requests, one after the other. What it sends ahead waits, so that it is heard at once when the program leaves.
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written is told by the channel's end
final class Visit extends ChannelInboundHandlerAdapter implements ProgramSide {
    /// How long nothing may happen before a look is taken at what is waited for.
    static final int TICK_SECONDS = 30;

    private static final int MOST_AHEAD = 64;
    private static final int IDLE_TICKS = 20;
    private static final int STUCK_TICKS = 10;
    private static final int BODY_TICKS = 2;

    private final Desk desk;
    private final Queue<HttpObject> ahead = new ArrayDeque<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable Errand errand;
    private boolean whole;
    private boolean keeps = true;
    private boolean old;
    private boolean draining;
    private boolean waits;
    private long discarded = -1;
    private int ticks;

    Visit(Desk desk) {
        this.desk = desk;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    private ChannelHandlerContext to() {
        return Objects.requireNonNull(context);
    }

    @Override
    public EventLoop loop() {
        return to().channel().eventLoop();
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        ticks = 0;
        if (isBusy()) {
            ahead.add((HttpObject) message);
            if (ahead.size() > MOST_AHEAD) {
                from.channel().config().setAutoRead(false);
            }
        } else {
            take((HttpObject) message);
        }
    }

    private void take(HttpObject message) {
        if (message.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            keeps = false;
            if (errand != null) {
                errand.left();
                errand = null;
            }
            boolean tooLong = message.decoderResult().cause() instanceof TooLongHttpHeaderException;
            text(tooLong ? 431 : 400, "Ask in HTTP/1.1: this is no request that can be read.\n");
            return;
        }
        if (message instanceof HttpRequest head) {
            begin(head);
        }
        if (message instanceof HttpContent content) {
            body(content);
        }
    }

    private void begin(HttpRequest head) {
        whole = false;
        old = head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0;
        keeps = HttpUtil.isKeepAlive(head) && !desk.isClosing();
        var target = head.uri().startsWith("/") ? head.uri() : head.uri().replaceFirst("^https?://[^/?]*", "");
        if (desk.doorkeeper().isStrange(head.headers())) {
            refuse(head, Denial.of(Piece.Failure.FORBIDDEN, "Ask 127.0.0.1, localhost or [::1], and not from a web page."), Tongue.CHAT);
        } else if (target.equals("/") && head.method().equals(HttpMethod.GET)) {
            discarded = 0;
            text(200, "Onehot answers programs here with the active provider. Each needs a token: onehotctl program token NAME\n");
        } else if (target.equals("/api/hello")) {
            discarded = 0;
            text(200, "");
        } else if (head.headers().contains("Upgrade", "websocket", true)) {
            refuse(head, new Denial(426, new Piece.Failed(Piece.Failure.INVALID, "Post it: there are no websockets here."), false), Tongue.RESPONSES);
        } else {
            Asked.of(head.method(), target, head.headers()).ifPresentOrElse(it -> begin(head, it, target), () -> refuse(head, Denial.of(
                    Piece.Failure.UNKNOWN,
                    "Ask /v1/messages, /v1/chat/completions, /v1/responses or /v1beta/models: nothing is at this path."), Tongue.CHAT));
        }
    }

    private void begin(HttpRequest head, Asked asked, String target) {
        if (HttpUtil.getContentLength(head, 0L) > WireLimits.LARGEST_BODY) {
            refuse(head, tooLarge(), asked.tongue());
            return;
        }
        var tokens = Doorkeeper.tokens(head.headers(), target);
        waits = true;
        Thread.ofVirtual().start(() -> {
            var admission = desk.doorkeeper().admit(tokens);
            loop().execute(() -> {
                try {
                    begin(head, asked, admission);
                } catch (Throwable _) {
                    // The loop would keep it to itself, and the program would wait for ever.
                    to().close();
                }
            });
        });
    }

    private void begin(HttpRequest head, Asked asked, Admission admission) {
        waits = false;
        if (!to().channel().isActive()) {
            return;
        }
        switch (admission) {
            case Admission.Refused refused -> {
                desk.refused(refused);
                refuse(head, refused.denial(), asked.tongue());
            }
            case Admission.Granted(var caller, var answerer) -> {
                errand = new Errand(this, desk, asked, head, caller, answerer);
                if (HttpUtil.is100ContinueExpected(head)) {
                    to().writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
                }
            }
        }
        takeAhead();
    }

    private static Denial tooLarge() {
        return Denial.of(Piece.Failure.TOO_LARGE, "Send less: a request may have 64 MiB at most.");
    }

    /// What comes of the request's body is not read.
    private void refuse(HttpRequest head, Denial denial, Tongue tongue) {
        discarded = 0;
        // Who waits to be told to go on never sends what the decoder waits for.
        keeps = keeps && !HttpUtil.is100ContinueExpected(head);
        deny(denial, tongue, Map.of());
    }

    private void body(HttpContent content) {
        if (discarded >= 0) {
            discarded += content.content().readableBytes();
            content.release();
            if (content instanceof LastHttpContent) {
                discarded = -1;
            } else if (discarded > WireLimits.LARGEST_BODY) {
                cut();
            }
            return;
        }
        var current = errand;
        if (current == null) {
            content.release();
        } else if (!current.collect(content.content())) {
            content.release();
            discarded = 0;
            current.denied(tooLarge());
        } else {
            content.release();
            if (content instanceof LastHttpContent) {
                whole = true;
                current.begin();
            }
        }
    }

    @Override
    public void deny(Denial denial, Tongue tongue, Map<String, String> headers) {
        var response = WholeAnswer.of(denial.status(), "application/json", Dialects.of(tongue).failure(denial.status(), denial.failed()));
        headers.forEach(response.headers()::set);
        if (!denial.again()) {
            response.headers().set("x-should-retry", "false");
        }
        if (denial.status() == 426) {
            response.headers().set("Upgrade", "HTTP/1.1");
            response.headers().set("Connection", "Upgrade");
        }
        send(response);
    }

    private void text(int status, String text) {
        send(WholeAnswer.of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void send(FullHttpResponse response) {
        framed(response);
        to().writeAndFlush(response);
        end();
    }

    @Override
    public void head(HttpResponse response) {
        framed(response);
        to().write(response);
    }

    private void framed(HttpResponse response) {
        boolean open = !response.headers().contains("Content-Length") && !response.headers().contains("Transfer-Encoding")
                && response.status().code() != 204 && response.status().code() != 304;
        if (open && old) {
            keeps = false;
        } else if (open) {
            response.headers().set("Transfer-Encoding", "chunked");
        }
        keeps = keeps && !desk.isClosing();
        if (!keeps) {
            response.headers().set("Connection", "close");
        } else if (old) {
            response.headers().set("Connection", "keep-alive");
        }
    }

    @Override
    public void more(HttpContent content) {
        to().write(content);
    }

    @Override
    public void flush() {
        to().flush();
    }

    @Override
    public boolean isWritable() {
        return to().channel().isWritable();
    }

    @Override
    public void end() {
        errand = null;
        if (!keeps || desk.isClosing()) {
            to().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        takeAhead();
    }

    /// Whether what comes has to wait.
    private boolean isBusy() {
        return waits || (errand != null && whole);
    }

    private void takeAhead() {
        if (draining) {
            return;
        }
        draining = true;
        try {
            while (!isBusy() && !ahead.isEmpty()) {
                take(ahead.remove());
            }
        } finally {
            draining = false;
        }
        if (ahead.size() < MOST_AHEAD) {
            to().channel().config().setAutoRead(true);
        }
    }

    @Override
    public void cut() {
        to().flush();
        to().close();
    }

    /// Ends the connection if nothing is asked on it.
    void closeIfIdle() {
        if (errand == null && !waits) {
            to().close();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext from) {
        if (errand != null) {
            errand.keepsUp(isWritable());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
        var current = errand;
        errand = null;
        if (current != null) {
            current.left();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) {
        if (event instanceof IdleStateEvent) {
            ticks++;
            boolean stuck = errand != null && whole && !isWritable();
            if (errand == null ? ticks >= (discarded < 0 ? IDLE_TICKS : BODY_TICKS) : whole ? stuck && ticks >= STUCK_TICKS : ticks >= BODY_TICKS) {
                from.close();
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        from.close();
    }
}
