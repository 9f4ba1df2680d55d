package dev.onehot.relay.http;

import module java.base;

import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/// Which headers pass: all but those of one connection, credentials, and what would lead a program past the endpoint.
final class ForwardedHeaders {
    /// What passes was checked when it was read.
    static final HttpHeadersFactory FACTORY = DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private static final Set<String> OF_A_CONNECTION = Set.of(
            "connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade");
    private static final Set<String> NOT_OUT = Set.of("host", "content-length", "expect", "accept-encoding", "http2-settings", "forwarded", "via");
    private static final Set<String> NOT_BACK = Set.of("set-cookie", "alt-svc", "strict-transport-security", "x-onehot-provider", "x-onehot-revision");

    private ForwardedHeaders() {}

    /// With which a provider is asked. Its own headers stand before the program's; answers come unpacked, so that what they cost can be read.
    static void ask(HttpHeaders from, ServerWay way, HttpHeaders to) {
        var named = named(from);
        for (var entries = from.iteratorAsString(); entries.hasNext();) {
            var entry = entries.next();
            var name = entry.getKey().toLowerCase(Locale.ROOT);
            if (!OF_A_CONNECTION.contains(name) && !NOT_OUT.contains(name) && !named.contains(name) && !Doorkeeper.isCredential(name)
                    && !name.startsWith("x-forwarded-")) {
                to.add(entry.getKey(), entry.getValue());
            }
        }
        to.set("Accept-Encoding", "identity");
        for (var header : way.headers()) {
            if (!way.isUsual(header.name()) || !to.contains(header.name())) {
                to.set(header.name(), header.value());
            }
        }
    }

    /// With which a provider is asked in another dialect than the program's, whose own headers would mean nothing to it.
    static void askAnew(HttpHeaders from, ServerWay way, HttpHeaders to) {
        to.set("Content-Type", "application/json");
        to.set("Accept", "text/event-stream, application/json");
        to.set("Accept-Encoding", "identity");
        to.set("User-Agent", from.get("User-Agent", "Onehot"));
        way.headers().forEach(it -> to.set(it.name(), it.value()));
    }

    /// With which a program is answered.
    static void answer(HttpHeaders from, HttpHeaders to) {
        var named = named(from);
        for (var entries = from.iteratorAsString(); entries.hasNext();) {
            var entry = entries.next();
            var name = entry.getKey().toLowerCase(Locale.ROOT);
            if (!OF_A_CONNECTION.contains(name) && !NOT_BACK.contains(name) && !named.contains(name) && !name.startsWith("access-control-")) {
                to.add(entry.getKey(), entry.getValue());
            }
        }
    }

    /// What a message itself says to be of its connection.
    private static Set<String> named(HttpHeaders headers) {
        return headers.contains("Connection")
                ? headers.getAll("Connection").stream()
                        .flatMap(it -> Stream.of(it.split(",", -1)))
                        .map(it -> it.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet())
                : Set.of();
    }

    /// A name as a header can hold it: letters beyond ASCII as in an address.
    static String ascii(String name) {
        return name.chars().allMatch(c -> c >= ' ' && c <= '~' && c != '%') ? name : URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
