package dev.onehot.route;

import module java.base;

import dev.onehot.model.ApiKey;

/// A proxy that requests can go through: one that is spoken to in plain HTTP. It may hold a password, which it does not print.
///
/// A class and not a record, so that no generated method shows the password.
public final class ProxyServer {
    /// As curl and Node's undici read it, and with an `@` in the password, too.
    private static final Pattern ADDRESS = Pattern.compile("(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?:(?<login>[^/?#]*)@)?"
            + "(?<host>[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>\\d+))?(?:[/?#].*)?");
    private static final int USUAL_PORT = 80;
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_PORT = 5;

    private final String host;
    private final int port;
    private final String login;

    private ProxyServer(String host, int port, String login) {
        this.host = host;
        this.port = port;
        this.login = login;
    }

    /// Empty when it is no address of a proxy that is spoken to in plain HTTP.
    ///
    /// @param address `http://user:password@host:port`, of which only the host must be there
    public static Optional<ProxyServer> of(String address) {
        var parts = ADDRESS.matcher(address.strip());
        if (!parts.matches() || !"http".equals(Objects.requireNonNullElse(parts.group("scheme"), "http").toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var named = Objects.requireNonNullElse(parts.group("port"), String.valueOf(USUAL_PORT));
        int port = named.length() > LONGEST_PORT ? 0 : Integer.parseInt(named);
        var login = Objects.requireNonNullElse(parts.group("login"), "");
        return port < 1 || port > HIGHEST_PORT ? Optional.empty() : Optional.of(new ProxyServer(parts.group("host"), port, decoded(login)));
    }

    /// `scheme://host:port` of an address that nothing can go through, without what may be a password; empty when it is no address at all.
    static Optional<String> shown(String address) {
        var parts = ADDRESS.matcher(address.strip());
        return parts.matches() && (parts.group("scheme") != null || parts.group("port") != null)
                ? Optional.of((parts.group("scheme") == null ? "" : parts.group("scheme") + "://") + parts.group("host")
                        + (parts.group("port") == null ? "" : ":" + parts.group("port")))
                : Optional.empty();
    }

    /// Whether it is the address of a proxy that is spoken to in another way, such as SOCKS.
    static boolean isForeign(String address) {
        var parts = ADDRESS.matcher(address.strip());
        return parts.matches() && parts.group("scheme") != null && !parts.group("scheme").equalsIgnoreCase("http");
    }

    /// Each `%XX` for its byte; a `%` before anything else stands for itself.
    private static String decoded(String login) {
        var bytes = new java.io.ByteArrayOutputStream();
        for (int i = 0; i < login.length(); i++) {
            if (login.startsWith("%", i) && login.length() >= i + 3 && login.substring(i + 1, i + 3).matches("[0-9A-Fa-f]{2}")) {
                bytes.write(Integer.parseInt(login, i + 1, i + 3, 16));
                i += 2;
            } else {
                int end = login.offsetByCodePoints(i, 1);
                bytes.writeBytes(login.substring(i, end).getBytes(StandardCharsets.UTF_8));
                i = end - 1;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    public InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host.replaceAll("^\\[|]$", ""), port);
    }

    /// Whether it is told a name and a password.
    public boolean hasLogin() {
        return !login.isEmpty();
    }

    /// For `Proxy-Authorization`; empty when there is no name.
    public Optional<String> authorization() {
        var whole = login.contains(":") ? login : login + ":";
        return hasLogin()
                ? Optional.of("Basic " + Base64.getEncoder().encodeToString(whole.getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /// What must not be repeated: the password, and what it is sent as.
    public List<ApiKey> secrets() {
        var password = login.substring(login.indexOf(':') + 1);
        return authorization().map(it -> List.of(ApiKey.of(it.substring("Basic ".length())), ApiKey.of(password))).orElse(List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProxyServer proxy && proxy.host.equals(host) && proxy.port == port && proxy.login.equals(login);
    }

    @Override
    public int hashCode() {
        return Objects.hash(host, port, login);
    }

    /// `host:port`
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
