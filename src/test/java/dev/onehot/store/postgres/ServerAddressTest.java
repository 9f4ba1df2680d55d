package dev.onehot.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.model.StorageException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an address, the environment and a person's files say of a server, before anybody is asked there.
class ServerAddressTest {
    @TempDir
    private Path folder;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void home() {
        environment.put("HOME", folder.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://ann:s3cret@db:5433/team, postgresql://ann@db:5433/team", "postgres://ann@db:5432/team, postgresql://ann@db/team",
        "POSTGRES://ann@db/team, postgresql://ann@db/team", "'postgres://ann@a:1,b/team?schema=s%20t', 'postgresql://ann@a:1,b/team?schema=s%20t'",
        "postgres://a%40b+c@db/x%2Fy, postgresql://a%40b%2Bc@db/x%2Fy", "postgres://ann@db, postgresql://ann@db/ann", "postgres://ann@/x, postgresql://ann@localhost/x",
        "postgres://ann@[::1]:7/x, postgresql://ann@[::1]:7/x", "postgres://ann@db/?, postgresql://ann@db/ann"
    })
    void whatItIsCalled(String url, String name) {
        var address = address(url);
        assertThat(address.place().name()).isEqualTo(name);
        assertThat(address).hasToString(name);
        assertThat(address.place().isFile()).isFalse();
        assertThat(address.place().beside().getFileName().toString()).startsWith("server-").doesNotContain("@", ":").doesNotContain("s3cret");
        assertThat(address.place().beside().getParent()).isEqualTo(folder);
    }

    @Test
    void whatNobodySaid() {
        var me = URLEncoder.encode(System.getProperty("user.name", ""), StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(address("postgresql://db").place().name()).isEqualTo("postgresql://" + me + "@db/" + me);
        assertThat(address("postgresql://db/x?schema=s%20t").schema()).contains("s t");
        assertThat(address("postgresql://db/x").schema()).isEmpty();
        assumeTrue(!System.getProperty("os.name", "").startsWith("Windows"), "a home has another name there");
        assertThat(PersonsFiles.find(Map.of("HOME", ""), ".pgpass", "pgpass.conf")).isEmpty();
        assertThat(PersonsFiles.find(Map.of("HOME", "/home/ann"), ".pgpass", "pgpass.conf")).contains(Path.of("/home/ann/.pgpass"));
    }

    /// What is typed into another window again: everything but secrets.
    @Test
    void theWordForItKeepsWhatWasSaid() {
        var word = address("postgres://ann:p@db/team?application_name=x%20y&sslpassword=secret&sslrootcert=system&sslkey=k.pem&sslmode=").place().word();
        assertThat(word).isEqualTo("postgresql://ann@db/team?application_name=x%20y&sslrootcert=system&sslkey=" + URLEncoder.encode(Path.of("k.pem").toAbsolutePath().toString(), StandardCharsets.UTF_8));
        assertThat(address("postgres://ann@db/team").place().word()).isEqualTo("postgresql://ann@db/team");
    }

    @ParameterizedTest
    @CsvSource({"mysql://db/x, postgresql://", "postgres://db/x?user=1, user", "postgres://db/x?sslmode=never, sslmode=never", "postgres://db/x?password, password", "postgres://db/x?=1, ''"})
    void whatIsRefused(String url, String part) {
        assertThatThrownBy(() -> address(url)).isInstanceOfSatisfying(StorageException.class, it -> {
            assertThat(it.kind()).isEqualTo(StorageException.Kind.ADDRESS);
            assertThat(it.detail()).isEqualTo(part);
        });
    }

    @Test
    void theEnvironmentSaysTheRest() {
        environment.putAll(Map.of("PGHOST", "db,other", "PGPORT", "7", "PGUSER", "bob", "PGDATABASE", "team", "PGPASSWORD", "s3cret", "PGAPPNAME", " "));
        var address = address("postgresql://");
        assertThat(address.place().name()).isEqualTo("postgresql://bob@db:7,other:7/team");
        assertThat(password(address)).isEqualTo("s3cret");
        assertThat(address.properties(address.hosts().getFirst())).containsEntry("ApplicationName", "Onehot").containsEntry("user", "bob");
        assertThat(address("postgresql://db,b:8,c/x").place().name()).isEqualTo("postgresql://bob@db:7,b:8,c:7/x");
        environment.put("PGPORT", "1,2,3");
        assertThat(address("postgresql://a,b,c/x").place().name()).isEqualTo("postgresql://bob@a:1,b:2,c:3/x");
        assertThat(address("postgresql://a,b:9,c/x").place().name()).isEqualTo("postgresql://bob@a,b:9,c/x");
        environment.put("PGPORT", "1,2");
        assertThat(address("postgresql://a,b,c/x").place().name()).isEqualTo("postgresql://bob@a:1,b:2,c/x");
    }

    /// A password is in the variable with the whole address, when that is the same one.
    @Test
    void theAddressOfAVariableLendsItsPassword() {
        environment.put("ONEHOT_DB", "postgresql://ann:s3cret@db/team");
        assertThat(password(address("postgresql://ann@db/team"))).isEqualTo("s3cret");
        assertThat(password(address("postgresql://ann@db/other"))).isEmpty();
        assertThat(password(address("postgresql://ann:own@db/team"))).isEqualTo("own");
        environment.put("ONEHOT_DB", "postgresql://db?nonsense");
        assertThat(password(address("postgresql://ann@db/team"))).isEmpty();
        environment.put("ONEHOT_DB", "/home/ann/onehot.db");
        assertThat(password(address("postgresql://ann@db/team"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', 5", "connect_timeout=0, 5", "connect_timeout=3, 3", "connect_timeout=12345, 5", "connect_timeout=9999, 9999", "connect_timeout=x, 5"})
    void nobodyWaitsForEver(String said, String seconds) {
        var address = address("postgresql://db/x?" + said);
        var properties = address.properties(address.hosts().getFirst());
        assertThat(properties).containsEntry("connectTimeout", seconds).containsEntry("socketTimeout", seconds).containsEntry("tcpKeepAlive", "true")
                .containsEntry("gssEncMode", "disable").containsEntry("sslpassword", "").containsEntry("stringtype", "unspecified").containsEntry("logServerErrorDetail", "false");
        assertThat(address.url(address.hosts().getFirst())).isEqualTo("jdbc:postgresql://db/x");
    }

    @ParameterizedTest
    @CsvSource({"a, '', any", "'a,b', '', primary", "a, read-write, primary", "a, primary, primary", "'a,b', prefer-standby, secondary any", "a, standby, secondary", "'a,b', any, any"})
    void whichOfSeveral(String hosts, String target, String targets) {
        var address = address("postgresql://" + hosts + "/x" + (target.isEmpty() ? "" : "?target_session_attrs=" + target));
        assertThat(address.targets()).containsExactly(targets.split(" "));
    }

    @Test
    void theOneThatAnsweredIsAskedFirst() {
        var address = address("postgresql://a,b,c/x");
        address.isGood(address.hosts().get(1));
        assertThat(address.hosts()).extracting(ServerHost::name).containsExactly("b", "a", "c");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        // host, said, mode, authority
        "localhost, '', prefer, -", "127.0.0.5, '', prefer, -", "[::1], '', prefer, -", "'localhost,db', '', verify-full, -", "db, '', verify-full, -", "db, sslmode=require, require, -",
        "db, sslmode=require&sslrootcert=ca.crt, verify-ca, ca.crt", "db, sslmode=verify-ca, verify-full, -", "db, sslmode=verify-ca&sslrootcert=ca.crt, verify-ca, ca.crt",
        "localhost, sslrootcert=system, verify-full, -", "db, sslmode=disable&sslrootcert=system, verify-full, -", "db, sslmode=disable, disable, -", "db, sslrootcert=ca.crt, verify-full, ca.crt"
    })
    void howItIsEncrypted(String host, String said, String mode, String authority) {
        var address = address("postgresql://" + host + "/x?" + said);
        assertThat(address.encryption()).isEqualTo(new Encryption(mode, Optional.ofNullable(authority)));
        assertThat(address.encryption().isVerified()).isEqualTo(mode.startsWith("verify"));
        var properties = address.properties(address.hosts().getFirst());
        assertThat(properties.getProperty("sslmode")).isEqualTo(mode);
        assertThat(properties.getProperty("sslrootcert")).isEqualTo(authority);
        assertThat(properties.getProperty("sslfactory") != null).isEqualTo(mode.startsWith("verify") && authority == null);
    }

    @Test
    void aPersonsOwnAuthorityIsTaken() throws IOException {
        Files.createDirectories(folder.resolve(".postgresql"));
        var own = Files.createFile(folder.resolve(".postgresql/root.crt"));
        assertThat(address("postgresql://db/x").encryption().authority()).contains(own.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "db:5432:team:ann:p1, p1", "*:*:*:*:p1, p1", "db:5433:team:ann:p1, ''", "#db:5432:team:ann:p1, ''", "db:5432:team:bob:p1, ''", "db:5432:other:ann:p1, ''", "other:5432:team:ann:p1, ''",
        "db:5432:team:ann, ''", "db:5432:team:ann:a\\:b\\\\c, a:b\\c", "d\\b:5432:team:ann:p, p", "db:5432:team:ann:p\\, p\\", "db:5432:team:ann:, ''", "db:5432:team:ann:p:more, p"
    })
    void aPasswordFile(String line, String password) throws IOException {
        file(".pgpass", line + "\n*:1:*:*:never\n", "rw-------");
        var address = address("postgresql://ann@db/team");
        assertThat(password(address)).isEqualTo(password);
        assertThat(address.unreadPasswords()).isEmpty();
        assertThat(password(address("postgresql://ann:own@db/team"))).isEqualTo("own");
    }

    @Test
    void aPasswordFileThatOthersCanReadIsNotRead() throws IOException {
        var file = file("mine", "*:*:*:*:p1", "rw-r-----");
        environment.put("PGPASSFILE", file.toString());
        assertThat(password(address("postgresql://ann@db/team"))).isEmpty();
        assertThat(address("postgresql://ann@db/team").unreadPasswords()).contains(file);
        assertThat(address("postgresql://ann:p@db/team").unreadPasswords()).isEmpty();
        environment.put("PGPASSFILE", Files.createDirectory(folder.resolve("a folder")).toString());
        assertThat(address("postgresql://ann@db/team").unreadPasswords()).isEmpty();
        environment.put("PGPASSFILE", folder.resolve("none").toString());
        assertThat(address("postgresql://ann@db/team").unreadPasswords()).isEmpty();
    }

    @Test
    void aServiceIsNamed() throws IOException {
        var file = file("services", "[other]\nhost=no\n[mine]\n# comment=1\n\nhost = db\nhost=late\nnonsense\nuser=ann\n[mine]\ndbname=late\n", "rw-------");
        environment.put("PGSERVICEFILE", file.toString());
        assertThat(address("postgresql:///team?service=mine").place().name()).isEqualTo("postgresql://ann@db/team");
        environment.put("PGSERVICE", "mine");
        assertThat(address("postgresql:///team").place().name()).isEqualTo("postgresql://ann@db/team");
        environment.put("PGSYSCONFDIR", " ");
        assertThatThrownBy(() -> address("postgresql:///team?service=none")).isInstanceOfSatisfying(StorageException.class, it -> {
            assertThat(it.what().code()).isEqualTo("storage.server.no_service");
            assertThat(it.detail()).isEqualTo(file.toString());
        });
        // What the system has stands behind it.
        environment.put("PGSERVICEFILE", " ");
        environment.put("PGSYSCONFDIR", folder.toString());
        Files.move(file, folder.resolve("pg_service.conf"));
        assertThat(address("postgresql:///team").place().name()).isEqualTo("postgresql://ann@db/team");
        Files.writeString(folder.resolve(".pg_service.conf"), "[mine]\nhost=first\nuser=ann");
        assertThat(address("postgresql:///team").place().name()).isEqualTo("postgresql://ann@first/team");
    }

    private Path file(String name, String text, String permissions) throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        var file = Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }

    private ServerAddress address(String url) {
        return new ServerAddress(url, environment, folder);
    }

    private static String password(ServerAddress address) {
        return address.properties(address.hosts().getFirst()).getProperty("password");
    }
}
