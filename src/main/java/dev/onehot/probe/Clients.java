package dev.onehot.probe;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.route.Outlet;
import dev.onehot.route.Proxies;
import dev.onehot.route.SystemTrust;
import java.net.http.HttpClient;

/// HTTP clients by the proxy that they go through; made when they are first needed. Safe on any thread.
final class Clients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// Java gives no proxy a password before a tunnel unless it is told so before the first client is made.
    private static final String TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

    static {
        if (System.getProperty(TUNNELS) == null) {
            System.setProperty(TUNNELS, "");
        }
    }

    private final Map<String, String> environment;
    private final SystemTrust trust;

    @GuardedBy("this")
    private final Map<Kind, HttpClient> clients = new HashMap<>();

    /// Reading the system's certificates takes a while, which a server at home need not wait for.
    private record Kind(boolean secure, Outlet outlet) {}

    Clients(Map<String, String> environment) {
        UnusualHost.prepare();
        this.environment = Map.copyOf(environment);
        this.trust = new SystemTrust(environment);
    }

    /// How to get to `uri`.
    ///
    /// @param wanted as [dev.onehot.model.ProviderOptions#proxy()]
    Outlet outlet(String wanted, URI uri) {
        return Proxies.of(wanted, uri, environment);
    }

    /// The client for `uri`, which goes that way; through a proxy that cannot be used there is none.
    HttpClient client(URI uri, Outlet outlet) {
        return client(new Kind("https".equalsIgnoreCase(uri.getScheme()), outlet));
    }

    private synchronized HttpClient client(Kind kind) {
        return clients.computeIfAbsent(kind, this::newClient);
    }

    /// HTTP/1.1: servers at home stumble over the offer of HTTP/2.
    private HttpClient newClient(Kind kind) {
        var selector = switch (kind.outlet()) {
            case Outlet.Direct() -> HttpClient.Builder.NO_PROXY;
            case Outlet.Through(var proxy) -> ProxySelector.of(proxy.address());
            case Outlet.Unusable(var what, _) -> throw new IllegalArgumentException("nothing goes through " + what);
        };
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(selector);
        return (kind.secure() ? builder.sslContext(trust.context()) : builder).build();
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        clients.clear();
    }
}
