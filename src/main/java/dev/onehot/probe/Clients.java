package dev.onehot.probe;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.model.Endpoints;
import dev.onehot.model.ProviderOptions;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// HTTP clients by the proxy that they go through; made when they are first needed. Safe on any thread.
final class Clients implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Map<String, String> environment;
    private final SystemTrust trust;

    @GuardedBy("this")
    private final Map<Kind, HttpClient> clients = new HashMap<>();

    /// Reading the system's certificates takes a while, which a server at home need not wait for.
    private record Kind(boolean secure, String proxy) {}

    Clients(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
        this.trust = new SystemTrust(environment);
    }

    /// A client and what it goes through.
    ///
    /// @param proxy `host:port`, or empty for none
    record Route(HttpClient client, String proxy) {}

    /// @param wanted as [ProviderOptions#proxy()]
    Route route(String wanted, Endpoints way) {
        var proxy = wanted.toLowerCase(Locale.ROOT).equals(ProviderOptions.DIRECT)
                ? ""
                : wanted.isEmpty() ? Proxies.of(way, environment) : Proxies.place(URI.create(wanted));
        boolean secure = !way.prefix().toLowerCase(Locale.ROOT).startsWith("http:");
        return new Route(client(secure, proxy), proxy);
    }

    private synchronized HttpClient client(boolean secure, String proxy) {
        return clients.computeIfAbsent(new Kind(secure, proxy), this::newClient);
    }

    /// HTTP/1.1: servers at home stumble over the offer of HTTP/2.
    private HttpClient newClient(Kind kind) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .proxy(kind.proxy().isEmpty() ? HttpClient.Builder.NO_PROXY : ProxySelector.of(address(kind.proxy())));
        return (kind.secure() ? builder.sslContext(trust.context()) : builder).build();
    }

    private static InetSocketAddress address(String proxy) {
        int colon = proxy.lastIndexOf(':');
        var host = proxy.substring(0, colon).replaceAll("^\\[|]$", "");
        return InetSocketAddress.createUnresolved(host, Integer.parseInt(proxy.substring(colon + 1)));
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        clients.clear();
    }
}
