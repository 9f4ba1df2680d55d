package dev.onehot.probe;

import module java.base;

import dev.onehot.model.Authority;
import java.net.http.HttpRequest;

/// Java's client refuses names with an underscore, which networks of containers are full of, and everybody else asks them.
///
/// Such a server is asked by its number, and told the name in the header that is for it. With TLS nothing can prove that it is the one.
final class UnusualHost {
    static {
        // Read once, when the client is loaded: only this class sets the header, and nobody else can.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private UnusualHost() {}

    /// Has the property set, before any client is loaded.
    static void prepare() {}

    /// A request that goes to the server that is called so.
    ///
    /// @param nanos to find its number in
    static HttpRequest.Builder request(URI uri, long nanos) throws TimeoutException, InterruptedException, ExecutionException {
        var authority = Authority.of(uri).orElseThrow();
        var search = new FutureTask<>(() -> InetAddress.getByName(authority.host()));
        var thread = Thread.ofVirtual().start(search);
        try {
            var number = search.get(nanos, TimeUnit.NANOSECONDS);
            var literal = number instanceof java.net.Inet6Address ? "[" + number.getHostAddress().replaceFirst("%.*", "") + "]" : number.getHostAddress();
            var rest = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            var port = authority.port() < 0 ? "" : ":" + authority.port();
            return HttpRequest.newBuilder(URI.create(uri.getScheme() + "://" + literal + port + rest)).setHeader("Host", uri.getRawAuthority());
        } finally {
            thread.interrupt();
        }
    }
}
