package dev.onehot.store.postgres;

import module java.base;

import dev.onehot.model.DatabasePlace;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import org.jspecify.annotations.Nullable;

/// What an address says, by libpq's names for it; what it does not say a service file does, and then libpq's variables. Holds passwords, which it does not print.
final class ConnectionParameters {
    private static final Pattern URL = Pattern.compile(
            "postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?(?<hosts>[^/?]*)(?:/(?<name>[^?]*))?(?:\\?(?<more>.*))?",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern HOST = Pattern.compile("(.*?)(?::([0-9]+))?", Pattern.DOTALL);

    /// Those that may stand behind the question mark.
    private static final Set<String> OPTIONS = Set.of(
            "sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword", "application_name", "connect_timeout", "target_session_attrs", "service", "schema");

    private static final Set<String> SECRETS = Set.of("password", "sslpassword");

    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("host", "PGHOST"), Map.entry("port", "PGPORT"), Map.entry("user", "PGUSER"), Map.entry("dbname", "PGDATABASE"),
            Map.entry("password", "PGPASSWORD"), Map.entry("passfile", "PGPASSFILE"), Map.entry("sslmode", "PGSSLMODE"),
            Map.entry("sslrootcert", "PGSSLROOTCERT"), Map.entry("sslcert", "PGSSLCERT"), Map.entry("sslkey", "PGSSLKEY"),
            Map.entry("application_name", "PGAPPNAME"), Map.entry("connect_timeout", "PGCONNECT_TIMEOUT"),
            Map.entry("target_session_attrs", "PGTARGETSESSIONATTRS"));

    private final Map<String, String> said;
    private final Map<String, String> service;
    private final Map<String, String> environment;

    /// Throws [StorageException] of the kind `ADDRESS` for what is no such address, of which nothing is told.
    ///
    /// @param folder in which lies what belongs to it on this computer
    ConnectionParameters(String url, Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.said = said(url, folder);
        var name = Optional.ofNullable(said.get("service")).or(() -> variable("PGSERVICE"));
        this.service = name.map(it -> ServiceFile.read(it, environment, folder)).orElseGet(Map::of);
    }

    private static Map<String, String> said(String url, Path folder) {
        var found = URL.matcher(url);
        if (!found.matches()) {
            throw refused("postgresql://", folder);
        }
        var said = new LinkedHashMap<String, String>();
        put(said, "user", found.group("user"));
        put(said, "password", found.group("password"));
        put(said, "dbname", found.group("name"));
        hosts(said, decoded(found.group("hosts")));
        for (var each : Optional.ofNullable(found.group("more")).filter(it -> !it.isEmpty()).map(it -> it.split("&", -1)).orElseGet(() -> new String[0])) {
            int at = each.indexOf('=');
            var name = at < 0 ? each : each.substring(0, at);
            if (!OPTIONS.contains(name)) {
                throw refused(name, folder);
            }
            put(said, name, at < 0 ? "" : each.substring(at + 1));
        }
        return said;
    }

    private static void put(Map<String, String> said, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            said.put(name, decoded(value));
        }
    }

    /// Hosts and ports are two lists of the same length, as libpq has them.
    private static void hosts(Map<String, String> said, String hosts) {
        if (!hosts.isEmpty()) {
            var each = Stream.of(hosts.split(",", -1)).map(HOST::matcher).filter(Matcher::matches).toList();
            said.put("host", each.stream().map(it -> it.group(1)).collect(Collectors.joining(",")));
            if (each.stream().anyMatch(it -> it.group(2) != null)) {
                said.put("port", each.stream().map(it -> Objects.requireNonNullElse(it.group(2), "")).collect(Collectors.joining(",")));
            }
        }
    }

    static StorageException refused(String part, Path folder) {
        return new StorageException(Kind.ADDRESS, new DatabasePlace(part, folder, part), part, null);
    }

    private static String decoded(String text) {
        // As libpq: a plus is a plus.
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(said.get(name)).or(() -> Optional.ofNullable(service.get(name))).or(() -> variable(VARIABLES.getOrDefault(name, "")));
    }

    /// A variable of the process's that says something.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(it -> !it.isBlank());
    }

    /// Each host with its port.
    List<ServerHost> hosts() {
        var hosts = find("host").orElse("localhost").split(",", -1);
        var ports = find("port").orElse("").split(",", -1);
        return IntStream.range(0, hosts.length)
                .mapToObj(i -> ServerHost.of(hosts[i], ports.length == 1 ? ports[0] : i < ports.length ? ports[i] : "", variable("PGPORT").orElse("")))
                .toList();
    }

    /// What the address itself says behind the question mark, for another process that finds the same files and variables.
    ///
    /// @return without secrets
    Map<String, String> options() {
        var options = new LinkedHashMap<>(said);
        options.keySet().retainAll(OPTIONS);
        options.keySet().removeAll(SECRETS);
        Stream.of("sslrootcert", "sslcert", "sslkey").filter(options::containsKey).forEach(name -> options.computeIfPresent(name, (_, file) -> whole(file)));
        return options;
    }

    private static String whole(String file) {
        return file.equals("system") ? file : Path.of(file).toAbsolutePath().toString();
    }

    @Override
    public String toString() {
        return "connection parameters";
    }
}
