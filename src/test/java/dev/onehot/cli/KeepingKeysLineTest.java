package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Outside;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl keys …`: how the keys of a database are kept.
@Execution(ExecutionMode.CONCURRENT)
class KeepingKeysLineTest extends CliFixture {
    private static final String SECRET = "sk-marked-0123456789abcdef";
    private static final String SPARE = "sk-spare-0123456789abcdef";
    private static final String PASSPHRASE = "four words or more";

    @BeforeEach
    void addTwoKeys() {
        environment.put("ONEHOT_PASSPHRASE", PASSPHRASE);
        withInput(SECRET, "provider", "add", "OpenAI", "--key-stdin").done();
        withInput(SPARE, "provider", "key", "add", "OpenAI", "spare", "--key-stdin").done();
    }

    @Test
    void statusSaysWhereTheyAreAndWhetherTheyCanBeRead() {
        var status = onehotctl("keys", "status", "--json").done().json();
        assertThat(status.at("place")).isEqualTo("vault");
        assertThat(status.at("usable")).isEqualTo(true);
        assertThat(status.at("encrypted")).isEqualTo(2L);
        assertThat(onehotctl("keys", "status").done().out()).contains("your passphrase has opened them", "2 encrypted");

        environment.remove("ONEHOT_PASSPHRASE");
        var locked = onehotctl("keys", "status", "--json");
        assertThat(locked.code()).isEqualTo(Exit.KEYS);
        assertThat(locked.json().at("state")).isEqualTo("locked");
        onehotctl("keys", "unlock").failed(Exit.KEYS);
        withInput("another one entirely", "keys", "unlock", "--passphrase-stdin").failed(Exit.KEYS);
        withInput(PASSPHRASE + "\n", "keys", "unlock", "--passphrase-stdin").done();
    }

    /// All keys in clear in a file is nothing that one word should do.
    @Test
    void sharingNamesHowManyKeysAndTheFileBeforeItWritesThemInPlainText() {
        var asked = onehotctl("keys", "share").failed(Exit.USAGE);
        assertThat(asked.errors()).contains("2 keys", "plain text", file.toString(), "--yes");
        assertThat(stored()).allSatisfy(it -> assertThat(it).doesNotContain(SECRET, SPARE));

        assertThat(onehotctl("keys", "share", "--yes").done().out()).contains("2 keys", file.toString());
        assertThat(stored()).containsExactly(SECRET, SPARE);
        assertThat(onehotctl("keys", "protect", "--json").done().json().at("encrypted")).isEqualTo(2L);
        assertThat(stored()).allSatisfy(it -> assertThat(it).doesNotContain(SECRET, SPARE));
        assertThat(onehotctl("key").done().out()).isEqualTo(SECRET + "\n");
    }

    @Test
    void theMasterKeyMovesAndTheKeysStayReadable() {
        assertThat(onehotctl("keys", "keep", "file", "--json").done().json().at("place")).isEqualTo("file");
        environment.remove("ONEHOT_PASSPHRASE");
        assertThat(onehotctl("key").done().out()).isEqualTo(SECRET + "\n");

        withInput("another one entirely\n", "keys", "keep", "vault", "--passphrase-stdin").done();
        onehotctl("key").failed(Exit.KEYS);
        environment.put("ONEHOT_PASSPHRASE", "another one entirely");
        assertThat(onehotctl("key").done().out()).isEqualTo(SECRET + "\n");
        // The way to another passphrase, with the old one at hand.
        withInput(PASSPHRASE, "keys", "keep", "vault", "--passphrase-stdin").done();
        onehotctl("key").failed(Exit.KEYS);
        environment.put("ONEHOT_PASSPHRASE", PASSPHRASE);
        assertThat(onehotctl("key").done().out()).isEqualTo(SECRET + "\n");

        onehotctl("keys", "keep", "keychain").failed(Exit.KEYS);
        withInput("short", "keys", "keep", "vault", "--passphrase-stdin").failed(Exit.USAGE);
        assertThat(onehotctl("keys", "keep", "nowhere").failed(Exit.USAGE).errors()).contains("keychain", "vault", "file", "session");
        assertThat(onehotctl("key").done().out()).isEqualTo(SECRET + "\n");
    }

    @Test
    void whatWouldLoseKeysHasToBeMeant() {
        for (var command : List.of("keys keep session", "keys keep vault --start-over")) {
            var asked = onehotctl(command.split(" ")).failed(Exit.USAGE);
            assertThat(asked.errors()).contains("2 keys", file.toString(), "--yes");
        }
        assertThat(onehotctl("key").done().out()).isEqualTo(SECRET + "\n");
        onehotctl("keys", "keep", "vault", "--start-over", "--yes").done();
        onehotctl("key").failed(Exit.KEYS);
    }

    @Test
    void aPassphraseThatIsTooShortIsSaidToBe() {
        environment.put("ONEHOT_PASSPHRASE", "x");
        file = folder.resolve("other.db");
        for (var command : List.of("provider add A --key-stdin", "provider add B --key-stdin --json")) {
            assertThat(withInput(SECRET, command.split(" ")).failed(Exit.KEYS).errors())
                    .contains("ONEHOT_PASSPHRASE", "too short", "8").doesNotContain(SECRET);
        }
        onehotctl("provider", "add", "Keyless").done();
        assertThat(onehotctl("keys", "protect").failed(Exit.KEYS).errors()).contains("too short");
        assertThat(onehotctl("doctor").out()).contains("ONEHOT_PASSPHRASE", "too short");
    }

    private List<String> stored() {
        try (var outside = Outside.on(file)) {
            return List.of(outside.text("SELECT api_key FROM ai_providers"), outside.text("SELECT api_key FROM onehot_key"));
        }
    }
}
