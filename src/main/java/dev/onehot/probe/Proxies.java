package dev.onehot.probe;

import dev.onehot.model.Endpoints;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which proxy the system wants: first by the usual variables, which other tools honour and Java does not, then by Java's own way.
final class Proxies {
    private Proxies() {}

    /// `host:port`, or empty for none.
    static String of(Endpoints way, Map<String, String> environment) {
        var uri = way.list().or(way::chat);
        return uri.isEmpty() ? "" : of(uri.get(), environment);
    }

    static String of(URI uri, Map<String, String> environment) {
        if (isLoopback(uri.getHost())) {
            return "";
        }
        var named = variable(environment, uri.getScheme().toLowerCase(Locale.ROOT) + "_proxy", "all_proxy");
        if (named.isPresent()) {
            return excluded(uri.getHost(), environment) ? "" : named.get();
        }
        var selector = ProxySelector.getDefault();
        return (selector == null ? List.<Proxy>of() : selector.select(uri)).stream()
                .filter(it -> it.type() == Proxy.Type.HTTP && it.address() instanceof InetSocketAddress)
                .map(it -> (InetSocketAddress) it.address())
                .map(it -> it.getHostString() + ":" + it.getPort())
                .findFirst()
                .orElse("");
    }

    /// `host:port` of a proxy's address.
    static String place(URI uri) {
        return uri.getHost() + ":" + (uri.getPort() < 0 ? 80 : uri.getPort());
    }

    private static Optional<String> variable(Map<String, String> environment, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> Stream.of(name, name.toUpperCase(Locale.ROOT)))
                .map(name -> environment.getOrDefault(name, ""))
                .filter(it -> !it.isBlank())
                .findFirst()
                .flatMap(Proxies::parse);
    }

    private static Optional<String> parse(String text) {
        try {
            var uri = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
            // Java's client speaks to HTTP proxies only.
            boolean usable = uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme());
            return usable ? Optional.of(place(uri)) : Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static boolean excluded(String host, Map<String, String> environment) {
        var names = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
        return Arrays.stream(names.split(",", -1))
                .map(it -> it.strip().toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty())
                .map(it -> it.startsWith(".") ? it.substring(1) : it)
                .anyMatch(it -> it.equals("*") || host.toLowerCase(Locale.ROOT).equals(it) || host.toLowerCase(Locale.ROOT).endsWith("." + it));
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
