package dev.onehot.probe;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Authority;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.route.Outlet;
import dev.onehot.route.ProxyServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/// Requests of one check: one deadline for all, a limit for bodies, and redirects only within the same host.
///
/// Used by one thread, which may be interrupted.
final class Exchange {
    static final int LARGEST_BODY = 4 << 20;
    private static final int MOST_REDIRECTS = 3;
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Clients clients;
    private final Target target;
    private final Map<String, String> environment;
    private final Set<ProxyServer> proxies = new HashSet<>();
    private final long deadline;

    Exchange(Clients clients, Target target, Map<String, String> environment) {
        this.clients = clients;
        this.target = target;
        this.environment = environment;
        this.deadline = System.nanoTime() + target.timeout().toNanos();
    }

    /// What requests carry that must not be repeated.
    List<ApiKey> secrets() {
        return Stream.concat(target.secrets(environment).stream(), proxies.stream().flatMap(it -> it.secrets().stream())).toList();
    }

    Reply get(URI uri, boolean withKey) throws StoppedException {
        return follow(uri, withKey, Optional.empty());
    }

    Reply post(URI uri, String json, boolean withKey) throws StoppedException {
        return follow(uri, withKey, Optional.of(json));
    }

    private Reply follow(URI first, boolean withKey, Optional<String> json) throws StoppedException {
        var uri = first;
        for (int hops = 0; ; hops++) {
            var reply = send(uri, withKey, json);
            var location = reply.headers().firstValue("Location");
            if (!reply.isRedirect() || location.isEmpty()) {
                return reply;
            }
            var next = resolve(uri, location.get());
            if (hops == MOST_REDIRECTS || !sameHost(uri, next)) {
                // The key stays here.
                throw new StoppedException(new CheckFailure(
                        CheckClass.REDIRECT,
                        OptionalInt.of(reply.status()),
                        Authority.of(next).map(Authority::host).orElseGet(location::get),
                        "",
                        OptionalLong.of(reply.millis())));
            }
            uri = next;
        }
    }

    private static URI resolve(URI from, String location) throws StoppedException {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException broken) {
            throw new StoppedException(CheckFailure.of(CheckClass.REDIRECT, ""));
        }
    }

    /// The same host and port, or the same host made safe where that is usual: any other port may be anybody's.
    static boolean sameHost(URI from, URI to) {
        if (Authority.of(to).isEmpty() || !Authority.host(to).equalsIgnoreCase(Authority.host(from))) {
            return false;
        }
        boolean same = to.getScheme().equalsIgnoreCase(from.getScheme()) && Authority.port(to) == Authority.port(from);
        boolean madeSafe = "http".equalsIgnoreCase(from.getScheme()) && "https".equalsIgnoreCase(to.getScheme());
        return same || (madeSafe && Authority.port(from) == HTTP && Authority.port(to) == HTTPS);
    }

    private Reply send(URI uri, boolean withKey, Optional<String> json) throws StoppedException {
        if (Thread.currentThread().isInterrupted()) {
            // It would go out all the same before anybody waits for its answer, key included.
            throw new StoppedException(CheckFailure.of(CheckClass.CANCELLED, Authority.host(uri)));
        }
        long start = System.nanoTime();
        var builder = request(uri, start).header("Accept", "application/json").header("Accept-Encoding", "gzip");
        target.dress(builder, withKey, environment);
        var outlet = clients.outlet(target.options().proxy(), uri);
        switch (outlet) {
            case Outlet.Direct() -> {}
            case Outlet.Through(var proxy) -> {
                proxies.add(proxy);
                proxy.authorization().ifPresent(it -> builder.setHeader("Proxy-Authorization", it));
            }
            case Outlet.Unusable(var what, var foreign) ->
                throw new StoppedException(CheckFailure.of(foreign ? CheckClass.PROXY_UNUSABLE : CheckClass.PROXY_ADDRESS, what));
        }
        json.ifPresentOrElse(
                body -> builder.setHeader("Content-Type", "application/json").POST(BodyPublishers.ofString(body)), builder::GET);
        var headersAt = new AtomicLong(start);
        HttpResponse.BodyHandler<LimitedBody.Part> limited = response -> {
            headersAt.set(System.nanoTime());
            return new LimitedBody(LARGEST_BODY);
        };
        var future = clients.client(uri, outlet).sendAsync(builder.build(), limited);
        try {
            var response = awaited(uri, outlet.shown(), () -> future.get(Math.max(1, deadline - start), TimeUnit.NANOSECONDS));
            // A proxy that does not open the tunnel comes back without a body.
            if (response.statusCode() == 407 || response.body() == null) {
                throw new StoppedException(CheckFailure.of(CheckClass.PROXY, response.statusCode(), outlet.shown(), ""));
            }
            var coding = response.headers().firstValue("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT);
            boolean foreign = Unpacking.isForeign(coding);
            var body = Unpacking.of(response.body(), coding, LARGEST_BODY);
            return new Reply(
                    uri,
                    response.statusCode(),
                    response.headers(),
                    foreign ? new byte[0] : body.bytes(),
                    body.tooLarge(),
                    foreign ? coding : "",
                    Duration.ofNanos(headersAt.get() - start).toMillis());
        } finally {
            // Nobody waits for it any more; what is complete stays so.
            future.cancel(true);
        }
    }

    private HttpRequest.Builder request(URI uri, long start) throws StoppedException {
        return Authority.isUnusual(uri)
                ? awaited(uri, "", () -> UnusualHost.request(uri, Math.max(1, deadline - start)))
                : HttpRequest.newBuilder(uri);
    }

    private static <T> T awaited(URI uri, String proxy, Waiting<T> waiting) throws StoppedException {
        try {
            return waiting.get();
        } catch (TimeoutException late) {
            throw new StoppedException(CheckFailure.of(CheckClass.TIMEOUT, Authority.host(uri)));
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new StoppedException(CheckFailure.of(CheckClass.CANCELLED, Authority.host(uri)));
        } catch (ExecutionException failed) {
            throw new StoppedException(NetworkFailures.of(failed.getCause(), uri, proxy));
        }
    }

    private interface Waiting<T> {
        T get() throws TimeoutException, InterruptedException, ExecutionException;
    }
}
