package dev.onehot.model;

import module java.base;

/// Where a database on a server is, as a person fills it in, without a password.
///
/// @param host one, or several with commas between, each with a port of its own if it has another one
/// @param port empty for the usual one
/// @param certificate the file with the certificate of the authority to be trusted; empty for those that this computer trusts
public record ServerDetails(String host, String port, String database, String user, Tls tls, String certificate) {
    public static final ServerDetails EMPTY = new ServerDetails("", "", "", "", Tls.VERIFIED, "");

    private static final Pattern URL = Pattern.compile("postgres(?:ql)?://(?:([^:@/?]*)(?::[^@/?]*)?@)?([^/?]*)(?:/([^?]*))?(?:\\?(.*))?", Pattern.CASE_INSENSITIVE);

    /// How the way there is encrypted.
    public enum Tls {
        /// And the server's certificate is looked at, unless the server is this computer.
        VERIFIED(""),
        ENCRYPTED("require"),
        NONE("disable");

        private final String mode;

        Tls(String mode) {
            this.mode = mode;
        }
    }

    public ServerDetails {
        host = host.strip();
        port = port.strip();
        database = database.strip();
        user = user.strip();
        certificate = certificate.strip();
    }

    /// What an address says; empty for what is none. A password in it is left out.
    public static Optional<ServerDetails> of(String url) {
        var found = URL.matcher(url.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var hosts = decoded(found.group(2));
        var parts = hosts.contains(",") ? null : hosts.split(":(?=[0-9]*$)", 2);
        var options = options(found.group(4));
        var mode = options.getOrDefault("sslmode", "");
        return Optional.of(new ServerDetails(
                parts == null ? hosts : parts[0],
                parts == null || parts.length == 1 ? "" : parts[1],
                decoded(found.group(3)),
                decoded(found.group(1)),
                Arrays.stream(Tls.values()).filter(it -> it.mode.equals(mode)).findFirst().orElse(Tls.VERIFIED),
                options.getOrDefault("sslrootcert", "")));
    }

    private static Map<String, String> options(@org.jspecify.annotations.Nullable String text) {
        return Stream.of(text == null ? new String[0] : text.split("&"))
                .map(it -> it.split("=", 2))
                .filter(it -> it.length == 2)
                .collect(Collectors.toMap(it -> it[0], it -> decoded(it[1]), (first, second) -> second));
    }

    private static String decoded(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? "" : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException strayPercent) {
            return text;
        }
    }

    /// What is to be mended before anything can be asked there; empty when nothing is.
    public Optional<Message> problem() {
        if (host.isEmpty()) {
            return Optional.of(Message.of("server.noHost"));
        }
        boolean number = port.isEmpty() || (port.matches("[0-9]{1,5}") && Integer.parseInt(port) > 0 && Integer.parseInt(port) < 65_536);
        return number ? Optional.empty() : Optional.of(Message.of("server.port", port));
    }

    /// How it is named everywhere: the same details make the same address.
    public String url() {
        var options = new StringJoiner("&", "?", "").setEmptyValue("");
        if (!tls.mode.isEmpty()) {
            options.add("sslmode=" + tls.mode);
        }
        if (!certificate.isEmpty()) {
            options.add("sslrootcert=" + encoded(certificate));
        }
        return "postgresql://" + (user.isEmpty() ? "" : encoded(user) + "@") + hosts() + "/" + encoded(database) + options;
    }

    /// As [#url()], with a password that nobody is to see.
    public String url(String password) {
        var url = url();
        return password.isEmpty() ? url : "postgresql://" + encoded(user) + ":" + encoded(password) + "@" + url.substring(url.indexOf(hosts() + "/", "postgresql://".length()));
    }

    private String hosts() {
        if (host.contains(",")) {
            return host;
        }
        boolean bare = host.chars().filter(it -> it == ':').count() > 1 && !host.startsWith("[");
        return (bare ? "[" + host + "]" : host) + (port.isEmpty() ? "" : ":" + port);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return url();
    }
}
