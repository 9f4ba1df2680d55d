package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;

/// Where a database on a server is, and how to get there: `postgresql://user:password@host:port,host:port/name?sslmode=…`, as libpq has it. What it
/// does not say a service file, the variables of libpq and `~/.pgpass` do.
///
/// The password is in [#properties] only: no text of this tells it.
final class ServerAddress {
    /// Names of libpq's, and what the driver calls them.
    private static final Map<String, String> OPTIONS = Map.of(
            "sslcert", "sslcert",
            "sslkey", "sslkey",
            "sslpassword", "sslpassword",
            "application_name", "ApplicationName",
            "connect_timeout", "connectTimeout");

    /// What libpq calls the servers that will do, and what the driver calls them, the best ones first.
    private static final Map<String, List<String>> TARGETS = Map.of(
            "read-write", List.of("primary"), "primary", List.of("primary"), "prefer-standby", List.of("secondary", "any"), "standby", List.of("secondary"));

    private final List<ServerHost> hosts;
    private final String name;
    private final String user;
    private final Optional<String> schema;
    private final DatabasePlace place;
    private final Encryption encryption;
    private final Optional<String> password;
    private final Optional<PasswordFile> passwords;
    private final List<String> targets;
    private final Properties properties = new Properties();
    private volatile Optional<ServerHost> good = Optional.empty();

    /// Throws [StorageException] of the kind `ADDRESS` for what is no such address, of which nothing is told.
    ///
    /// @param folder in which lies what belongs to it on this computer
    ServerAddress(String url, Map<String, String> environment, Path folder) {
        var parameters = new ConnectionParameters(url, environment, folder);
        this.user = parameters.find("user").orElseGet(() -> System.getProperty("user.name", ""));
        this.hosts = parameters.hosts();
        this.name = parameters.find("dbname").orElse(user);
        this.schema = parameters.find("schema");
        this.encryption = Encryption.of(parameters, environment, folder);
        var shown = "postgresql://" + encoded(user) + "@" + hosts.stream().map(ServerHost::toString).collect(Collectors.joining(",")) + "/" + encoded(name);
        var named = shown + schema.map(it -> "?schema=" + encoded(it)).orElse("");
        this.place = new DatabasePlace(
                named, folder.resolve("server-" + named.substring("postgresql://".length()).replaceAll("[^A-Za-z0-9._-]+", "-")),
                shown + parameters.options().entrySet().stream().map(it -> it.getKey() + "=" + encoded(it.getValue())).collect(query()));
        this.password = parameters.find("password").or(() -> ofVariable(environment, named, folder));
        this.passwords = PasswordFile.of(parameters, environment);
        // Of several the one that takes writes.
        var target = parameters.find("target_session_attrs").orElse(hosts.size() > 1 ? "primary" : "any");
        this.targets = TARGETS.getOrDefault(target, List.of("any"));
        properties.setProperty("user", user);
        encryption.into(properties);
        OPTIONS.forEach((from, to) -> parameters.find(from).ifPresent(it -> properties.setProperty(to, it)));
        fixed();
    }

    private static Collector<CharSequence, ?, String> query() {
        return Collectors.collectingAndThen(Collectors.joining("&"), it -> it.isEmpty() ? "" : "?" + it);
    }

    /// What another process names goes without its password; the variable that it has from the same place still has that.
    private static Optional<String> ofVariable(Map<String, String> environment, String named, Path folder) {
        var whole = environment.getOrDefault("ONEHOT_DB", "");
        if (!whole.startsWith("postgres")) {
            return Optional.empty();
        }
        var rest = new HashMap<>(environment);
        rest.remove("ONEHOT_DB");
        try {
            var other = new ServerAddress(whole, rest, folder);
            return other.place.name().equals(named) ? other.password : Optional.empty();
        } catch (StorageException anotherMistake) {
            return Optional.empty();
        }
    }

    private void fixed() {
        properties.putIfAbsent("ApplicationName", "Onehot");
        if (!properties.getProperty("connectTimeout", "").matches("0*[1-9][0-9]{0,3}")) {
            // Nobody waits for ever.
            properties.setProperty("connectTimeout", "5");
        }
        // One that takes the connection and says nothing is given up as soon as one that does not take it: the driver would wait for ever.
        properties.setProperty("socketTimeout", properties.getProperty("connectTimeout"));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("gssEncMode", "disable");
        // Nobody is asked on a terminal.
        properties.putIfAbsent("sslpassword", "");
        // A text is whatever its column is.
        properties.setProperty("stringtype", "unspecified");
        // What the server says beside its errors may quote rows.
        properties.setProperty("logServerErrorDetail", "false");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What it is called, without the password, and where on this computer that is which belongs to it.
    DatabasePlace place() {
        return place;
    }

    /// The one that was asked for.
    Optional<String> schema() {
        return schema;
    }

    Encryption encryption() {
        return encryption;
    }

    /// First the one that was good the last time: a connection is opened for each question beside the writer.
    List<ServerHost> hosts() {
        return Stream.concat(good.stream(), hosts.stream().filter(it -> good.filter(it::equals).isEmpty())).toList();
    }

    void isGood(ServerHost host) {
        good = Optional.of(host);
    }

    /// Which servers will do, as the driver calls them, the best ones first.
    List<String> targets() {
        return targets;
    }

    /// The file of passwords that was not read, because others may read it; empty where it was not needed.
    Optional<Path> unreadPasswords() {
        return passwords.filter(it -> password.isEmpty() && it.isOpenToOthers()).map(PasswordFile::file);
    }

    String url(ServerHost host) {
        return "jdbc:postgresql://" + host + "/" + encoded(name);
    }

    /// For the driver. Holds the password.
    Properties properties(ServerHost host) {
        var copy = new Properties();
        copy.putAll(properties);
        // Without one the driver would look for it itself. An empty one is none.
        copy.setProperty("password", password.or(() -> passwords.flatMap(it -> it.find(host, name, user))).orElse(""));
        return copy;
    }

    @Override
    public String toString() {
        return place.name();
    }
}
