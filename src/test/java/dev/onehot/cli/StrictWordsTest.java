package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is given on the line is taken for what it is, or refused with a sentence.
@Execution(ExecutionMode.CONCURRENT)
class StrictWordsTest extends CliFixture {
    @Test
    void theIdOfOneThatIsTheNameOfAnotherIsAmbiguous() {
        onehotctl("provider", "add", "2").done();
        onehotctl("provider", "add", "OpenAI").done();
        onehotctl("provider", "add", "3").done();
        for (var command : List.of("provider remove 2 --yes", "provider use 2", "provider show 2", "env 2")) {
            assertThat(onehotctl(command.split(" ")).failed(Exit.USAGE).errors()).contains("2 could be 2 (1), OpenAI (2).");
        }
        // Id and name of the same one.
        assertThat(onehotctl("provider", "show", "3", "--json").done().json().at("provider/name")).isEqualTo("3");
        assertThat(onehotctl("provider", "use", "1").done().out()).isEqualTo("2 is active now.\n");
    }

    @Test
    void noNameIsNoProvider() {
        onehotctl("provider", "add", "OpenAI").done();
        for (var command : List.of("use", "show", "edit")) {
            assertThat(onehotctl("provider", command, "").failed(Exit.USAGE).errors()).contains("The name of a provider is missing.");
        }
    }

    @Test
    void aTimeThatCannotBeIsWrongUsageAndNoCheck() {
        onehotctl("provider", "add", "Local", "--base-url", "http://127.0.0.1:9/v1").done();
        for (var seconds : List.of("0", "-3", "601", "99999999999", "soon")) {
            onehotctl("provider", "test", "--timeout=" + seconds).failed(Exit.USAGE);
            onehotctl("provider", "models", "--timeout=" + seconds).failed(Exit.USAGE);
        }
        assertThat(onehotctl("provider", "test", "--timeout=601").errors()).contains("1", "600");
        assertThat(onehotctl("provider", "list", "--json").json().at("providers/0/lastCheck")).isNull();
    }

    @Test
    void completionNamesItsShells() {
        assertThat(onehotctl("completion", "--help").done().out()).contains("One of bash, zsh, fish.");
    }

    @Test
    void theHistoryOfWhatThereNeverWasIsMissing() {
        onehotctl("provider", "add", "OpenAI").done();
        onehotctl("provider", "add", "Gone").done();
        onehotctl("provider", "remove", "Gone", "--yes").done();
        onehotctl("setting", "set", "MINE", "1").done();
        onehotctl("setting", "reset", "MINE").done();
        assertThat(onehotctl("history", "NOPE").failed(Exit.MISSING).errors()).contains("NOPE");
        assertThat(onehotctl("history", "NOPE", "--json").failed(Exit.MISSING).error().at("error/class")).isEqualTo("not-found");
        for (var known : List.of("OpenAI", "1", "Gone", "MINE", "LOG_LEVEL")) {
            onehotctl("history", known).done();
        }
    }

    @Test
    void withoutAKeychainTheFirstAdviceIsOneThatWorksHere() {
        var advice = withInput("sk-marked-0123456789", "provider", "add", "OpenAI", "--key-stdin", "--json").failed(Exit.KEYS).error().at("error/advice").toString();
        assertThat(advice).contains("ONEHOT_PASSPHRASE").doesNotContain("for this session", "Choose a passphrase");
    }
}
