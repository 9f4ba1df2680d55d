package dev.onehot.relay.http;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.route.Outlet;
import dev.onehot.route.Proxies;
import dev.onehot.route.ProxyServer;
import dev.onehot.route.SystemTrust;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;

/// Finds out how a server is got to: past which proxy, at which addresses, believed by whose certificates. Names are looked up and certificates read on
/// virtual threads, since both may take long. Any thread.
final class Outlets {
    private final Map<String, String> environment;
    private final SystemTrust system;

    @GuardedBy("system")
    private Optional<SSLContext> trust = Optional.empty();

    /// @param addresses to connect to, one after the other
    /// @param proxy that is asked, or that opens a tunnel
    /// @param tunnel where the proxy is that opens it
    /// @param secure makes what TLS needs
    record Found(
            List<InetSocketAddress> addresses, Optional<ProxyServer> proxy, Optional<InetSocketAddress> tunnel, Optional<Supplier<SSLEngine>> secure) {}

    /// A proxy was wanted through which nothing goes; its message names it without a password.
    static final class UnusableProxyException extends IOException {
        private static final long serialVersionUID = 1;

        UnusableProxyException(String what) {
            super(what);
        }
    }

    Outlets(Map<String, String> environment) {
        this.environment = environment;
        this.system = new SystemTrust(environment);
    }

    /// Told on `loop`.
    Future<Found> find(Place place, int seconds, EventLoop loop) {
        var found = loop.<Found>newPromise();
        var deadline = loop.schedule(() -> found.tryFailure(new UnknownHostException(place.host())), seconds, TimeUnit.SECONDS);
        Thread.ofVirtual().start(() -> {
            try {
                found.trySuccess(look(place));
            } catch (IOException | RuntimeException failed) {
                found.tryFailure(failed);
            }
        });
        found.addListener(_ -> deadline.cancel(false));
        return found;
    }

    private Found look(Place place) throws IOException {
        Optional<Supplier<SSLEngine>> secure = place.secure() ? Optional.of(engine(place)) : Optional.empty();
        return switch (Proxies.of(place.proxy(), place.uri(), environment)) {
            case Outlet.Direct() -> new Found(addresses(place.bareHost(), place.port()), Optional.empty(), Optional.empty(), secure);
            case Outlet.Through(var proxy) -> {
                var there = addresses(proxy.address().getHostString(), proxy.address().getPort());
                yield place.secure()
                        ? new Found(
                                List.of(InetSocketAddress.createUnresolved(place.bareHost(), place.port())), Optional.of(proxy),
                                Optional.of(there.getFirst()), secure)
                        : new Found(there, Optional.of(proxy), Optional.empty(), secure);
            }
            case Outlet.Unusable(var what, _) -> throw new UnusableProxyException(what);
        };
    }

    private static List<InetSocketAddress> addresses(String host, int port) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(host)).map(it -> new InetSocketAddress(it, port)).toList();
    }

    private Supplier<SSLEngine> engine(Place place) {
        var context = context();
        return () -> {
            var engine = context.createSSLEngine(place.bareHost(), place.port());
            engine.setUseClientMode(true);
            var parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            return engine;
        };
    }

    /// Reading the certificates takes a few tenths of a second: it is done once, when first a server needs them.
    private SSLContext context() {
        synchronized (system) {
            if (trust.isEmpty()) {
                trust = Optional.of(system.context());
            }
            return trust.orElseThrow();
        }
    }
}
