package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onehot.model.Integrity;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Provider;
import dev.onehot.testing.Drafts;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The operations of the original, row by row, and what it does wrong that must not happen here.
class OriginalOperationsTest extends ManagerFixture {
    private static final long UNKNOWN = 4_711;

    @Test
    void getSettingAnswersTheValueOrTheDefault() {
        manager.setSetting("a", "1");

        assertThat(manager.getSetting("a", "0")).isEqualTo("1");
        assertThat(manager.getSetting("b", "0")).isEqualTo("0");
    }

    @Test
    void setSettingTellsItsCallerWhenItFailed() {
        assertThatThrownBy(() -> manager.setSetting("", "1")).hasMessageContaining("Fill this in");
        assertThatThrownBy(() -> manager.setSetting("LOG_LEVEL", "LOUD")).hasMessageContaining("DEBUG");
        assertThat(outside.number("SELECT count(*) FROM settings")).isZero();
    }

    /// The original replaces the whole row, and with it the columns of other programs.
    @Test
    void setSettingKeepsWhatOthersAddedToTheRow() {
        manager.setSetting("a", "1");
        outside.run("ALTER TABLE settings ADD COLUMN extra TEXT DEFAULT ''");
        outside.run("UPDATE settings SET extra = 'theirs'");
        manager.setSetting("a", "2");

        assertThat(outside.text("SELECT value || extra FROM settings")).isEqualTo("2theirs");
    }

    @Test
    void theActiveProviderIsTheNewestOfSeveralAndTheOthersAreNotHidden() {
        long older = addActive("older");
        long newer = add("newer");
        outside.run("UPDATE ai_providers SET is_active = 1, updated_at = '2099-01-01 00:00:00' WHERE id = ?", newer);
        manager.refresh();

        assertThat(manager.getActiveAiProvider().map(Provider::id)).contains(newer);
        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.SeveralActive(List.of(older, newer)));
    }

    @Test
    void allProvidersComeNewestFirstAndWithoutKeys() {
        var key = "sk-0123456789-abcdefgh";
        manager.addAiProvider(Drafts.withKey("one", key), false);
        manager.addAiProvider(Drafts.withKey("two", key), false);
        manager.addAiProvider(Drafts.withKey("three", key), false);
        outside.run("UPDATE ai_providers SET updated_at = '2001-01-01 00:00:00' WHERE provider_name = 'two'");
        outside.run("UPDATE ai_providers SET updated_at = '2099-01-01 00:00:00' WHERE provider_name = 'one'");
        manager.refresh();

        var all = manager.getAllAiProviders();
        assertThat(all).extracting(Provider::name).containsExactly("one", "three", "two");
        assertThat(all.toString()).doesNotContain(key);
    }

    @Test
    void addUpdatesTheOneOfThatName() {
        long id = manager.addAiProvider(Drafts.withKey("OpenAI", "old-key"), true).providerId().orElseThrow();
        var again = manager.addAiProvider(Drafts.withKey("openai", "new-key"), true);

        assertThat(again.providerId()).hasValue(id);
        assertThat(outside.texts("SELECT api_key FROM ai_providers")).containsExactly("new-key");
        assertThat(outside.activeRows()).isEqualTo(1);
    }

    @Test
    void addWithoutActivatingLeavesTheActiveFlagAsItWas() {
        long active = addActive("OpenAI");
        manager.addAiProvider(Drafts.withKey("OpenAI", "new-key"), false);
        add("Anthropic");

        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1"))
                .containsExactly(String.valueOf(active));
    }

    @Test
    void activatingAnUnknownIdFailsAndChangesNothing() {
        long active = addActive("OpenAI");
        long revision = manager.snapshot().revision();

        assertThatThrownBy(() -> manager.setActiveProvider(UNKNOWN))
                .isInstanceOf(NoSuchProviderException.class)
                .hasMessageContaining("4711");
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1"))
                .containsExactly(String.valueOf(active));
        assertThat(manager.snapshot().revision()).isEqualTo(revision);
    }

    @Test
    void deletingTheActiveOneLeavesNoneAndPromotesNobody() {
        long active = addActive("OpenAI");
        add("Anthropic");
        manager.deleteAiProvider(active);

        assertThat(outside.activeRows()).isZero();
        assertThat(manager.getActiveAiProvider()).isEmpty();
        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.Ok());
    }

    @Test
    void deletingAnUnknownOneFails() {
        assertThatThrownBy(() -> manager.deleteAiProvider(UNKNOWN)).isInstanceOf(NoSuchProviderException.class);
    }

    @Test
    void isEnabledExactlyWhileOneIsActive() {
        assertThat(manager.isAiEnabled()).isFalse();
        long id = addActive("OpenAI");
        assertThat(manager.isAiEnabled()).isTrue();
        manager.deactivateProviders();
        assertThat(manager.isAiEnabled()).isFalse();
        manager.setActiveProvider(id);
        assertThat(manager.isAiEnabled()).isTrue();
        manager.deleteAiProvider(id);
        assertThat(manager.isAiEnabled()).isFalse();
    }
}
