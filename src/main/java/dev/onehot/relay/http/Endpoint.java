package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.Answering;
import dev.onehot.relay.Served;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/// One address on this machine at which the provider answers that is active. Any thread.
public final class Endpoint implements AutoCloseable {
    static {
        // Java warns of what Netty would do otherwise. It is read when the first class of Netty is loaded.
        System.setProperty("io.netty.noUnsafe", System.getProperty("io.netty.noUnsafe", "true"));
    }

    private static final int THREADS = 2;
    private static final int SECONDS = 10;
    private static final int TRIES = 5;
    private static final int BACKLOG = 1024;

    private final MultiThreadIoEventLoopGroup loops;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private final List<Channel> doors = new ArrayList<>();
    private final Desk desk;
    private final int port;

    private Endpoint(int wanted, Answering answering, Map<String, String> environment) throws IOException {
        loops = loops(NioIoHandler.newFactory());
        try {
            port = openDoors(wanted);
        } catch (IOException failed) {
            stop();
            throw failed;
        }
        desk = new Desk(port, answering, environment);
        // Nobody is let in before there is a desk.
        doors.forEach(it -> it.config().setAutoRead(true));
        doors.forEach(Channel::read);
    }

    /// Opens it on 127.0.0.1 and, where there is one, ::1.
    ///
    /// @param port 0 for any that is free
    /// @param environment for proxies, certificates and headers with `{env:NAME}`
    /// @throws IOException when the port is taken
    public static Endpoint open(int port, Answering answering, Map<String, String> environment) throws IOException {
        return new Endpoint(port, answering, environment);
    }

    /// A loop that waits for nothing would look every second whether that is still so.
    static MultiThreadIoEventLoopGroup loops(IoHandlerFactory handlers) {
        var made = new MultiThreadIoEventLoopGroup(THREADS, new DefaultThreadFactory("endpoint", true), handlers);
        for (var loop : made) {
            var _ = loop.scheduleWithFixedDelay(() -> {}, 1, 1, TimeUnit.DAYS);
        }
        return made;
    }

    private int openDoors(int wanted) throws IOException {
        for (int tries = 1; ; tries++) {
            var first = door(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted);
            doors.add(first);
            int chosen = ((InetSocketAddress) first.localAddress()).getPort();
            try {
                doors.add(door(InetAddress.ofLiteral("::1"), chosen));
                return chosen;
            } catch (IOException taken) {
                if (!isTaken(taken)) {
                    // No IPv6 here.
                    return chosen;
                }
                doors.clear();
                first.close().awaitUninterruptibly(SECONDS, TimeUnit.SECONDS);
                if (wanted != 0 || tries == TRIES) {
                    throw taken;
                }
            }
        }
    }

    private static boolean isTaken(IOException failed) {
        return failed instanceof BindException && String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("in use");
    }

    private Channel door(InetAddress address, int wanted) throws IOException {
        var bound = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, WireLimits.MEMORY)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WireLimits.MARKS)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        welcome(channel);
                    }
                })
                .bind(address, wanted);
        if (!bound.awaitUninterruptibly(SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("The port " + wanted + " cannot be opened.");
        } else if (!bound.isSuccess()) {
            throw bound.cause() instanceof IOException known ? known : new IOException(bound.cause());
        }
        return bound.channel();
    }

    private void welcome(Channel channel) {
        var visit = new Visit(desk);
        channel.pipeline().addLast(handlers(visit));
        visits.add(visit);
        channel.closeFuture().addListener(_ -> visits.remove(visit));
    }

    /// Idle is who sends nothing that the codec hands on: bytes of a head, however many, are no sign of life before it is whole.
    static ChannelHandler[] handlers(Visit visit) {
        return new ChannelHandler[] {
            Slices.ALL,
            new HttpServerCodec(new HttpDecoderConfig().setMaxInitialLineLength(16_384).setMaxHeaderSize(65_536).setMaxChunkSize(65_536)),
            new IdleStateHandler(0, 0, Visit.TICK_SECONDS),
            visit
        };
    }

    /// On which it listens.
    public int port() {
        return port;
    }

    /// How many requests each provider answers at this moment, by its id.
    public Map<Long, Integer> underWay() {
        return desk.tally().underWay();
    }

    /// The last request of each provider that failed, by its id; by 0 of nobody's.
    public Map<Long, Served> failures() {
        return desk.tally().failures();
    }

    /// Lets nobody in any more, and gives the requests that are under way ten seconds.
    @Override
    public void close() {
        desk.closing();
        doors.forEach(it -> it.close().awaitUninterruptibly(SECONDS, TimeUnit.SECONDS));
        visits.forEach(it -> it.loop().execute(it::closeIfIdle));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!visits.isEmpty() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(10_000_000);
        }
        visits.forEach(it -> it.loop().execute(it::cut));
        stop();
    }

    private void stop() {
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(SECONDS, TimeUnit.SECONDS);
    }
}
