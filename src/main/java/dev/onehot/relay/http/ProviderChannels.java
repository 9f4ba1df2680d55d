package dev.onehot.relay.http;

import module java.base;

import dev.onehot.route.ProxyServer;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;

/// Connections to providers of one event loop: those that wait to be used again, and new ones.
final class ProviderChannels {
    private static final int MOST_IDLE = 64;
    private static final long LONGEST_IDLE = 25_000;
    private static final int SECONDS = 10;

    private final EventLoop loop;
    private final Outlets outlets;
    private final Map<Place, ArrayDeque<ProviderTalk>> idle = new HashMap<>();

    ProviderChannels(EventLoop loop, Outlets outlets) {
        this.loop = loop;
        this.outlets = outlets;
    }

    /// Hands over a connection, at once or when there is one.
    ///
    /// @param fresh whether none that was used before will do
    void take(Place place, boolean fresh, Consumer<ProviderTalk> to, Consumer<Throwable> failed) {
        var waiting = idle.getOrDefault(place, new ArrayDeque<>());
        while (!fresh && !waiting.isEmpty()) {
            var talk = waiting.removeFirst();
            if (talk.isFresh(LONGEST_IDLE)) {
                to.accept(talk);
                return;
            }
            talk.close();
        }
        outlets.find(place, SECONDS, loop).addListener((Future<Outlets.Found> found) -> {
            if (found.isSuccess()) {
                dial(place, found.getNow(), 0, to, failed);
            } else {
                failed.accept(found.cause());
            }
        });
    }

    private void dial(Place place, Outlets.Found found, int number, Consumer<ProviderTalk> to, Consumer<Throwable> failed) {
        var talk = new ProviderTalk(place, place.secure() ? Optional.empty() : found.proxy(), this::release);
        var secured = loop.<Channel>newPromise();
        new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, SECONDS * 1000)
                .option(ChannelOption.ALLOCATOR, WireLimits.MEMORY)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WireLimits.MARKS)
                .resolver(NoopAddressResolverGroup.INSTANCE)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        fill(channel, place, found, talk, secured);
                    }
                })
                .connect(found.addresses().get(number))
                .addListener(it -> {
                    if (!it.isSuccess()) {
                        secured.tryFailure(it.cause());
                    } else if (!place.secure()) {
                        secured.trySuccess(null);
                    }
                });
        secured.addListener(it -> {
            if (it.isSuccess()) {
                to.accept(talk);
            } else if (number + 1 < found.addresses().size() && it.cause() instanceof ConnectException) {
                dial(place, found, number + 1, to, failed);
            } else {
                talk.close();
                failed.accept(found.proxy().isPresent() && it.cause() instanceof ConnectException ? new ProxyConnectException(it.cause()) : it.cause());
            }
        });
    }

    private static void fill(Channel channel, Place place, Outlets.Found found, ProviderTalk talk, Promise<Channel> secured) {
        var line = channel.pipeline().addLast(Slices.ALL);
        if (place.secure()) {
            found.tunnel().ifPresent(it -> line.addLast(tunnel(it, found.proxy())));
            var secure = new SslHandler(found.secure().orElseThrow().get());
            secure.setHandshakeTimeout(SECONDS, TimeUnit.SECONDS);
            secure.handshakeFuture().addListener((Future<Channel> it) -> {
                if (it.isSuccess()) {
                    secured.trySuccess(channel);
                } else {
                    // Of a proxy that opens no tunnel, TLS tells that it could not write.
                    secured.tryFailure(it.cause().getCause() instanceof ProxyConnectException proxy ? proxy : it.cause());
                }
            });
            line.addLast(secure);
        }
        line.addLast(
                new IdleStateHandler(0, 0, ProviderTalk.TICK_SECONDS),
                new HttpClientCodec(new HttpDecoderConfig().setMaxInitialLineLength(8192).setMaxHeaderSize(65_536).setMaxChunkSize(65_536), false, false),
                // Answers are asked for as they are, and some servers pack them all the same.
                new PackedAnswers(),
                talk);
    }

    private static HttpProxyHandler tunnel(InetSocketAddress at, Optional<ProxyServer> proxy) {
        var headers = new DefaultHttpHeaders();
        proxy.flatMap(ProxyServer::authorization).ifPresent(it -> headers.set("Proxy-Authorization", it));
        var tunnel = new HttpProxyHandler(at, headers);
        tunnel.setConnectTimeoutMillis(SECONDS * 1000L);
        return tunnel;
    }

    private void release(ProviderTalk talk) {
        var waiting = idle.computeIfAbsent(talk.place(), _ -> new ArrayDeque<>());
        if (waiting.size() < MOST_IDLE) {
            waiting.addFirst(talk);
        } else {
            talk.close();
        }
    }
}
