package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.EndpointToken;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tokens of programs, and what went through the endpoint.
class EndpointLineTest extends CliFixture {
    @BeforeEach
    void oneProvider() {
        environment.put("ONEHOT_PASSPHRASE", "four words or more");
        onehotctl("provider", "add", "A", "--no-activate").done();
    }

    @Test
    void aTokenIsPrintedAndNothingElse() {
        var first = onehotctl("program", "token", "codex").done();
        assertThat(first.out()).matches("oh-[A-Za-z0-9_-]{43}\n");
        assertThat(first.errors()).isEmpty();
        assertThat(onehotctl("program", "token", "codex").done().out()).isEqualTo(first.out());
        assertThat(onehotctl("program", "token", "codex", "--json").done().out()).contains(first.out().strip());
        assertThat(onehotctl("program", "token", "codex", "--new").done().out()).matches("oh-[A-Za-z0-9_-]{43}\n").isNotEqualTo(first.out());
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("SELECT hash FROM onehot_token")).isNotEqualTo(EndpointToken.hash(first.out().strip()));
        }
        assertThat(onehotctl("history").done().out()).contains("codex token-made").doesNotContain("oh-");
    }

    @Test
    void whoAnswersItAndWhatItCallsModelsIsListed() {
        onehotctl("program", "token", "codex").done();
        assertThat(onehotctl("program", "token", "codex", "--provider", "A", "--model", "*haiku*=small", "--model", "x=y").done().out())
                .isEqualTo("codex: A answers; *haiku*=small, x=y.\n");
        onehotctl("program", "token", "codex", "--model", "x=").done();
        assertThat(onehotctl("program", "token").done().out()).contains("codex").contains("*haiku*=small").doesNotContain("x=y").doesNotContain("oh-");
        assertThat(onehotctl("program", "token", "codex", "--active").done().out()).contains("the active one answers");
        onehotctl("undo").done();
        assertThat(onehotctl("program", "token", "--json").done().out()).contains("\"provider\":{\"id\":1,\"name\":\"A\"}");
    }

    @Test
    void aRevokedOneIsGoneUntilUndone() {
        var token = onehotctl("program", "token", "codex").done().out();
        onehotctl("program", "token", "codex", "--revoke").done();
        fails(Exit.MISSING, "no token of codex", "program", "token", "codex", "--revoke");
        onehotctl("undo").done();
        assertThat(onehotctl("program", "token", "codex").done().out()).isEqualTo(token);
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        fails(Exit.USAGE, "name of a program", "program", "token", "--new");
        fails(Exit.USAGE, "Say one of", "program", "token", "codex", "--new", "--revoke");
        fails(Exit.MISSING, "no token of codex", "program", "token", "codex", "--active");
        fails(Exit.USAGE, "100 characters", "program", "token", " codex");
        fails(Exit.USAGE, "no day", "usage", "--since", "yesterday");
        onehotctl("keys", "share", "--yes").done();
        fails(Exit.KEYS, "keys protect", "program", "token", "codex");
    }

    @Test
    void usageIsAddedUp() {
        var today = LocalDate.now(ZoneOffset.UTC);
        outside("INSERT INTO onehot_usage VALUES ('" + today + "', 1, 'codex', 'm', 3, 1, 1000, 10, 20, '" + today + " 08:00:00'), ('" + today
                + "', 1, 'claude', 'n', 2, 0, 500, 0, 5, '" + today + " 09:00:00'), ('" + today.minusDays(5) + "', 9, 'codex', 'm', 1, 0, 1, 0, 1, '"
                + today.minusDays(5) + " 09:00:00')");
        assertThat(onehotctl("usage").done().out()).contains("A").contains("1,500").contains("(deleted, 9)");
        assertThat(onehotctl("usage", "--by", "program", "--since", "1d", "--json").done().out()).isEqualTo("{\"since\":\"" + today.minusDays(1)
                + "\",\"by\":\"program\",\"usage\":[{\"program\":\"codex\",\"requests\":3,\"failed\":1,\"input\":1000,\"cached\":10,\"output\":20,\"lastAt\":\""
                + today + " 08:00:00\"},{\"program\":\"claude\",\"requests\":2,\"failed\":0,\"input\":500,\"cached\":0,\"output\":5,\"lastAt\":\"" + today
                + " 09:00:00\"}]}\n");
        assertThat(onehotctl("usage", "--by", "day").done().out().lines().skip(1)).hasSize(2);
        assertThat(onehotctl("usage", "--by", "model", "--since", today.toString()).done().out().lines().skip(1)).hasSize(2);
    }

    private void fails(int code, String words, String... arguments) {
        assertThat(onehotctl(arguments).failed(code).errors()).contains(words);
    }
}
