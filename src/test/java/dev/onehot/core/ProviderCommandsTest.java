package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.UndoException;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;

/// Names, deletion and restoring, keys.
class ProviderCommandsTest extends ManagerFixture {
    @Test
    void aNameIsTakenWithoutRegardToCase() {
        long id = add("OpenAI");
        long other = add("Anthropic");

        assertTaken(new Command.CreateProvider(Drafts.named("OPENAI"), false));
        assertTaken(new Command.RenameProvider(other, " openai ", Command.ANY));
        assertTaken(new Command.UpdateProvider(other, Drafts.named("openai"), Command.ANY));
        apply(new Command.RenameProvider(id, "openAI", Command.ANY));
        assertThat(outside.texts("SELECT provider_name FROM ai_providers ORDER BY id"))
                .containsExactly("openAI", "Anthropic");
    }

    @Test
    void renamingKeepsKeyDetailsAndActiveFlag() {
        long id = manager.addAiProvider(Drafts.withKey("OpenAI", "sk-1"), true).providerId().orElseThrow();
        var before = manager.snapshot().provider(id).orElseThrow();
        manager.renameProvider(id, "Work");

        var after = manager.snapshot().provider(id).orElseThrow();
        assertThat(after.name()).isEqualTo("Work");
        assertThat(ProviderDraft.of(after)).isEqualTo(ProviderDraft.of(before).withName("Work"));
        assertThat(after.active()).isTrue();
        assertThat(outside.text("SELECT api_key FROM ai_providers")).isEqualTo("sk-1");
    }

    /// As another program, or an older Onehot, may have written it: there is a way to all else, and one out.
    @Test
    void aRowWithAnAddressThatIsRefusedNowIsStillOfUse() {
        addActive("Anthropic");
        long id = add("Google");
        outside.run("UPDATE onehot_provider SET base_url = 'https://api.example.com/v1?key=plain#x' WHERE provider_id = " + id);
        manager.refresh();
        var there = manager.snapshot().provider(id).orElseThrow();
        assertThat(there.baseUrl()).isEqualTo("https://api.example.com/v1?key=plain#x");
        // As long as it stays; another such one is refused.
        apply(new Command.UpdateProvider(id, ProviderDraft.of(there), Command.ANY));
        var other = there.fields();
        other.put("baseUrl", "https://api.example.com/v1?key=other");
        assertThatThrownBy(() -> apply(new Command.UpdateProvider(id, ProviderDraft.of(other), Command.ANY)))
                .isInstanceOf(ValidationException.class);

        manager.setActiveProvider(id);
        assertThat(manager.getActiveAiProvider().orElseThrow().id()).isEqualTo(id);
        manager.renameProvider(id, "Gemini");
        manager.deleteAiProvider(id);
        manager.undoLatest(java.util.Optional.empty(), Origin.WINDOW);
        assertThat(manager.snapshot().provider(id).orElseThrow().baseUrl()).isEqualTo(there.baseUrl());
    }

    @Test
    void renamingToABlankOrToAnUnknownOneFails() {
        long id = add("OpenAI");
        assertThatThrownBy(() -> manager.renameProvider(id, " ")).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> manager.renameProvider(4_711, "x")).isInstanceOf(NoSuchProviderException.class);
    }

    /// A row of another program may be wrong by our rules; it can be renamed all the same.
    @Test
    void renamingMindsOnlyTheName() {
        outside.run("INSERT INTO ai_providers(provider_name, api_key, model) VALUES ('odd', '', 'two\nlines')");
        manager.refresh();
        long id = manager.snapshot().named("odd").orElseThrow().id();
        manager.renameProvider(id, "even");

        assertThat(outside.text("SELECT model FROM ai_providers")).isEqualTo("two\nlines");
    }

    @Test
    void aRestoredProviderHasItsIdKeyDetailsAndActiveFlagAgain() {
        long id = manager.addAiProvider(Drafts.withKey("OpenAI", "sk-1"), true).providerId().orElseThrow();
        var before = manager.snapshot().provider(id).orElseThrow();
        var deleted = manager.deleteAiProvider(id);
        assertThat(manager.isAiEnabled()).isFalse();
        takeBack(deleted);

        var after = manager.snapshot().provider(id).orElseThrow();
        assertThat(after.sameDraft(before)).isTrue();
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(manager.revealKey(id)).isEqualTo(ApiKey.of("sk-1"));
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly(String.valueOf(id));
        assertThat(outside.number("SELECT count(*) FROM onehot_deleted_provider")).isZero();
    }

    /// In the file, not only as this process knows it.
    @Test
    void whoeverIsSwitchedFromIsActiveNoMore() {
        long first = addActive("OpenAI");
        long second = addActive("Anthropic");
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly(String.valueOf(second));
        manager.setActiveProvider(first);
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly(String.valueOf(first));
    }

    @Test
    void restoringDoesNotTakeTheFlagFromTheOneThatIsActiveNow() {
        long id = addActive("OpenAI");
        var deleted = manager.deleteAiProvider(id);
        long now = addActive("Anthropic");
        takeBack(deleted);

        assertThat(manager.snapshot().activeIds()).containsExactly(now);
        assertThat(outside.activeRows()).isEqualTo(1);
    }

    @Test
    void restoringFailsWhileTheNameIsTakenAndWorksAgainAfterwards() {
        long id = add("OpenAI");
        var back = new Command.Undo(manager.deleteAiProvider(id).gesture().orElseThrow());
        long other = add("openai");

        assertTaken(back);
        manager.renameProvider(other, "Other");
        assertThat(apply(back).providerId()).hasValue(id);
    }

    @Test
    void restoringWhatIsThereDoesNothingAndWhatNeverWasFails() {
        var deleted = manager.deleteAiProvider(add("OpenAI"));
        takeBack(deleted);
        long revision = manager.snapshot().revision();

        assertThatThrownBy(() -> takeBack(deleted)).isInstanceOf(UndoException.class);
        assertThat(manager.snapshot().revision()).isEqualTo(revision);
        assertThatThrownBy(() -> apply(new Command.Undo(4_711))).isInstanceOf(UndoException.class);
    }

    @Test
    void anIdIsNeverGivenToAnotherOne() {
        long id = add("OpenAI");
        manager.deleteAiProvider(id);
        assertThat(add("Anthropic")).isGreaterThan(id);
    }

    @Test
    void aKeyIsKeptReplacedAndRemoved() {
        long id = manager.addAiProvider(Drafts.withKey("OpenAI", "sk-1"), false).providerId().orElseThrow();
        manager.addAiProvider(Drafts.named("OpenAI"), false);
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-1");
        manager.addAiProvider(Drafts.withKey("OpenAI", " sk-2\n"), false);
        assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-2");
        var draft = ProviderDraft.of(manager.snapshot().provider(id).orElseThrow());
        apply(new Command.UpdateProvider(
                id,
                new ProviderDraft(draft.name(), draft.kind(), draft.baseUrl(), draft.model(), draft.notes(), KeyChange.REMOVE),
                Command.ANY));
        assertThat(manager.revealKey(id).isEmpty()).isTrue();
        assertThatThrownBy(() -> manager.revealKey(4_711)).isInstanceOf(NoSuchProviderException.class);
    }

    private void assertTaken(Command command) {
        assertThatThrownBy(() -> apply(command))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("already");
    }
}
