package dev.onehot.testing;

import module java.base;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A PostgreSQL server for one test, which may be stopped, killed and started again, and may have a copy that follows it.
public final class OwnServer implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Map<String, String> settings;
    private EmbeddedPostgres running;

    private OwnServer(Path folder, int port, Map<String, String> settings) {
        this.folder = folder;
        this.port = port;
        this.settings = settings;
    }

    /// @param folder for all of it
    public static OwnServer in(Path folder, Map<String, String> settings) {
        var server = new OwnServer(folder.resolve("data"), freePort(), new HashMap<>(settings));
        server.start();
        return server;
    }

    private static int freePort() {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void start() {
        try {
            var builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(folder.resolveSibling("server.log").toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(folder.resolveSibling("server.log").toFile()))
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "60");
            settings.forEach(builder::setServerConfig);
            running = builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As its keeper stops it: who is connected is told.
    public void stop() {
        try {
            running.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As the end of its machine: nobody is told.
    public void kill() {
        try {
            var main = ProcessHandle.of(Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip())).orElseThrow();
            var all = Stream.concat(Stream.of(main), main.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            Await.until("it is gone", () -> all.stream().noneMatch(ProcessHandle::isAlive));
            Files.deleteIfExists(folder.resolve("postmaster.pid"));
            running.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// A copy that follows this one, which from now on confirms nothing that the copy does not have.
    public OwnServer follower(Path newFolder) throws IOException {
        stop();
        var data = newFolder.resolve("data");
        try (var all = Files.walk(folder)) {
            for (var each : all.toList()) {
                var to = data.resolve(folder.relativize(each).toString());
                Files.createDirectories(to.getParent());
                Files.copy(each, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        Files.createFile(data.resolve("standby.signal"));
        Files.writeString(data.resolve("postgresql.auto.conf"),
                "primary_conninfo = 'host=localhost port=" + port + " user=postgres application_name=follower'\n", StandardOpenOption.APPEND);
        var follower = new OwnServer(data, freePort(), Map.of());
        settings.put("synchronous_standby_names", "follower");
        start();
        follower.start();
        return follower;
    }

    public int port() {
        return port;
    }

    public String text(String database, String sql) {
        try (var connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + database, "postgres", "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    public void run(String database, String sql) {
        try (var connection = DriverManager.getConnection("jdbc:postgresql://localhost:" + port + "/" + database, "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new AssertionError(sql, failure);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
