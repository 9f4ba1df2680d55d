package dev.onehot.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Where a password and the rest of what an address leaves out come from, and that nobody else hears of it.
class ServerLoginTest {
    private static final String PASSWORD = "s3same:op\\en";
    private static final String DATABASE = Server.database();
    private static String user;

    @TempDir
    private Path folder;

    @BeforeAll
    static void askForPasswords() {
        user = Server.user(DATABASE, PASSWORD);
        ServerDatabase.open(Server.address(DATABASE), Map.of(), Path.of("")).close();
        Server.run(DATABASE, "GRANT USAGE ON SCHEMA onehot TO " + user);
        Server.run(DATABASE, "GRANT SELECT ON ALL TABLES IN SCHEMA onehot TO " + user);
    }

    private String url(String login) {
        return "postgresql://" + login + "@localhost:" + Server.port() + "/" + DATABASE;
    }

    private String open(String url, Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.putIfAbsent("HOME", folder.toString());
        try (var database = ServerDatabase.open(url, all, folder)) {
            return database.place().name();
        }
    }

    private StorageException refusal(String url, Map<String, String> environment) {
        return catchThrowableOfType(StorageException.class, () -> open(url, environment));
    }

    private static String words(StorageException refused) {
        return refused.what().text(Locale.ROOT) + refused.advice().text(Locale.ROOT);
    }

    private Path file(String name, String permissions, String... lines) throws IOException {
        var file = Files.write(folder.resolve(name), List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void theRightPasswordOpensAndAWrongOneIsSaid() {
        open(url(user + ":s3same%3Aop%5Cen"), Map.of());
        open(url(user), Map.of("PGPASSWORD", PASSWORD));
        assertThat(words(refusal(url(user + ":wrong"), Map.of()))).contains("does not let you in", "password");
        assertThat(words(refusal(url(user), Map.of()))).contains("password", ".pgpass");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFileOfPasswordsIsReadUnlessOthersMayReadIt() throws IOException {
        var line = "localhost:" + Server.port() + ":*:" + user + ":s3same\\:op\\\\en";
        var file = file(".pgpass", "rw-------", "# mine", "other:*:*:*:no", line);
        open(url(user), Map.of());
        open(url(user), Map.of("PGPASSFILE", file.toString(), "HOME", "/not/there"));
        file(".pgpass", "rw-r--r--", line);
        assertThat(words(refusal(url(user), Map.of()))).contains(file.toString(), "others may read it", "chmod 600");
    }

    /// libpq looks for the password of each host; the driver for that of one whose name is all of them.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void ofSeveralHostsEachHasItsLine() throws IOException {
        file(".pgpass", "rw-------", "localhost:" + Server.port() + ":*:*:s3same\\:op\\\\en");
        open(url(user).replace("localhost", "localhost:1,localhost"), Map.of());
    }

    @Test
    void aServiceSaysWhatTheAddressDoesNot() throws IOException {
        var services = Files.write(folder.resolve("services"), List.of(
                "# ours", "[other]", "host=other.example.com", "", "[team]", "host=localhost", "port=" + Server.port(), "dbname=" + DATABASE, "user = " + user,
                "password=" + PASSWORD, "[last]", "user=nobody"));
        var environment = Map.of("PGSERVICEFILE", services.toString(), "PGUSER", "nobody");
        assertThat(open("postgresql://?service=team", environment)).isEqualTo(url(user));
        assertThat(open("postgresql://", Map.of("PGSERVICEFILE", services.toString(), "PGSERVICE", "team"))).isEqualTo(url(user));
        assertThat(words(refusal("postgresql://?service=nobodys", environment))).contains("nobodys", services.toString());
        assertThat(new ServerAddress("postgresql://?service=team", environment, folder).place().word()).endsWith("?service=team").doesNotContain("s3same");
    }

    /// Whoever is handed the address goes the same way, but for the password.
    @Test
    void anotherProcessIsToldTheSameWay() {
        var address = new ServerAddress("postgresql://me:s3same@db:5433/team?sslmode=verify-full&sslrootcert=/ca.pem&sslpassword=s3same&schema=a%20b", Map.of(), folder);
        assertThat(address.place().word()).isEqualTo("postgresql://me@db:5433/team?sslmode=verify-full&sslrootcert=%2Fca.pem&schema=a%20b");
        assertThat(address.place().name()).isEqualTo("postgresql://me@db:5433/team?schema=a%20b");
        var again = new ServerAddress(address.place().word(), Map.of("PGPORT", "7", "PGSSLMODE", "disable"), folder);
        assertThat(again.place()).isEqualTo(address.place());
        assertThat(properties(again)).containsEntry("sslmode", "verify-full").containsEntry("sslrootcert", "/ca.pem");
    }

    @Test
    void theVariablesOfLibpqAreKnown() {
        var variables = Map.of("PGHOST", "a,b", "PGPORT", "1,2", "PGSSLMODE", "require", "PGTARGETSESSIONATTRS", "any", "PGCONNECT_TIMEOUT", "9", "PGAPPNAME", "x");
        var address = new ServerAddress("postgresql://me@/team", variables, folder);
        assertThat(address.hosts().stream().map(address::url)).containsExactly("jdbc:postgresql://a:1/team", "jdbc:postgresql://b:2/team");
        assertThat(properties(address)).containsEntry("sslmode", "require").containsEntry("connectTimeout", "9").containsEntry("ApplicationName", "x");
        assertThat(address.targets()).containsExactly("any");
        var other = new ServerAddress("postgresql://h,i:6/x?connect_timeout=0", Map.of("PGPORT", "5"), folder);
        assertThat(other.place().name()).endsWith("@h:5,i:6/x");
        assertThat(other.targets()).containsExactly("primary");
        assertThat(properties(other)).containsEntry("connectTimeout", "5");
    }

    private static Properties properties(ServerAddress address) {
        return address.properties(address.hosts().getFirst());
    }

    /// Nothing that is said, logged or listed has it, whether it opens or not, however much is logged.
    @Test
    void nobodyHearsThePassword() {
        var heard = new StringBuffer();
        var listening = new java.util.logging.Handler() {
            @Override
            public void publish(java.util.logging.LogRecord record) {
                heard.append(new java.util.logging.SimpleFormatter().format(record));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var loggers = Stream.of("org.postgresql", "dev.onehot").map(java.util.logging.Logger::getLogger).toList();
        listening.setLevel(java.util.logging.Level.ALL);
        loggers.forEach(it -> it.addHandler(listening));
        loggers.forEach(it -> it.setLevel(java.util.logging.Level.ALL));
        try {
            open(url(user + ":s3same%3Aop%5Cen"), Map.of());
            for (var refused : List.of(refusal(url(user + ":s3same-wrong"), Map.of()), refusal("postgresql://me:s3same@localhost:1/x", Map.of()))) {
                var trace = new StringWriter();
                refused.printStackTrace(new PrintWriter(trace));
                heard.append(trace).append(words(refused));
            }
        } finally {
            loggers.forEach(it -> it.setLevel(null));
            loggers.forEach(it -> it.removeHandler(listening));
        }
        ProcessHandle.allProcesses().flatMap(it -> it.info().commandLine().stream()).filter(it -> it.contains(DATABASE)).forEach(heard::append);
        assertThat(heard.toString()).contains("postgresql").doesNotContain("s3same");
    }
}
