package dev.onehot.relay.http;

import module java.base;

import dev.onehot.route.ProxyServer;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// A connection to a provider's server: used by one request after the other.
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written is told by the channel's end
final class ProviderTalk extends ChannelInboundHandlerAdapter {
    /// How long nothing may happen before a look is taken at what is waited for.
    static final int TICK_SECONDS = 15;

    /// Also for a head that comes byte by byte.
    private static final int HEAD_SECONDS = 600;

    private static final int SILENCE_TICKS = 300 / TICK_SECONDS;

    /// A connection that was closed meanwhile shows it at once; a server that has had longer may have done what it was asked.
    private static final long UNHEARD_NANOS = 1_000_000_000;

    /// Who hears of an answer.
    interface Listener {
        void head(HttpResponse head);

        /// More of the answer, which is the listener's now.
        void more(HttpContent content);

        /// The bytes that came together have been told.
        void pause();

        /// The answer is whole.
        void whole();

        /// There will be no more of it.
        ///
        /// @param unheard whether the server may never have read the request, since it had closed a connection that was used before
        void broken(Throwable why, boolean unheard);
    }

    private final Place place;
    private final Optional<ProxyServer> proxy;
    private final Consumer<ProviderTalk> idle;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Listener listener;
    private @Nullable ChannelFuture written;
    private @Nullable Future<?> deadline;
    private boolean used;
    private boolean begun;
    private boolean between;
    private boolean keeps;
    private int ticks;
    private long askedSince;
    private long idleSince;

    /// @param proxy that is asked itself, and wants whole addresses
    /// @param idle is told when it can be used again
    ProviderTalk(Place place, Optional<ProxyServer> proxy, Consumer<ProviderTalk> idle) {
        this.place = place;
        this.proxy = proxy;
        this.idle = idle;
    }

    Place place() {
        return place;
    }

    /// Asks. The request's path is one of this place.
    void ask(HttpRequest request, Object body, Listener whoHears) {
        listener = whoHears;
        begun = false;
        ticks = 0;
        askedSince = now();
        endsWithin(HEAD_SECONDS);
        proxy.ifPresent(it -> {
            request.setUri(place.uri().toString().replaceFirst("/$", "") + request.uri());
            it.authorization().ifPresent(login -> request.headers().set("Proxy-Authorization", login));
        });
        var to = Objects.requireNonNull(context);
        to.write(request);
        written = to.writeAndFlush(body);
        written.addListener(it -> {
            if (!it.isSuccess() && listener != null) {
                fail(it.cause());
            }
        });
    }

    private long now() {
        return Objects.requireNonNull(context).executor().ticker().nanoTime();
    }

    /// Whatever is waited for is broken off then, also when some of it still comes.
    void endsWithin(int seconds) {
        endsWhenever();
        deadline = Objects.requireNonNull(context).executor().schedule(() -> fail(new SocketTimeoutException("slow")), seconds, TimeUnit.SECONDS);
    }

    private void endsWhenever() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /// Whether more is read from the server.
    void reads(boolean more) {
        Objects.requireNonNull(context).channel().config().setAutoRead(more);
    }

    /// Nobody listens any more.
    void close() {
        listener = null;
        endsWhenever();
        if (context != null) {
            context.close();
        }
    }

    /// Wall-clock time, which goes on while the computer sleeps.
    boolean isFresh(long longest) {
        return context != null && context.channel().isActive() && System.currentTimeMillis() - idleSince < longest;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        var to = listener;
        ticks = 0;
        if (to == null || ((HttpObject) message).decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            fail(new ProtocolException("no answer of HTTP"));
            return;
        }
        if (message instanceof HttpResponse head) {
            between = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
            if (!between) {
                begun = true;
                endsWhenever();
                keeps = HttpUtil.isKeepAlive(head);
                to.head(head);
            }
        }
        if (message instanceof HttpContent content) {
            boolean last = content instanceof LastHttpContent && !between;
            if (between) {
                content.release();
            } else if (listener != null) {
                to.more(content);
            } else {
                content.release();
            }
            if (last && listener != null) {
                finish(to);
            }
        }
    }

    private void finish(Listener to) {
        listener = null;
        endsWhenever();
        used = true;
        ticks = 0;
        reads(true);
        to.whole();
        // Some servers answer before they have read all; the next request would wait behind the rest of this one.
        if (keeps && Objects.requireNonNull(written).isDone() && Objects.requireNonNull(context).channel().isActive()) {
            idleSince = System.currentTimeMillis();
            idle.accept(this);
        } else {
            close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext from) {
        if (listener != null) {
            listener.pause();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        fail(new EOFException("closed"));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        fail(cause);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext from, Object event) {
        if (event instanceof IdleStateEvent) {
            ticks++;
            if (listener == null ? ticks > 1 : begun && ticks >= SILENCE_TICKS) {
                fail(new SocketTimeoutException("silent"));
            }
        }
    }

    private void fail(Throwable why) {
        var to = listener;
        listener = null;
        endsWhenever();
        if (context != null) {
            context.close();
        }
        if (to != null) {
            to.broken(why, used && !begun && isOfTheConnection(why) && now() - askedSince < UNHEARD_NANOS);
        }
    }

    private static boolean isOfTheConnection(Throwable why) {
        return why instanceof IOException && !(why instanceof SocketTimeoutException) && !(why instanceof ProtocolException);
    }
}
