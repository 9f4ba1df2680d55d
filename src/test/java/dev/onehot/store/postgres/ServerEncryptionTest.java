package dev.onehot.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.testing.Authority;
import dev.onehot.testing.Await;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way to a server is encrypted and the server is who it is said to be, or nothing goes there: never less than was asked for, and said in words.
class ServerEncryptionTest {
    @TempDir
    private static Path files;

    private static final String DATABASE = Server.database();
    private static Authority company;
    private static Authority others;
    private static Path good;

    @TempDir
    private Path folder;

    @BeforeAll
    static void encrypt() {
        company = new Authority(files, "company");
        others = new Authority(files, "others");
        good = company.issued("localhost", 10);
        shows(good);
    }

    @AfterAll
    static void asBefore() {
        for (var setting : List.of("ssl", "ssl_cert_file", "ssl_key_file")) {
            Server.run("postgres", "ALTER SYSTEM RESET " + setting);
        }
        reload("ssl", "off");
    }

    private static void shows(Path certificate) {
        Server.run("postgres", "ALTER SYSTEM SET ssl_cert_file = '" + certificate + "'");
        Server.run("postgres", "ALTER SYSTEM SET ssl_key_file = '" + certificate + ".key'");
        Server.run("postgres", "ALTER SYSTEM SET ssl = on");
        reload("ssl_cert_file", certificate.toString());
        reload("ssl", "on");
    }

    private static void reload(String setting, String value) {
        Server.run("postgres", "SELECT pg_reload_conf()");
        Await.until(setting + " is " + value, () -> Server.texts("postgres", "SHOW " + setting).contains(value));
    }

    private String open(String host, String options, Map<String, String> environment) {
        var url = Server.address(DATABASE).replace("localhost", host) + "?application_name=tried" + options;
        try (var _ = ServerDatabase.open(url, environment, folder)) {
            return Server.texts(DATABASE, "SELECT ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = 'tried'").getFirst();
        }
    }

    private String refusal(String host, String options) {
        var refused = catchThrowableOfType(StorageException.class, () -> open(host, options, Map.of()));
        return refused == null ? "not refused" : refused.what().text(Locale.ROOT);
    }

    private static String trust(Authority authority) {
        return "&sslrootcert=" + authority.trusted();
    }

    @Test
    void whoeverTheNamedAuthorityVouchesForIsTrusted() {
        assertThat(open("localhost", "&sslmode=verify-full" + trust(company), Map.of())).isEqualTo("t");
        assertThat(open("127.0.0.1", "&sslmode=verify-ca" + trust(company), Map.of())).isEqualTo("t");
        assertThat(open("localhost", "", Map.of("PGSSLMODE", "verify-full", "PGSSLROOTCERT", company.trusted().toString()))).isEqualTo("t");
    }

    @Test
    void aFileOfThePersonsOwnNamesTheAuthorityAsForEveryOtherProgram() throws IOException {
        Files.copy(company.trusted(), Files.createDirectories(folder.resolve(".postgresql")).resolve("root.crt"));
        assertThat(open("localhost", "&sslmode=verify-full", Map.of("HOME", folder.toString()))).isEqualTo("t");
    }

    @Test
    void whoeverNobodyVouchesForIsRefused() {
        assertThat(refusal("localhost", "&sslmode=verify-full" + trust(others))).contains("certificate", "not trust");
        assertThat(refusal("localhost", "&sslmode=verify-full")).contains("certificate", "not trust");
        assertThat(refusal("localhost", "&sslmode=verify-ca" + trust(others))).contains("certificate", "not trust");
        assertThat(refusal("localhost", "&sslrootcert=system")).contains("certificate", "not trust");
    }

    /// Where somebody is named who is to be trusted, `require` asks them: so libpq has it, and not the driver.
    @Test
    void whoIsNamedIsAskedAlsoWhenOnlyEncryptionIsRequired() {
        assertThat(refusal("localhost", "&sslmode=require" + trust(others))).contains("certificate", "not trust");
        assertThat(open("localhost", "&sslmode=require", Map.of())).isEqualTo("t");
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        assertThat(refusal("127.0.0.1", "&sslmode=verify-full" + trust(company))).contains("certificate of another host");
    }

    @Test
    void aServerOfThisComputerMayVouchForItself() {
        assertThat(open("localhost", "", Map.of())).isEqualTo("t");
    }

    @Test
    void whatIsOutOfItsTimeIsRefused() {
        var past = company.issued("localhost", -1);
        shows(past);
        try {
            assertThat(refusal("localhost", "&sslmode=verify-full" + trust(company))).contains("has expired");
            // Java asks for no date of what is named as trusted itself.
            assertThat(refusal("localhost", "&sslmode=verify-full&sslrootcert=" + past)).contains("has expired", past.toString());
        } finally {
            shows(good);
        }
    }

    /// Beside one that is still good, an authority or a server that is out of its time is believed no more than alone.
    @Test
    void ofSeveralInAFileThoseOutOfTheirTimeVouchForNobody() throws IOException {
        var expired = new Authority(files, "expired", -1);
        var ofExpired = expired.issued("localhost", 10);
        var both = Files.writeString(folder.resolve("both.pem"), Files.readString(others.trusted()) + Files.readString(expired.trusted()));
        var own = company.issued("localhost", -2);
        var withOwn = Files.writeString(folder.resolve("own.pem"), Files.readString(own) + Files.readString(others.trusted()));
        var good = Files.writeString(folder.resolve("good.pem"), Files.readString(expired.trusted()) + Files.readString(company.trusted()));
        for (var mode : List.of("verify-ca", "verify-full", "require")) {
            assertThat(open("localhost", "&sslmode=" + mode + "&sslrootcert=" + good, Map.of())).as(mode).isEqualTo("t");
        }
        try {
            shows(ofExpired);
            assertThat(refusal("localhost", "&sslmode=verify-ca&sslrootcert=" + both)).contains("certificate", "not trust");
            shows(own);
            assertThat(refusal("localhost", "&sslmode=verify-ca&sslrootcert=" + withOwn)).contains("certificate", "not trust");
        } finally {
            shows(ServerEncryptionTest.good);
        }
    }

    @Test
    void aFileThatHoldsNoCertificatesIsSaid() throws IOException {
        var none = Files.writeString(folder.resolve("none.pem"), "nothing");
        assertThat(refusal("localhost", "&sslmode=verify-full&sslrootcert=" + none)).contains(none.toString(), "no certificates");
        assertThat(refusal("localhost", "&sslmode=verify-full&sslrootcert=/not/there.pem")).contains("/not/there.pem", "no certificates");
        assertThat(refusal("localhost", "&sslmode=verifyfull")).contains("sslmode=verifyfull");
    }

    @Test
    void aServerWithoutEncryptionIsNotSpokenToInTheClear() {
        Server.run("postgres", "ALTER SYSTEM SET ssl = off");
        reload("ssl", "off");
        try {
            assertThat(refusal("localhost", "&sslmode=verify-full" + trust(company))).contains("no encrypted connection");
            assertThat(refusal("localhost", "&sslmode=require")).contains("no encrypted connection");
            assertThat(open("localhost", "", Map.of())).isEqualTo("f");
        } finally {
            shows(good);
        }
    }
}
