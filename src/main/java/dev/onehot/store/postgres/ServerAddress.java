package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;

/// Where a database on a server is, and how to get there: `postgresql://user:password@host:port,host:port/name?sslmode=…`, as libpq has it. What it
/// does not say the variables of libpq do, and `~/.pgpass`.
///
/// The password is in [#properties] only: no text of this tells it.
final class ServerAddress {
    private static final Pattern URL = Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^/?]*)(?:/(?<name>[^?]*))?(?:\\?(?<more>.*))?", Pattern.DOTALL);

    /// Names of libpq's, and what the driver calls them.
    private static final Map<String, String> OPTIONS = Map.of(
            "sslmode", "sslmode",
            "sslrootcert", "sslrootcert",
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout",
            "target_session_attrs", "targetServerType",
            "service", "service");

    private static final Map<String, String> TARGETS = Map.of(
            "any", "any", "read-write", "primary", "primary", "primary", "prefer-standby", "preferSecondary", "standby", "secondary");

    private final String hosts;
    private final String name;
    private final String user;
    private final Optional<String> schema;
    private final DatabasePlace place;
    private final Properties properties = new Properties();

    /// Throws [StorageException] of the kind `ADDRESS` for what is no such address, of which nothing is told.
    ///
    /// @param folder in which lies what belongs to it on this computer
    ServerAddress(String url, Map<String, String> environment, Path folder) {
        var found = URL.matcher(url);
        if (!found.matches()) {
            throw refused(folder, "postgresql://");
        }
        var options = options(found.group("more"), folder);
        this.user = given(found.group("user")).or(() -> variable(environment, "PGUSER")).orElseGet(() -> System.getProperty("user.name", ""));
        this.hosts = given(found.group("hosts")).orElseGet(() -> variable(environment, "PGHOST").orElse("localhost")
                + variable(environment, "PGPORT").map(it -> ":" + it).orElse(""));
        this.name = given(found.group("name")).or(() -> variable(environment, "PGDATABASE")).orElse(user);
        this.schema = Optional.ofNullable(options.remove("schema"));
        var shown = "postgresql://" + user + "@" + hosts + "/" + name + schema.map(it -> "?schema=" + it).orElse("");
        this.place = new DatabasePlace(shown, folder.resolve("server-" + shown.substring("postgresql://".length()).replaceAll("[^A-Za-z0-9._-]+", "-")));
        properties.setProperty("user", user);
        given(found.group("password")).or(() -> ofVariable(environment, shown, folder)).or(() -> variable(environment, "PGPASSWORD")).ifPresent(it -> properties.setProperty("password", it));
        variable(environment, "PGSSLMODE").ifPresent(it -> options.putIfAbsent("sslmode", it));
        variable(environment, "PGSSLROOTCERT").ifPresent(it -> options.putIfAbsent("sslrootcert", it));
        if (hosts.contains(",")) {
            // Of several the one that takes writes.
            options.putIfAbsent("targetServerType", "primary");
        }
        options.putIfAbsent("sslmode", isLoopback() ? "prefer" : "verify-full");
        if (!options.containsKey("sslrootcert") && Files.notExists(Path.of(System.getProperty("user.home", ""), ".postgresql", "root.crt"))) {
            // Whom this computer trusts, as of every other program's connections.
            options.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        options.forEach(properties::setProperty);
        fixed();
    }

    /// What another process names goes without its password; the variable that it has from the same place still has that.
    private static Optional<String> ofVariable(Map<String, String> environment, String shown, Path folder) {
        var whole = URL.matcher(environment.getOrDefault("ONEHOT_DB", ""));
        if (!whole.matches() || whole.group("password") == null) {
            return Optional.empty();
        }
        var rest = new HashMap<>(environment);
        rest.remove("ONEHOT_DB");
        var named = new ServerAddress(environment.getOrDefault("ONEHOT_DB", ""), rest, folder);
        return named.place.name().equals(shown) ? Optional.ofNullable(named.properties.getProperty("password")) : Optional.empty();
    }

    private void fixed() {
        properties.putIfAbsent("ApplicationName", "Onehot");
        properties.putIfAbsent("connectTimeout", "5");
        properties.setProperty("socketTimeout", "25");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable");
        // A text is whatever its column is.
        properties.setProperty("stringtype", "unspecified");
        // What the server says beside its errors may quote rows.
        properties.setProperty("logServerErrorDetail", "false");
    }

    private static Map<String, String> options(@org.jspecify.annotations.Nullable String text, Path folder) {
        var options = new LinkedHashMap<String, String>();
        for (var each : given(text).map(it -> it.split("&", -1)).orElseGet(() -> new String[0])) {
            int at = each.indexOf('=');
            var key = at < 0 ? each : each.substring(0, at);
            var value = at < 0 ? "" : decoded(each.substring(at + 1));
            if (key.equals("schema")) {
                options.put(key, value);
            } else if (OPTIONS.containsKey(key)) {
                options.put(OPTIONS.getOrDefault(key, key), key.equals("target_session_attrs") ? TARGETS.getOrDefault(value, "any") : value);
            } else {
                throw refused(folder, key);
            }
        }
        return options;
    }

    private static StorageException refused(Path folder, String part) {
        return new StorageException(Kind.ADDRESS, new DatabasePlace(part, folder), part, null);
    }

    private static Optional<String> given(@org.jspecify.annotations.Nullable String text) {
        return Optional.ofNullable(text).filter(it -> !it.isEmpty()).map(ServerAddress::decoded);
    }

    private static String decoded(String text) {
        // As libpq: a plus is a plus.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank());
    }

    private boolean isLoopback() {
        return Stream.of(hosts.split(",")).map(it -> it.replaceFirst(":[0-9]*$", "")).allMatch(it -> it.equals("localhost") || it.startsWith("127.") || it.equals("[::1]"));
    }

    /// What it is called, without the password, and where on this computer that is which belongs to it.
    DatabasePlace place() {
        return place;
    }

    /// The one that was asked for.
    Optional<String> schema() {
        return schema;
    }

    String url() {
        return "jdbc:postgresql://" + hosts + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    Properties properties() {
        var copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    @Override
    public String toString() {
        return place.name();
    }
}
