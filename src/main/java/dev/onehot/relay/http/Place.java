package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.Authority;

/// A server, and the way to it: connections to the same place can be used again.
///
/// @param host as it stands in an address
/// @param proxy as [dev.onehot.model.ProviderOptions#proxy()]
record Place(boolean secure, String host, int port, String proxy) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    static Place of(URI uri, String proxy) {
        return new Place("https".equalsIgnoreCase(uri.getScheme()), Authority.host(uri), Authority.port(uri), proxy);
    }

    /// For the header `Host`.
    String authority() {
        return port == (secure ? HTTPS : HTTP) ? host : host + ":" + port;
    }

    URI uri() {
        return URI.create((secure ? "https://" : "http://") + authority() + "/");
    }

    /// An address in brackets without them.
    String bareHost() {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
