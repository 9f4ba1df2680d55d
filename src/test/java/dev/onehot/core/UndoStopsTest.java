package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.ApiKey;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyChange;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Undo stops at what cannot be taken back, says why and changes nothing: never something older in its place. Choosing another of a provider's keys can be.
@Execution(ExecutionMode.CONCURRENT)
class UndoStopsTest extends ManagerFixture {
    private static final String FIRST = "sk-first-key-0123456789";
    private static final String SECOND = "sk-second-key-0123456789";
    private static final String THIRD = "sk-third-key-0123456789";

    @Test
    void anotherKeyInUseGoesBackAndForth() {
        long id = withThreeKeys();
        use(id, "second");
        assertThat(key(id)).isEqualTo(SECOND);
        for (int i = 0; i < 2; i++) {
            undoOwn();
            assertThat(key(id)).isEqualTo(FIRST);
            assertThat(provider(id).keyLabel()).isEqualTo("first");
            assertThat(provider(id).spareKeys()).extracting(it -> it.label()).containsExactlyInAnyOrder("second", "third");
            redoOwn();
            assertThat(key(id)).isEqualTo(SECOND);
            assertThat(provider(id).spareKeys()).extracting(it -> it.label()).containsExactlyInAnyOrder("first", "third");
        }
        assertThat(outside.texts("SELECT ifnull(key_before, '') FROM onehot_history")).noneMatch(it -> it.contains("sk-"));
    }

    @Test
    void severalChoicesGoBackOneAfterTheOther() {
        long id = withThreeKeys();
        use(id, "second");
        use(id, "third");
        use(id, "first");
        undoOwn();
        assertThat(key(id)).isEqualTo(THIRD);
        undoOwn();
        assertThat(key(id)).isEqualTo(SECOND);
        undoOwn();
        assertThat(key(id)).isEqualTo(FIRST);
        assertThat(provider(id).keyLabel()).isEqualTo("first");
        assertThat(outside.texts("SELECT api_key FROM onehot_key")).containsExactlyInAnyOrder(SECOND, THIRD);
    }

    /// There is no other one to change places with.
    @Test
    void theFirstKeyInUseGoesBackAndForth() {
        long id = withoutAKeyInUse();
        use(id, "second");
        for (int i = 0; i < 2; i++) {
            assertThat(key(id)).isEqualTo(SECOND);
            assertThat(provider(id).keyLabel()).isEqualTo("second");
            assertThat(provider(id).spareKeys()).extracting(it -> it.label()).containsExactly("third");
            undoOwn();
            assertThat(provider(id).key().isPresent()).isFalse();
            assertThat(provider(id).keyLabel()).isEmpty();
            assertThat(provider(id).spareKeys()).extracting(it -> it.label()).containsExactlyInAnyOrder("second", "third");
            assertThat(outside.texts("SELECT api_key FROM onehot_key")).containsExactlyInAnyOrder(SECOND, THIRD);
            redoOwn();
        }
        use(id, "third");
        for (int i = 0; i < 2; i++) {
            undoOwn();
        }
        assertThat(provider(id).key().isPresent()).isFalse();
        assertThat(outside.texts("SELECT api_key FROM onehot_key")).containsExactlyInAnyOrder(SECOND, THIRD);
        assertThat(outside.texts("SELECT ifnull(key_before, '') FROM onehot_history")).noneMatch(it -> it.contains("sk-"));
    }

    @Test
    void theFirstKeyInUseIsNotTakenBackOverAnotherOne() {
        long id = withoutAKeyInUse();
        long added = manager.history(HistoryFilter.newest(2)).getLast().number();
        use(id, "second");
        long choice = manager.history(HistoryFilter.newest(1)).getFirst().number();
        // Its row is gone, and the key in use.
        assertThatThrownBy(() -> apply(new Command.Undo(added))).isInstanceOf(ConflictException.class);
        enter(id, "sk-newest-key-0123456789");
        assertThatThrownBy(() -> apply(new Command.Undo(choice))).isInstanceOf(ConflictException.class);
        assertThat(key(id)).isEqualTo("sk-newest-key-0123456789");
        apply(new Command.UpdateProvider(id, ProviderDraft.of(provider(id)).withKey(KeyChange.REMOVE), Command.ANY));
        assertThatThrownBy(() -> apply(new Command.Undo(choice))).isInstanceOf(OnehotException.class);
        assertThat(provider(id).spareKeys()).extracting(it -> it.label()).containsExactly("third");
    }

    @Test
    void aKeyThatWasEnteredSinceIsNotLost() {
        long id = withThreeKeys();
        use(id, "second");
        long choice = manager.history(HistoryFilter.newest(1)).getFirst().number();
        enter(id, "sk-newest-key-0123456789");
        assertThatThrownBy(() -> apply(new Command.Undo(choice))).isInstanceOf(ConflictException.class);
        assertThat(key(id)).isEqualTo("sk-newest-key-0123456789");
    }

    @Test
    void atAKeyThatIsGoneItStops() {
        long id = withThreeKeys();
        set("a", "1");
        use(id, "second");
        apply(new Command.RemoveKey(id, spare(id, "first")));
        assertStops(UndoException.Kind.LOST, "A");
        assertThat(outside.setting("a")).isEqualTo("1");
        assertThat(key(id)).isEqualTo(SECOND);
    }

    @Test
    void atAKeyThatWasPlainTextItStopsAndChangesNothingElseOfTheGesture() {
        long id = withThreeKeys();
        set("a", "1");
        var elsewhere = new ProviderDraft(
                "A", "openai", "https://elsewhere.example.com", "m-1", "", KeyChange.to(ApiKey.of("sk-newest-key-0123456789")));
        apply(new Command.UpdateProvider(id, elsewhere, Command.ANY));
        assertStops(UndoException.Kind.LOST, "A");
        assertThat(outside.setting("a")).isEqualTo("1");
        // Never the new key with the old server.
        assertThat(provider(id).baseUrl()).isEqualTo("https://elsewhere.example.com");
        assertThat(key(id)).isEqualTo("sk-newest-key-0123456789");
    }

    @Test
    void atASecretItStops() {
        set("a", "1");
        set("API_KEY", "first-0123456789");
        set("API_KEY", "second-0123456789");
        assertStops(UndoException.Kind.LOST, "API_KEY");
        assertThat(catchThrowableOfType(UndoException.class, () -> undoOwn())).hasMessageContaining("is secret");
        assertThat(outside.setting("a")).isEqualTo("1");
        assertThat(outside.setting("API_KEY")).isEqualTo("second-0123456789");
    }

    @Test
    void atWhatIsAsItWasAlreadyItStops() {
        set("a", "1");
        set("b", "1");
        outside.run("DELETE FROM settings WHERE key = 'b'");
        manager.refresh();
        assertStops(UndoException.Kind.ALREADY, "b");
        assertThat(outside.setting("a")).isEqualTo("1");
    }

    @Test
    void atWhatSomebodyChangedSinceItStops() {
        set("a", "1");
        set("b", "1");
        manager.apply(new Command.SetSetting("b", "2", Command.ANY), Origin.CLI);
        assertThatThrownBy(() -> undoOwn()).isInstanceOf(ConflictException.class).hasMessageContaining("b was changed");
        assertThat(outside.setting("a")).isEqualTo("1");
        assertThat(outside.setting("b")).isEqualTo("2");
    }

    /// What came before it can be taken back by its name, and something new goes back as ever.
    @Test
    void thereIsAWayOn() {
        set("a", "1");
        long older = manager.history(HistoryFilter.newest(1)).getFirst().number();
        set("API_KEY", "first-0123456789");
        set("API_KEY", "second-0123456789");
        apply(new Command.Undo(older));
        assertThat(outside.setting("a")).isNull();
        set("c", "1");
        undoOwn();
        assertThat(outside.setting("c")).isNull();
        assertStops(UndoException.Kind.LOST, "API_KEY");
    }

    /// Nothing at all: no row, no history, no revision, no event.
    private void assertStops(UndoException.Kind kind, String name) {
        var before = manager.snapshot();
        long rows = outside.number("SELECT count(*) FROM onehot_history");
        for (int i = 0; i < 2; i++) {
            var failure = catchThrowableOfType(UndoException.class, () -> undoOwn());
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining(name);
        }
        assertThat(manager.snapshot()).isSameAs(before);
        assertThat(outside.number("SELECT count(*) FROM onehot_history")).isEqualTo(rows);
    }

    private void set(String key, String value) {
        apply(new Command.SetSetting(key, value, Command.ANY));
    }

    private long withThreeKeys() {
        long id = manager.addAiProvider(Drafts.withKey("A", FIRST), true).providerId().orElseThrow();
        manager.apply(new Command.LabelKey(id, OptionalLong.empty(), "first"), Origin.API);
        manager.apply(new Command.AddKey(id, "second", ApiKey.of(SECOND)), Origin.API);
        manager.apply(new Command.AddKey(id, "third", ApiKey.of(THIRD)), Origin.API);
        return id;
    }

    private long withoutAKeyInUse() {
        long id = add("A");
        manager.apply(new Command.AddKey(id, "second", ApiKey.of(SECOND)), Origin.API);
        manager.apply(new Command.AddKey(id, "third", ApiKey.of(THIRD)), Origin.API);
        return id;
    }

    private void use(long id, String label) {
        apply(new Command.UseKey(id, spare(id, label)));
    }

    private void enter(long id, String key) {
        var draft = ProviderDraft.of(provider(id)).withKey(KeyChange.to(ApiKey.of(key)));
        apply(new Command.UpdateProvider(id, draft, Command.ANY));
    }

    private long spare(long id, String label) {
        return provider(id).spareKeys().stream()
                .filter(it -> it.label().equals(label))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private String key(long id) {
        return manager.revealKey(id).reveal();
    }

    private Provider provider(long id) {
        return manager.snapshot().provider(id).orElseThrow();
    }
}
