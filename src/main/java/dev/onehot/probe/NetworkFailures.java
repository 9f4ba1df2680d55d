package dev.onehot.probe;

import module java.base;

import dev.onehot.model.Authority;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import org.jspecify.annotations.Nullable;

/// Tells apart why no answer came.
final class NetworkFailures {
    private NetworkFailures() {}

    /// @param proxy that was used, empty for none
    static CheckFailure of(@Nullable Throwable failure, URI uri, String proxy) {
        var causes = causes(failure);
        var words = words(causes);
        if (words.contains("tunnel failed") || words.contains("proxy authentication")) {
            return new CheckFailure(CheckClass.PROXY, status(words), proxy, "", OptionalLong.empty());
        }
        if (has(causes, UnresolvedAddressException.class) || has(causes, UnknownHostException.class)) {
            return proxy.isEmpty() ? CheckFailure.of(CheckClass.NO_SUCH_HOST, Authority.host(uri)) : CheckFailure.of(CheckClass.PROXY_UNREACHABLE, proxy);
        }
        if (!proxy.isEmpty() && has(causes, HttpConnectTimeoutException.class)) {
            return CheckFailure.of(CheckClass.PROXY_UNREACHABLE, proxy);
        }
        if (has(causes, HttpTimeoutException.class)) {
            return CheckFailure.of(CheckClass.TIMEOUT, Authority.host(uri));
        }
        if (has(causes, SSLException.class)) {
            return CheckFailure.of(CheckClass.TLS, Authority.host(uri));
        }
        if (has(causes, ConnectException.class)) {
            if (!proxy.isEmpty()) {
                return CheckFailure.of(CheckClass.PROXY_UNREACHABLE, proxy);
            }
            boolean refused = words.contains("refused") || has(causes, java.nio.channels.ClosedChannelException.class);
            return CheckFailure.of(refused ? CheckClass.REFUSED : CheckClass.UNREACHABLE, uri.getAuthority());
        }
        if (words.contains("unreachable") || words.contains("no route")) {
            return proxy.isEmpty() ? CheckFailure.of(CheckClass.UNREACHABLE, uri.getAuthority()) : CheckFailure.of(CheckClass.PROXY_UNREACHABLE, proxy);
        }
        boolean noHttp = has(causes, ProtocolException.class) || words.contains("header parser") || words.contains("status line")
                || words.contains("eof") || words.contains("reset") || words.contains("closed") || words.contains("fixed content-length");
        return CheckFailure.of(noHttp ? CheckClass.NOT_HTTP : CheckClass.UNREACHABLE, uri.getAuthority());
    }

    /// "Tunnel failed, got: 407"
    private static OptionalInt status(String words) {
        var matcher = Pattern.compile("got: (\\d{3})").matcher(words);
        return matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private static List<Throwable> causes(@Nullable Throwable failure) {
        var causes = new ArrayList<Throwable>();
        for (var each = failure; each != null && causes.size() < 10; each = each.getCause()) {
            causes.add(each);
        }
        return causes;
    }

    private static boolean has(List<Throwable> causes, Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    /// What they say; never shown, only searched.
    private static String words(List<Throwable> causes) {
        return String.join("\n", causes.stream().map(String::valueOf).toList()).toLowerCase(Locale.ROOT);
    }
}
