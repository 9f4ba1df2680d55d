package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `onehotctl restore`: what a backup had comes back whole, into whatever is there, and what does not is named.
@Execution(ExecutionMode.CONCURRENT)
class RestoreLineTest extends CliFixture {
    private static final String KEY = "sk-vault-A-0123456789";

    private String backup = "";

    @BeforeEach
    void backUp() {
        environment.put("ONEHOT_PASSPHRASE", "long-enough-passphrase");
        withInput(KEY, "provider", "add", "A", "--key-stdin").done();
        backup = folder.resolve("v.backup").toString();
        onehotctl("backup", backup).done();
    }

    @Test
    void keysOfAVaultComeBackIntoANewDatabase() {
        file = folder.resolve("new.db");
        onehotctl("setting", "set", "LOG_LEVEL", "DEBUG").done();
        onehotctl("restore", backup).done();
        assertThat(onehotctl("key", "A").done().out()).isEqualTo(KEY + "\n");
    }

    @Test
    void andIntoOneWithAVaultOfItsOwn() {
        file = folder.resolve("own.db");
        environment.put("ONEHOT_PASSPHRASE", "another passphrase");
        withInput("sk-own-0123456789abcdef", "provider", "add", "Own", "--key-stdin").done();

        var planned = onehotctl("restore", backup, "--dry-run", "--json").done().json();
        assertThat(planned.at("restored")).isNull();
        assertThat((List<?>) planned.at("changes")).hasSize(1);
        assertThat(String.valueOf(planned.at("remarks"))).contains("The keys of A were encrypted under another master key");
        assertThat(onehotctl("provider", "list", "--json").json().at("providers/0/name")).isEqualTo("Own");

        var restored = onehotctl("restore", backup);
        assertThat(restored.code()).isEqualTo(Exit.DONE);
        assertThat(restored.errors()).contains("The keys of A");
        onehotctl("key", "A").failed(Exit.KEYS);
        var wrong = withInput("a wrong passphrase", "restore", backup, "--passphrase-stdin").failed(Exit.KEYS).errors();
        assertThat(wrong).contains("not the passphrase that the backup had").doesNotContain("--key-env");
        withInput("long-enough-passphrase", "restore", backup, "--passphrase-stdin").done();
        assertThat(onehotctl("key", "A").done().out()).isEqualTo(KEY + "\n");
    }

    @Test
    void keysThatComeInPlainTextAreCountedBefore() {
        file = folder.resolve("shared.db");
        onehotctl("setting", "set", "LOG_LEVEL", "DEBUG").done();
        onehotctl("keys", "share", "--yes").done();
        var said = "One key that is encrypted in the backup is written in plain text, because this database shares its keys with another program: that of A.";
        var planned = onehotctl("restore", backup, "--dry-run");
        assertThat(planned.errors()).contains(said);
        assertThat(onehotctl("restore", backup, "--dry-run", "--json").done().json().at("remarks/0")).isEqualTo(said);
        assertThat(onehotctl("restore", backup).errors()).contains(said);
        assertThat(onehotctl("key", "A").done().out()).isEqualTo(KEY + "\n");
    }

    @Test
    void aKeyThatIsThereStaysWhereThatOfTheBackupCannotBeOpened() {
        file = folder.resolve("shared.db");
        onehotctl("setting", "set", "LOG_LEVEL", "DEBUG").done();
        onehotctl("keys", "share", "--yes").done();
        withInput("sk-mine-0123456789abcdef", "provider", "add", "A", "--key-stdin").done();
        environment.remove("ONEHOT_PASSPHRASE");
        var restored = onehotctl("restore", backup);
        assertThat(restored.code()).isEqualTo(Exit.DONE);
        assertThat(restored.errors()).contains("The keys of A stay as they are now", "Give the passphrase that the backup had");
        assertThat(onehotctl("key", "A").done().out()).isEqualTo("sk-mine-0123456789abcdef\n");
    }

    @Test
    void aDamagedVaultIsMended() {
        outside("UPDATE onehot_meta SET value = 'argon2id:gone' WHERE key = 'key_sealed'");
        onehotctl("key", "A").failed(Exit.KEYS);
        onehotctl("restore", backup).done();
        assertThat(onehotctl("key", "A").done().out()).isEqualTo(KEY + "\n");
    }

    /// The stored schema, where one letter is another one: SQLite calls that an error in the statement.
    @ParameterizedTest
    @CsvSource({"headers,hfaders", "api_key,apikkey", "onehot_check,onehot_cheek", "gesture,gfsture", "provider_name,provider_namf"})
    void aDamagedSchemaIsDamage(String right, String wrong) throws IOException {
        outside("PRAGMA journal_mode=DELETE");
        var bytes = Files.readAllBytes(file);
        replace(bytes, right.getBytes(StandardCharsets.US_ASCII), wrong.getBytes(StandardCharsets.US_ASCII));
        Files.write(file, bytes);
        var refused = onehotctl("status").failed(Exit.DATABASE).errors();
        assertThat(refused).contains("damaged").contains("onehotctl restore");
        var restored = onehotctl("restore", backup, "--json").done().json();
        assertThat(Files.readAllBytes(Path.of(String.valueOf(restored.at("before"))))).isEqualTo(bytes);
        assertThat(onehotctl("key", "A").done().out()).isEqualTo(KEY + "\n");
    }

    @Test
    void whatIsNotOnehotsToReplaceIsRefusedStill() throws IOException {
        outside("UPDATE onehot_meta SET value = '99' WHERE key = 'schema_version'");
        var newer = Files.readAllBytes(file);
        onehotctl("restore", backup).failed(Exit.DATABASE);
        assertThat(Files.readAllBytes(file)).isEqualTo(newer);

        file = folder.resolve("places.sqlite");
        outside("CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT)");
        onehotctl("restore", backup).failed(Exit.DATABASE);
        assertThat(Files.exists(folder.resolve("places.sqlite"))).isTrue();
        try (var all = Files.list(folder)) {
            assertThat(all).noneMatch(it -> it.getFileName().toString().contains(".damaged-"));
        }
    }

    /// Everywhere: the pages of the schema lie between others once it has become longer than the first one.
    private static void replace(byte[] bytes, byte[] right, byte[] wrong) {
        int end = bytes.length - right.length;
        boolean found = false;
        for (int i = 0; i < end; i++) {
            if (Arrays.equals(bytes, i, i + right.length, right, 0, right.length)) {
                System.arraycopy(wrong, 0, bytes, i, wrong.length);
                found = true;
            }
        }
        assertThat(found).isTrue();
    }
}
