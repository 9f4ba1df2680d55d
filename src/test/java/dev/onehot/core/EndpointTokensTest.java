package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Change;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.model.Redaction;
import dev.onehot.model.ValidationException;
import dev.onehot.core.events.Event;
import dev.onehot.testing.MemoryKeychain.Mood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Who may ask the endpoint, and that a token stands nowhere.
@Execution(ExecutionMode.CONCURRENT)
class EndpointTokensTest extends KeysFixture {
    private static final String PASSPHRASE = "correct horse battery staple";

    @Override
    protected void beforeOpening() {
        keychain.is(Mood.MISSING);
    }

    private void protect() {
        assertThat(manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).join().isUsable()).isTrue();
    }

    private ApiKey token(String name) {
        return EndpointAccess.tokens(manager).token(name, Origin.CLI);
    }

    private boolean admits(ApiKey token) {
        return manager.snapshot().tokens().values().stream().anyMatch(it -> it.isHash(EndpointToken.hash(token.reveal())));
    }

    @Test
    void aTokenIsHandedOverAgainAlthoughOnlyItsHashIsKept() throws IOException {
        protect();
        var token = token("codex");
        assertThat(token.reveal()).matches("oh-[A-Za-z0-9_-]{43}");
        assertThat(admits(token)).isTrue();
        restart();
        manager.keys().unlock(PASSPHRASE.toCharArray()).join();
        assertThat(token("codex")).isEqualTo(token);
        assertThat(token("claude-code")).isNotEqualTo(token);
        try (var files = Files.list(folder)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1)).as("%s", each).doesNotContain(token.reveal().substring(3));
            }
        }
        assertThat(Redaction.of("sent " + token.reveal() + " there", List.of())).doesNotContain(token.reveal().substring(3));
    }

    @Test
    void aNewOneIsAnotherAndARevokedOneIsNotMadeAgain() {
        protect();
        var first = token("codex");
        var second = EndpointAccess.tokens(manager).make("codex", Origin.CLI);
        assertThat(admits(first)).isFalse();
        assertThat(admits(second)).isTrue();
        manager.apply(new Command.RevokeToken("codex"), Origin.CLI);
        assertThat(admits(second)).isFalse();
        assertThat(token("codex")).isNotEqualTo(first).isNotEqualTo(second);
    }

    @Test
    void whatIsDoneToItIsTakenBackAsAnythingElse() {
        protect();
        var token = token("codex");
        manager.apply(new Command.PinToken("codex", OptionalLong.of(7)), Origin.WINDOW);
        manager.apply(new Command.NameModels("codex", "*haiku*=small\nno line"), Origin.WINDOW);
        assertThat(manager.snapshot().tokens().get("codex").modelNames()).containsExactly(Map.entry("*haiku*", "small"));
        manager.apply(new Command.RevokeToken("codex"), Origin.WINDOW);
        undoOwn();
        assertThat(admits(token)).isTrue();
        assertThat(token("codex")).isEqualTo(token);
        assertThat(manager.snapshot().tokens().get("codex").pinned()).hasValue(7);
        undoOwn();
        assertThat(manager.snapshot().tokens().get("codex").models()).isEmpty();
        undoOwn();
        assertThat(manager.snapshot().tokens().get("codex").pinned()).isEmpty();
        long pinned = manager.apply(new Command.PinToken("codex", OptionalLong.of(3)), Origin.WINDOW).gesture().orElseThrow();
        EndpointAccess.tokens(manager).make("codex", Origin.CLI);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> manager.apply(new Command.Undo(pinned), Origin.WINDOW));
        assertThat(manager.snapshot().tokens()).containsKey("codex");
    }

    @Test
    void anotherProcessSeesAndTellsIt() {
        protect();
        try (var other = open()) {
            var heard = new CopyOnWriteArrayList<Change>();
            other.follow(event -> {
                if (event instanceof Event.SettingsChanged(var _, var _, var changes, var _)) {
                    heard.addAll(changes);
                }
            });
            var token = token("codex");
            manager.apply(new Command.PinToken("codex", OptionalLong.of(1)), Origin.CLI);
            other.refresh();
            assertThat(other.snapshot().tokens()).isEqualTo(manager.snapshot().tokens());
            manager.apply(new Command.RevokeToken("codex"), Origin.CLI);
            other.refresh();
            assertThat(other.snapshot().tokens()).isEmpty();
            assertThat(heard).containsExactly(
                    new Change.ProgramChange("codex", "codex", Change.ProgramAction.TOKEN_MADE),
                    new Change.ProgramChange("codex", "codex", Change.ProgramAction.TOKEN_REVOKED));
            assertThat(admits(token)).isFalse();
        }
    }

    @Test
    void withoutTheMasterKeyNoneIsHandedOver() {
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> token("codex"));
        protect();
        var token = token("codex");
        restart();
        manager.keys().open().join();
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> token("codex")).matches(KeysException::isOpenable);
        manager.keys().startOver(KeyBackend.VAULT, "another long passphrase".toCharArray()).join();
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> token("codex"))
                .satisfies(it -> assertThat(it.what().code()).isEqualTo("token.otherMaster"));
        assertThat(admits(token)).as("whoever has it goes on").isTrue();
        manager.keys().share(Origin.CLI).join();
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> token("other"))
                .satisfies(it -> assertThat(it.what().code()).isEqualTo("token.shared"));
    }

    @Test
    void aNameIsALine() {
        protect();
        for (var wrong : List.of("", " ", "a\nb", " a", "x".repeat(101))) {
            assertThatExceptionOfType(ValidationException.class).as(wrong).isThrownBy(() -> token(wrong));
        }
        assertThat(manager.snapshot().tokens()).isEmpty();
    }
}
