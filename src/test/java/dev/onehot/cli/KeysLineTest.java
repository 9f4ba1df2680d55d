package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Outside;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Keys in a database that protects them: the vault of servers, references to variables, and what is said when there is neither.
@Execution(ExecutionMode.CONCURRENT)
class KeysLineTest extends CliFixture {
    private static final String SECRET = "sk-marked-0123456789abcdef";

    @Test
    void withoutAnyWayToKeepItAKeyIsRefusedWithTheThreeWaysOn() {
        var refused = withInput(SECRET, "provider", "add", "OpenAI", "--key-stdin", "--json").failed(Exit.KEYS).error();

        assertThat(refused.at("error/class")).isEqualTo("keys-locked");
        assertThat(refused.at("error/advice").toString()).contains("keychain", "ONEHOT_PASSPHRASE", "--key-env");
        assertThat(onehotctl("provider", "list", "--json").done().json().at("providers")).isEqualTo(List.of());
    }

    @Test
    void aPassphraseInTheEnvironmentMakesAndOpensTheVault() {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        var added = withInput(SECRET, "provider", "add", "OpenAI", "--key-stdin", "--json").done().json();
        assertThat(added.at("provider/keySource")).isEqualTo("vault");
        assertThat(onehotctl("key").done().out()).isEqualTo(SECRET + "\n");
        assertThat(onehotctl("env").done().out()).contains("export OPENAI_API_KEY='" + SECRET + "'\n");
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("SELECT api_key FROM ai_providers")).doesNotContain(SECRET);
        }

        environment.put("ONEHOT_PASSPHRASE", "another one entirely");
        assertThat(onehotctl("key").failed(Exit.KEYS).errors()).contains("not the passphrase", "Type it again");
        environment.remove("ONEHOT_PASSPHRASE");
        for (var command : List.of("key", "env", "run -- true")) {
            onehotctl(command.split(" ")).failed(Exit.KEYS);
        }
        onehotctl("provider", "use", "OpenAI").done();
        onehotctl("provider", "edit", "OpenAI", "--model", "m").done();
    }

    @Test
    void aReferenceIsLookedUpWhenItIsUsed() {
        environment.put("MY_KEY", SECRET);
        var added = onehotctl("provider", "add", "OpenAI", "--key-env", "MY_KEY", "--json").done().json();
        assertThat(added.at("provider/keySource")).isEqualTo("env:MY_KEY");
        assertThat(onehotctl("key").done().out()).isEqualTo(SECRET + "\n");

        environment.remove("MY_KEY");
        assertThat(onehotctl("key", "--json").failed(Exit.KEYS).error().at("error/message").toString()).contains("MY_KEY");
        onehotctl("provider", "edit", "OpenAI", "--no-key").done();
        assertThat(onehotctl("key").failed(Exit.KEYS).errors()).contains("no API key");
    }

    @Test
    void aVariableThatIsNotSetIsRemarkedUpon() {
        var added = onehotctl("provider", "add", "OpenAI", "--key-env", "NOT_SET_HERE");
        assertThat(added.code()).isZero();
        assertThat(added.errors()).contains("NOT_SET_HERE");
    }
}
