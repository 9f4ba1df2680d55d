package dev.onehot.model;

import module java.base;

/// Host and port of an address, also where Java knows none: it takes a name with an underscore, usual in networks of containers, for no name.
///
/// @param host as it stands in the address, an IPv6 one in brackets
/// @param port -1 for the usual one
public record Authority(String host, int port) {
    private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_.])?)(?::(\\d{1,5}))?");
    private static final Pattern PORT = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*:(\\d+)(?:[/?#]|$)");
    private static final int LARGEST_PORT = 65_535;
    private static final int LONGEST_PORT = 5;

    /// Empty when there is no host, or a user before it.
    public static Optional<Authority> of(URI uri) {
        if (uri.getHost() != null) {
            return uri.getUserInfo() == null ? Optional.of(new Authority(uri.getHost(), uri.getPort())) : Optional.empty();
        }
        var named = NAMED.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
        if (!named.matches()) {
            return Optional.empty();
        }
        int port = named.group(2) == null ? -1 : Integer.parseInt(named.group(2));
        return port > LARGEST_PORT ? Optional.empty() : Optional.of(new Authority(named.group(1), port));
    }

    /// The port in the address as `text` that no server can have; empty when it has none, or one that is right.
    public static Optional<String> wrongPort(String text) {
        var port = PORT.matcher(text);
        return port.find() && (port.group(1).length() > LONGEST_PORT || Integer.parseInt(port.group(1)) < 1 || Integer.parseInt(port.group(1)) > LARGEST_PORT)
                ? Optional.of(port.group(1))
                : Optional.empty();
    }

    /// The host of an address that has one, or else all that stands in its place.
    public static String host(URI uri) {
        return of(uri).map(Authority::host).orElseGet(() -> String.valueOf(uri.getRawAuthority()));
    }

    /// Whether Java's own client refuses to ask it by its name.
    public static boolean isUnusual(URI uri) {
        return uri.getHost() == null && of(uri).isPresent();
    }

    /// The port that is asked, named or not.
    public static int port(URI uri) {
        int named = of(uri).map(Authority::port).orElse(-1);
        return named >= 0 ? named : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
