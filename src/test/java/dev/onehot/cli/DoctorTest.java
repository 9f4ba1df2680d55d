package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// `onehotctl doctor` finds what was broken on purpose, and says what to do.
@DisabledOnOs(OS.WINDOWS)
class DoctorTest extends CliFixture {
    @Test
    void aSoundDatabaseIsWell() {
        onehotctl("provider", "add", "A").done();
        var doctor = onehotctl("doctor", "--json").done().json();
        assertThat(doctor.at("ok")).isEqualTo(true);
        assertThat(states(onehotctl("doctor", "--json"))).containsEntry("file", "ok").containsEntry("permissions", "ok")
                .containsEntry("log", "ok").containsEntry("integrity", "ok").containsEntry("keys", "ok").containsEntry("clock", "ok")
                .containsKeys("disk", "display", "proxy");
    }

    @Test
    void whatIsWrongIsFound() throws IOException {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        withInput("sk-marked-0123456789", "provider", "add", "A", "--key-stdin").done();
        environment.remove("ONEHOT_PASSPHRASE");
        onehotctl("provider", "add", "B", "--key-env", "NOT_SET_HERE");
        outside("UPDATE ai_providers SET is_active = 1, updated_at = '2999-01-01 00:00:00'");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        environment.put("HTTPS_PROXY", "http://not an address");

        var ran = onehotctl("doctor", "--json");
        assertThat(ran.code()).isEqualTo(Exit.FAILED);
        assertThat(states(ran)).containsEntry("permissions", "warning").containsEntry("integrity", "failed")
                .containsEntry("keys", "failed").containsEntry("variable", "warning").containsEntry("proxy", "failed")
                .containsEntry("clock", "warning");
        assertThat(onehotctl("doctor").out()).contains("onehotctl repair", "chmod 600").doesNotContain("sk-marked");
    }

    /// What the doctor says of a proxy is what a check does with it.
    @Test
    void aProxyThatCannotBeUsedIsNotCalledUsed() {
        onehotctl("provider", "add", "A", "--kind", "openai-compatible", "--base-url", "http://models.invalid/v1", "--no-key").done();
        for (var address : List.of("socks5h://me:S3cret-Pass@127.0.0.1:1080", "https://me:S3cret-Pass@proxy.example:3128")) {
            environment.put("ALL_PROXY", address);
            var doctor = onehotctl("doctor", "--json");
            assertThat(states(doctor)).containsEntry("proxy", "failed");
            assertThat(doctor.out()).contains("ALL_PROXY=" + address.replace("me:S3cret-Pass@", "")).doesNotContain("S3cret");
            assertThat(onehotctl("provider", "test", "A", "--json").json().at("failure/class")).isEqualTo("proxy-unusable");
        }
        environment.put("HTTP_PROXY", "http://me:S3cret-Pass@127.0.0.1:9");
        environment.put("HTTPS_PROXY", "http://127.0.0.1:9");
        var doctor = onehotctl("doctor", "--json");
        assertThat(states(doctor)).containsEntry("proxy", "ok");
        assertThat(doctor.out()).contains("127.0.0.1:9 with a password").doesNotContain("S3cret");
        assertThat(onehotctl("provider", "test", "A", "--json").json().at("failure/class")).isEqualTo("proxy-unreachable");
    }

    @Test
    void aProxyWithAPortThatDoesNotExistIsNotCalledAnotherKindOfProxy() {
        for (var address : List.of("http://127.0.0.1:99999", "http://me:S3cret-Pass@127.0.0.1:0")) {
            environment.put("HTTPS_PROXY", address);
            var doctor = onehotctl("doctor", "--json");
            assertThat(states(doctor)).containsEntry("proxy", "failed");
            assertThat(doctor.out()).contains("HTTPS_PROXY=" + address.replace("me:S3cret-Pass@", ""), "port from 1 to 65535")
                    .doesNotContain("S3cret").doesNotContain("only HTTP proxies can");
        }
    }

    @Test
    void aVariableForCertificatesThatHoldsNoneIsFound() throws IOException {
        assertThat(states(onehotctl("doctor", "--json"))).doesNotContainKey("certificates");
        environment.put("NODE_EXTRA_CA_CERTS", Files.writeString(folder.resolve("ca.pem"), "none").toString());
        assertThat(states(onehotctl("doctor", "--json"))).containsEntry("certificates", "warning");
        assertThat(onehotctl("doctor").out()).contains("NODE_EXTRA_CA_CERTS: no certificate can be read there.");
    }

    @Test
    void aFileThatCannotBeUsedIsAFinding() throws IOException {
        Files.writeString(file, "This is no database, and long enough to be looked at as one would be.");
        assertThat(states(onehotctl("doctor", "--json"))).containsEntry("file", "failed");
        file = folder.resolve("missing.db");
        assertThat(onehotctl("doctor").code()).isEqualTo(Exit.FAILED);
        assertThat(file).doesNotExist();
    }

    @Test
    void aSchemaThatIsTheDatabaseItselfIsAFinding() {
        onehotctl("provider", "add", "A").done();
        assertThat(states(onehotctl("doctor", "--json"))).doesNotContainKey("schema");
        onehotctl("setting", "set", "ONEHOT_SCHEMA", file.toString()).done();
        assertThat(states(onehotctl("doctor", "--json").done())).containsEntry("schema", "warning");
        assertThat(onehotctl("doctor").done().out()).contains("belongs to the database that is open", "ONEHOT_SCHEMA");
    }

    private static Map<String, String> states(Ran ran) {
        var findings = (List<?>) ran.json().at("findings");
        var states = new java.util.HashMap<String, String>();
        findings.forEach(it -> states.put(((Map<?, ?>) it).get("about").toString(), ((Map<?, ?>) it).get("state").toString()));
        return states;
    }

    @Test
    void dailyBackupsThatFailAreTold() throws IOException {
        onehotctl("setting", "set", "a", "1").done();
        var backups = folder.resolve("backups");
        Files.writeString(backups, "in the way");
        assertThat(onehotctl("doctor").out()).contains("Daily backups fail").contains("There is no daily backup");
        assertThat(onehotctl("doctor").code()).isEqualTo(Exit.FAILED);
        Files.delete(backups);
        Files.createDirectory(backups);
        Files.writeString(backups.resolve("onehot.db.daily-20260102-030405.backup"), "a good one");
        assertThat(onehotctl("doctor").out()).contains("The last good daily backup is of 2026-01-02 03:04:05 UTC");
        outside("INSERT INTO onehot_meta(key, value) VALUES ('backup_failure', 'storage.disk_full' || char(10) || 'x' || char(10) || '')");
        assertThat(onehotctl("doctor").out())
                .contains("There is no room left for x")
                .contains("2026-01-02 03:04:05 UTC");
    }
}
