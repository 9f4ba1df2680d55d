package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Change;
import dev.onehot.model.Change.KeysAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Origin;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Provider;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.MemoryKeychain.Mood;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Moves, pins, further keys and moves of the master key are in the history as everything else is, and can be taken back and done again.
class AsideHistoryTest extends KeysFixture {
    private static final String SPARE = "sk-spare-abcdefghijklmnop1234";
    private static final String PASSPHRASE = "correct horse battery";
    private long id;

    @BeforeEach
    void addThree() {
        keychain.is(Mood.MISSING);
        manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.toCharArray()).join();
        id = addWithKey("openai");
        manager.addAiProvider(Drafts.named("anthropic"), false);
        manager.addAiProvider(Drafts.named("groq"), false);
    }

    @Test
    void aMoveIsRecordedUndoneAndDoneAgain() {
        apply(new Command.MoveProvider(id, OptionalLong.empty()));
        assertThat(newest()).isEqualTo(ProviderAction.MOVED);
        assertThat(order()).containsExactly("anthropic", "groq", "openai");
        undo();
        assertThat(order()).containsExactly("openai", "anthropic", "groq");
        redo();
        assertThat(order()).containsExactly("anthropic", "groq", "openai");
        apply(new Command.MoveProvider(id, OptionalLong.of(manager.snapshot().named("groq").orElseThrow().id())));
        long lastButOne = history().get(1).number();
        assertThatThrownBy(() -> apply(new Command.Undo(lastButOne))).isInstanceOf(ConflictException.class);
    }

    @Test
    void aPinIsRecordedUndoneAndDoneAgain() {
        long groq = manager.snapshot().named("groq").orElseThrow().id();
        apply(new Command.PinProvider(groq, true));
        assertThat(newest()).isEqualTo(ProviderAction.PINNED);
        undo();
        assertThat(first().name()).isEqualTo("openai");
        redo();
        assertThat(first().name()).isEqualTo("groq");
        apply(new Command.PinProvider(groq, false));
        assertThat(newest()).isEqualTo(ProviderAction.UNPINNED);
        int before = history().size();
        apply(new Command.PinProvider(groq, false));
        assertThat(history()).hasSize(before);
    }

    @Test
    void aFurtherKeyIsRecordedUndoneAndDoneAgain() {
        apply(new Command.AddKey(id, "home", ApiKey.of(SPARE)));
        assertThat(newest()).isEqualTo(ProviderAction.KEY_ADDED);
        assertThat(history().getFirst().first().after("spare")).contains("home");
        undo();
        assertThat(provider().spareKeys()).isEmpty();
        redo();
        apply(new Command.UseKey(id, spare()));
        assertThat(manager.revealKey(id).reveal()).isEqualTo(SPARE);
        undo();

        apply(new Command.LabelKey(id, OptionalLong.of(spare()), "office"));
        assertThat(newest()).isEqualTo(ProviderAction.KEY_LABELED);
        undo();
        assertThat(provider().spareKeys().getFirst().label()).isEqualTo("home");
        apply(new Command.LabelKey(id, OptionalLong.empty(), "mine"));
        undo();
        assertThat(provider().keyLabel()).isNotEqualTo("mine");

        apply(new Command.RemoveKey(id, spare()));
        assertThat(newest()).isEqualTo(ProviderAction.KEY_REMOVED);
        undo();
        apply(new Command.UseKey(id, spare()));
        assertThat(manager.revealKey(id).reveal()).isEqualTo(SPARE);
    }

    /// The row of a further key that is in use holds the one that was in use before.
    @Test
    void aFurtherKeyThatIsInUseIsNotTakenBack() {
        apply(new Command.AddKey(id, "home", ApiKey.of(SPARE)));
        long added = history().getFirst().number();
        apply(new Command.UseKey(id, spare()));
        assertThatThrownBy(() -> apply(new Command.Undo(added))).isInstanceOf(ConflictException.class);
        assertThat(provider().spareKeys()).hasSize(1);
        undo();
        apply(new Command.Undo(added));
        assertThat(provider().spareKeys()).isEmpty();
        assertThat(manager.revealKey(id).reveal()).isEqualTo(KEY);
    }

    @Test
    void protectingAndSharingAreRecordedAndUndone() {
        manager.keys().share(Origin.API).join();
        assertThat(keys()).isEqualTo(KeysAction.SHARED);
        assertThat(storedKey()).isEqualTo(KEY);
        undo();
        assertThat(storedKey()).doesNotContain(KEY);
        redo();
        assertThat(storedKey()).isEqualTo(KEY);
        manager.keys().protect(Origin.API).join();
        assertThat(keys()).isEqualTo(KeysAction.PROTECTED);
        assertThat(storedKey()).doesNotContain(KEY);
        assertThat(manager.revealKey(id).reveal()).isEqualTo(KEY);
    }

    /// It stops there, in words: nothing older is taken back in its place.
    @Test
    void atAMoveOfTheMasterKeyUndoStops() {
        apply(new Command.SetSetting("mine", "1", Command.ANY));
        manager.keys().actFor(Origin.WINDOW);
        manager.keys().keepIn(KeyBackend.FILE).join();
        var kept = history().getFirst();
        assertThat(keys()).isEqualTo(KeysAction.KEPT);
        assertThat(kept.origin()).isEqualTo(Origin.WINDOW);
        assertThat(kept.first().before("place")).contains("vault");
        assertThat(kept.first().after("place")).contains("file");
        assertThat(kept.isUndoable()).isFalse();
        assertThatThrownBy(this::undo).isInstanceOf(UndoException.class).hasMessageContaining("Move it back");
        assertThatThrownBy(() -> apply(new Command.Undo(kept.number()))).isInstanceOf(UndoException.class);
        assertThat(manager.snapshot().setting("mine")).isPresent();
        assertThat(manager.snapshot().protection().master().orElseThrow().backend()).isEqualTo(KeyBackend.FILE);
    }

    /// What one Onehot did, another one must not take for another program's doing.
    @Test
    void anotherOnehotFindsNothingForeignInIt() {
        try (var second = open()) {
            second.keys().unlock(PASSPHRASE.toCharArray()).join();
            apply(new Command.AddKey(id, "home", ApiKey.of(SPARE)));
            apply(new Command.PinProvider(id, true));
            apply(new Command.MoveProvider(id, OptionalLong.empty()));
            apply(new Command.RemoveKey(id, spare()));
            manager.keys().share(Origin.API).join();
            second.refresh();
            second.apply(new Command.SetSetting("mine", "1", Command.ANY), Origin.API);
        }
        assertThat(history()).extracting(PastGesture::origin).doesNotContain(Origin.EXTERNAL);
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("SELECT group_concat(ifnull(before, '') || ifnull(after, '') || ifnull(key_before, '')) FROM onehot_history"))
                    .doesNotContain(KEY, SPARE);
        }
    }

    private void apply(Command command) {
        manager.apply(command, Origin.API);
    }

    private void undo() {
        manager.undoLatest(Optional.empty(), Origin.API);
    }

    private void redo() {
        manager.redoLatest(Optional.empty(), Origin.API);
    }

    private List<PastGesture> history() {
        return manager.history(HistoryFilter.newest(100));
    }

    private ProviderAction newest() {
        return ((Change.ProviderChange) history().getFirst().first().change()).action();
    }

    private KeysAction keys() {
        return history().getFirst().changes().stream()
                .filter(it -> it.change() instanceof Change.KeysChange)
                .map(it -> ((Change.KeysChange) it.change()).action())
                .findFirst()
                .orElseThrow();
    }

    private Provider provider() {
        return manager.snapshot().provider(id).orElseThrow();
    }

    private Provider first() {
        return manager.snapshot().inOrder().getFirst();
    }

    private List<String> order() {
        return manager.snapshot().inOrder().stream().map(Provider::name).toList();
    }

    private long spare() {
        return provider().spareKeys().getFirst().id();
    }

    private String storedKey() {
        try (var outside = Outside.on(file)) {
            return outside.text("SELECT api_key FROM ai_providers WHERE provider_name = 'openai'");
        }
    }
}
