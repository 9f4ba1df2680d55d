package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl provider key …`: several keys of one provider, one in use.
@Execution(ExecutionMode.CONCURRENT)
class ProviderKeyLineTest extends CliFixture {
    private static final String FIRST = "sk-first-0123456789";
    private static final String SECOND = "sk-second-0123456789";

    @BeforeEach
    void addOneWithAKey() {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        withInput(FIRST, "provider", "add", "OpenAI", "--key-stdin").done();
    }

    @Test
    void aFurtherKeyIsAddedListedUsedLabelledAndRemoved() {
        onehotctl("provider", "key", "label", "OpenAI", "work").done();
        var added = withInput(SECOND + "\n", "provider", "key", "add", "openai", "home", "--key-stdin", "--json").done();
        assertThat(added.out()).doesNotContain(SECOND, FIRST);
        assertThat(labels(added)).containsExactly("work*", "home");
        assertThat(onehotctl("key").done().out()).isEqualTo(FIRST + "\n");

        assertThat(labels(onehotctl("provider", "key", "use", "OpenAI", "HOME", "--json"))).containsExactly("home*", "work");
        assertThat(onehotctl("key").done().out()).isEqualTo(SECOND + "\n");
        assertThat(labels(onehotctl("provider", "key", "use", "OpenAI", "home", "--json"))).containsExactly("home*", "work");

        assertThat(labels(onehotctl("provider", "key", "label", "OpenAI", "office", "--of", "work", "--json")))
                .containsExactly("home*", "office");
        onehotctl("provider", "key", "remove", "OpenAI", "office").failed(Exit.USAGE);
        assertThat(onehotctl("provider", "key", "remove", "OpenAI", "home", "--yes").failed(Exit.CONFLICT).errors()).contains("--no-key");
        assertThat(labels(onehotctl("provider", "key", "remove", "OpenAI", "office", "--yes", "--json"))).containsExactly("home*");
        assertThat(onehotctl("provider", "key", "list", "OpenAI").done().out()).contains("home", "vault", "6789").doesNotContain(SECOND);
    }

    @Test
    void aKeyIsAddedAndUsedAtOnce() {
        withInput(SECOND, "provider", "key", "add", "OpenAI", "home", "--key-stdin", "--use").done();
        assertThat(onehotctl("key").done().out()).isEqualTo(SECOND + "\n");
        environment.put("OTHER", "sk-third-0123456789");
        onehotctl("provider", "key", "add", "OpenAI", "of a variable", "--key-env", "OTHER", "--use").done();
        assertThat(onehotctl("key").done().out()).isEqualTo("sk-third-0123456789\n");
    }

    /// Where there was none it can be taken back as well, and so can what came before it.
    @Test
    void theFirstKeyInUseIsUndoneAndDoneAgain() {
        onehotctl("provider", "add", "Keyless").done();
        withInput(SECOND, "provider", "key", "add", "Keyless", "home", "--key-stdin").done();
        onehotctl("provider", "key", "use", "Keyless", "home").done();
        onehotctl("undo").done();
        onehotctl("key", "Keyless").failed(Exit.KEYS);
        assertThat(labels(onehotctl("provider", "key", "list", "Keyless", "--json"))).containsExactly("home");
        var change = onehotctl("history", "--limit", "1", "--json").done().json().at("history/0/change").toString();
        onehotctl("undo", change).done();
        assertThat(onehotctl("key", "Keyless").done().out()).isEqualTo(SECOND + "\n");
        onehotctl("undo", onehotctl("history", "--limit", "1", "--json").done().json().at("history/0/change").toString()).done();
        onehotctl("undo").done();
        assertThat(onehotctl("provider", "key", "list", "Keyless").done().out()).contains("no key");
    }

    @Test
    void whatIsMeantIsFoundByItsIdToo() {
        withInput(SECOND, "provider", "key", "add", "OpenAI", "home", "--key-stdin").done();
        var id = onehotctl("provider", "key", "list", "OpenAI", "--json").done().json().at("keys/1/id").toString();
        onehotctl("provider", "key", "use", "OpenAI", id).done();
        assertThat(onehotctl("key").done().out()).isEqualTo(SECOND + "\n");
    }

    @Test
    void whatIsWrongIsRefused() {
        withInput(SECOND, "provider", "key", "add", "OpenAI", "home", "--key-stdin").done();
        withInput(SECOND, "provider", "key", "add", "OpenAI", "HOME", "--key-stdin").failed(Exit.USAGE);
        withInput(SECOND, "provider", "key", "add", "OpenAI", " ", "--key-stdin").failed(Exit.USAGE);
        withInput("", "provider", "key", "add", "OpenAI", "x", "--key-stdin").failed(Exit.USAGE);
        onehotctl("provider", "key", "add", "OpenAI", "x").failed(Exit.USAGE);
        onehotctl("provider", "key", "use", "OpenAI", "nowhere").failed(Exit.MISSING);
        onehotctl("provider", "key", "list", "nobody").failed(Exit.MISSING);
        onehotctl("provider", "key", "label", "OpenAI", "x", "--of", "nowhere").failed(Exit.MISSING);
        onehotctl("provider", "add", "Keyless").done();
        onehotctl("provider", "key", "label", "Keyless", "x").failed(Exit.MISSING);
        assertThat(onehotctl("provider", "key", "list", "Keyless").done().out()).contains("no key");
    }

    private static List<String> labels(Ran ran) {
        return ((List<?>) ran.done().json().at("keys")).stream()
                .map(it -> (Map<?, ?>) it)
                .map(it -> it.get("label") + (Boolean.TRUE.equals(it.get("inUse")) ? "*" : ""))
                .toList();
    }
}
