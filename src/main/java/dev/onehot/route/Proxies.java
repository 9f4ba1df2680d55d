package dev.onehot.route;

import module java.base;

import dev.onehot.model.Authority;
import dev.onehot.model.ProviderOptions;
import java.net.Proxy;

/// Which proxy is wanted: a provider's own, or else the system's, first by the usual variables, which other tools honour and Java does not,
/// then by Java's own way. One that cannot be used is never passed by.
public final class Proxies {
    private static final Outlet DIRECT = new Outlet.Direct();

    private Proxies() {}

    /// How to get to `uri`.
    ///
    /// @param wanted as [ProviderOptions#proxy()]
    public static Outlet of(String wanted, URI uri, Map<String, String> environment) {
        if (wanted.isEmpty()) {
            return of(uri, environment);
        }
        if (wanted.toLowerCase(Locale.ROOT).equals(ProviderOptions.DIRECT)) {
            return DIRECT;
        }
        return ProviderOptions.proxyVariable(wanted)
                .map(it -> outlet(it, environment.getOrDefault(it, "")))
                .orElseGet(() -> outlet(wanted, wanted));
    }

    static Outlet of(URI uri, Map<String, String> environment) {
        if (isLoopback(Authority.host(uri))) {
            return DIRECT;
        }
        var variable = variable(uri.getScheme(), environment);
        if (variable.isPresent()) {
            return NoProxy.of(environment).covers(uri) ? DIRECT : outlet(variable.get(), environment.getOrDefault(variable.get(), ""));
        }
        var selector = ProxySelector.getDefault();
        return (selector == null ? List.<Proxy>of() : selector.select(uri)).stream()
                .filter(it -> it.address() instanceof InetSocketAddress)
                .findFirst()
                .map(it -> outlet(it.type(), (InetSocketAddress) it.address()))
                .orElse(DIRECT);
    }

    /// What the variables say for addresses of this scheme that `NO_PROXY` leaves to the proxy; empty when none is set.
    ///
    /// @param scheme `http` or `https`
    public static Optional<Setting> setting(String scheme, Map<String, String> environment) {
        return variable(scheme, environment).map(it -> new Setting(it, outlet(it, environment.getOrDefault(it, ""))));
    }

    /// A variable, and what comes of it.
    public record Setting(String variable, Outlet outlet) {}

    private static Optional<String> variable(String scheme, Map<String, String> environment) {
        return Stream.of(scheme.toLowerCase(Locale.ROOT) + "_proxy", "all_proxy")
                .flatMap(it -> Stream.of(it, it.toUpperCase(Locale.ROOT)))
                .filter(it -> !environment.getOrDefault(it, "").isBlank())
                .findFirst();
    }

    /// @param name what is shown when the address is none
    private static Outlet outlet(String name, String address) {
        return ProxyServer.of(address)
                .<Outlet>map(Outlet.Through::new)
                .orElseGet(() -> new Outlet.Unusable(ProxyServer.shown(address).orElse(name), ProxyServer.isForeign(address)));
    }

    private static Outlet outlet(Proxy.Type type, InetSocketAddress address) {
        var scheme = type == Proxy.Type.HTTP ? "http" : "socks";
        var host = address.getHostString();
        return outlet(scheme, scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.matches("127(?:\\.\\d{1,3}){3}") || host.equals("[::1]");
    }
}
