package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onehot.model.ApiKey;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Drafts;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Undo goes on past what cannot be taken back, and says so. Choosing another of a provider's keys can be.
class PassedOverTest extends ManagerFixture {
    private static final Command UNDO = new Command.UndoLatest(Optional.of(Origin.WINDOW));
    private static final Command REDO = new Command.RedoLatest(Optional.of(Origin.WINDOW));
    private static final String FIRST = "sk-first-key-0123456789";
    private static final String SECOND = "sk-second-key-0123456789";
    private static final String THIRD = "sk-third-key-0123456789";

    @Test
    void anotherKeyInUseGoesBackAndForth() {
        long id = withThreeKeys();
        use(id, "second");
        assertThat(key(id)).isEqualTo(SECOND);
        for (int i = 0; i < 2; i++) {
            apply(UNDO);
            assertThat(key(id)).isEqualTo(FIRST);
            assertThat(provider(id).keyLabel()).isEqualTo("first");
            assertThat(provider(id).spareKeys()).extracting(it -> it.label()).containsExactlyInAnyOrder("second", "third");
            apply(REDO);
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
        apply(UNDO);
        assertThat(key(id)).isEqualTo(THIRD);
        apply(UNDO);
        assertThat(key(id)).isEqualTo(SECOND);
        apply(UNDO);
        assertThat(key(id)).isEqualTo(FIRST);
        assertThat(provider(id).keyLabel()).isEqualTo("first");
        assertThat(outside.texts("SELECT api_key FROM onehot_key")).containsExactlyInAnyOrder(SECOND, THIRD);
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
    void aKeyThatIsGoneIsPassedOver() {
        long id = withThreeKeys();
        apply(new Command.SetSetting("a", "1", Command.ANY));
        use(id, "second");
        apply(new Command.RemoveKey(id, spare(id, "first")));

        var remarks = apply(UNDO).remarks();

        assertThat(outside.setting("a")).isNull();
        assertThat(key(id)).isEqualTo(SECOND);
        assertThat(remarks).extracting(Message::code).containsExactly("undo.passed", "undo.did");
        assertThat(remarks.getFirst().text()).contains("A");
    }

    @Test
    void aKeyInPlainTextIsPassedOverTogetherWithWhatIsAsItWasAlready() {
        long id = withThreeKeys();
        apply(new Command.SetSetting("a", "1", Command.ANY));
        apply(new Command.SetSetting("b", "1", Command.ANY));
        outside.run("DELETE FROM settings WHERE key = 'b'");
        manager.refresh();
        enter(id, "sk-newest-key-0123456789");

        var remarks = apply(UNDO).remarks();

        assertThat(outside.setting("a")).isNull();
        assertThat(remarks).extracting(Message::code).containsExactly("undo.passed", "undo.did");
        apply(REDO);
        assertThat(outside.setting("a")).isEqualTo("1");
        assertThat(key(id)).isEqualTo("sk-newest-key-0123456789");
    }

    @Test
    void whereNothingElseIsLeftTheReasonIsTold() {
        long id = manager.addAiProvider(Drafts.withKey("A", FIRST), true).providerId().orElseThrow();
        enter(id, SECOND);
        var failure = catchThrowableOfType(UndoException.class, () -> apply(UNDO));
        assertThat(failure.kind()).isEqualTo(UndoException.Kind.LOST);
        assertThat(key(id)).isEqualTo(SECOND);
    }

    private long withThreeKeys() {
        long id = manager.addAiProvider(Drafts.withKey("A", FIRST), true).providerId().orElseThrow();
        manager.apply(new Command.LabelKey(id, OptionalLong.empty(), "first"), Origin.API);
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
