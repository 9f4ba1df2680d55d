package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.programs.FollowRequest;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// Who may ask: programs get tokens, and lose them.
class EndpointTokensScreenTest extends EndpointFixture {
    @Test
    void aTokenIsShownOnceAndIsGoodUntilItIsRevoked() throws Exception {
        var page = page().turn().awaitState("Relay answers.");
        assertThat(page.tokens()).isEmpty();
        assertThat(page.canMakeToken()).isFalse();
        var token = page.makeToken("my script", 0);

        assertThat(token).startsWith(EndpointToken.BEGINNING).hasSizeGreaterThan(40);
        assertThat(page.use()).contains("http://127.0.0.1:" + port, "onehotctl program token 'my script'").doesNotContain(token);
        assertThat(page.copyToken()).isEqualTo(token);
        assertThat(page.tokens()).containsExactly("my script");
        assertThat(page.pinned("my script")).isEqualTo("The active provider");
        assertThat(ask(token).headers().firstValue("x-onehot-provider")).contains("Relay");
        page.putTokenAway();
        assertThat(page.hasNewToken()).isFalse();
        assertThat(page.name("my script").canMakeToken()).isFalse();
        assertThat(page.tokenProblem()).contains("already");

        page.revoke("my script");
        window.awaitNoticeWith("my script may no longer ask");
        assertThat(page.tokens()).isEmpty();
        assertThat(ask(token).statusCode()).isEqualTo(401);
        window.undo();
        Await.until("it is back", () -> page.tokens().equals(List.of("my script")));
        assertThat(ask(token).statusCode()).as("the same token is good again").isEqualTo(200);
    }

    @Test
    void oneProviderAnswersAProgramWhicheverIsActive() throws Exception {
        var page = page().turn().awaitState("Relay answers.");
        var token = page.makeToken("codex", 2);
        assertThat(page.pinned("codex")).isEqualTo("Other");
        assertThat(ask(token).headers().firstValue("x-onehot-provider")).contains("Other");

        page.pin("codex", 0);
        window.awaitNoticeWith("codex is answered by: The active provider.");
        assertThat(ask(token).headers().firstValue("x-onehot-provider")).contains("Relay");
        window.undo();
        Await.until("it is pinned again", () -> page.pinned("codex").equals("Other"));
        long other = manager.snapshot().tokens().get("codex").pinned().orElseThrow();
        manager.apply(new Command.DeleteProvider(other, Command.ANY), Origin.API);
        Await.until("it is said", () -> page.pinned("codex").equals("One that is deleted"));
        assertThat(ask(token).statusCode()).isEqualTo(503);
    }

    @Test
    void whoGoesAwayFindsItShownNoMore() {
        var page = page();
        page.makeToken("codex", 0);
        window.settings();
        page.open();
        assertThat(page.hasNewToken()).isFalse();
        page.makeToken("other", 0);
        assertThat(page.tokens()).containsExactly("codex", "other");
        manager.apply(new Command.RevokeToken("codex"), Origin.CLI);
        Await.until("what others do is shown", () -> page.tokens().equals(List.of("other")));
    }

    /// Tokens come from the master key, which may have to be opened first.
    @Test
    void lockedKeysAreOpenedForIt() {
        manager.keys().lock().join();
        assertThat(page().makeToken("codex", 0)).startsWith(EndpointToken.BEGINNING);
    }

    @Test
    void whoFollowsByTheEndpointIsNamedWhenItsTokenGoes() {
        var page = page();
        page.makeToken("claude-code", 0);
        var request = new FollowRequest("claude-code", "Claude Code", OptionalLong.of(EndpointProvider.ID), Optional.empty(), "");
        manager.carryOut(following(manager).follow(List.of(request)), Origin.API);
        page.revoke("claude-code");
        window.awaitNoticeWith("Its file still leads there");
    }
}
