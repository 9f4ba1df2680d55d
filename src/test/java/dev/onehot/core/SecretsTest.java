package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A key, and the value of a setting that looks like one, stands in its own row and nowhere else.
class SecretsTest extends ManagerFixture {
    private static final String SECRET = "sk-do-not-show-0123456789";

    @Test
    void anApiKeyIsInNoHistoryRowNoEventAndNoSnapshot() {
        var recorder = new Recorder();
        manager.subscribe(recorder);
        long id = manager.addAiProvider(Drafts.withKey("OpenAI", SECRET), true).providerId().orElseThrow();
        manager.addAiProvider(Drafts.withKey("OpenAI", SECRET + "2"), true);
        takeBack(manager.deleteAiProvider(id));
        outside.run("UPDATE ai_providers SET api_key = ?, model = 'm-2'", SECRET + "3");
        manager.refresh();

        recorder.awaitRevision(manager.snapshot().revision());
        assertThat(history()).isNotEmpty().noneMatch(it -> it.contains("do-not-show"));
        assertThat(recorder.events().toString()).doesNotContain("do-not-show");
        assertThat(manager.snapshot().toString() + manager.snapshot().providers()).doesNotContain("do-not-show");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "FINNHUB_API_KEY", "openai.apikey", "OPENAI-API-KEY", "ALPHA_VANTAGE_KEY", "github_token", "DB_PASSWORD",
        "client secret", "vault_passphrase", "AWS_CREDENTIALS"
    })
    void theValueOfASecretSettingIsNowhereElse(String key) {
        var recorder = new Recorder();
        manager.subscribe(recorder);
        manager.setSetting(key, SECRET);
        manager.setSetting(key, SECRET + "2");
        outside.run("UPDATE settings SET value = ?", SECRET + "3");
        manager.refresh();
        manager.resetSetting(key);

        recorder.awaitRevision(manager.snapshot().revision());
        assertThat(history()).hasSize(4).noneMatch(it -> it.contains("do-not-show"));
        assertThat(recorder.changes().toString()).doesNotContain("do-not-show");
        assertThat(recorder.events().stream().map(it -> it.snapshot().settings().toString()))
                .noneMatch(it -> it.contains("do-not-show"));
    }

    /// Another program may use any key; a line break must not hide what it means.
    @Test
    void aForeignKeyOfTwoLinesIsASecretToo() {
        outside.run("INSERT INTO settings(key, value) VALUES (?, ?)", "my\nAPI_KEY\n", SECRET);
        manager.refresh();

        assertThat(history()).hasSize(1).noneMatch(it -> it.contains("do-not-show"));
    }

    @Test
    void anOrdinarySettingIsInTheHistoryWithBeforeAndAfter() {
        manager.setSetting("keyboard", "qwertz");
        manager.setSetting("keyboard", "dvorak");

        assertThat(outside.text("SELECT before || '>' || after FROM onehot_history ORDER BY change DESC"))
                .isEqualTo("qwertz>dvorak");
    }

    @Test
    void noFailureShowsAKey() {
        var tooLong = SECRET.repeat(1_000);
        assertHidden(catchThrowable(() -> manager.addAiProvider(Drafts.withKey("OpenAI", tooLong), true)));
        assertHidden(catchThrowable(() -> manager.addAiProvider(Drafts.withKey("OpenAI", SECRET + "\u0007x"), true)));
        assertHidden(catchThrowable(() -> manager.addAiProvider(Drafts.withKey("", SECRET), true)));
        assertHidden(catchThrowable(() -> manager.setSetting("API_KEY", SECRET + "\0")));
        manager.setSetting("API_KEY", SECRET);
        assertHidden(catchThrowable(() -> apply(new Command.SetSetting("API_KEY", SECRET + "2", OptionalLong.of(99)))));
        outside.run("DROP TABLE onehot_history");
        assertHidden(catchThrowable(() -> manager.setSetting("API_KEY", SECRET + "3")));
        assertHidden(catchThrowable(() -> manager.addAiProvider(Drafts.withKey("OpenAI", SECRET), true)));
    }

    @Test
    void noCommandShowsAKey() {
        List<Command> commands = List.of(
                new Command.AddProvider(Drafts.withKey("OpenAI", SECRET), true),
                new Command.SetSetting("API_KEY", SECRET, Command.ANY),
                new Command.Composite(List.of(new Command.CreateProvider(Drafts.withKey("OpenAI", SECRET), true))));
        assertThat(commands.toString()).doesNotContain("do-not-show");
        assertThat(manager.apply(commands, Origin.API).toString()).doesNotContain("do-not-show");
    }

    private List<String> history() {
        return outside.texts("SELECT subject || name || coalesce(before, '') || coalesce(after, '') FROM onehot_history");
    }

    private static void assertHidden(Throwable failure) {
        assertThat(failure).isNotNull();
        for (var it = failure; it != null; it = it.getCause()) {
            assertThat(it.toString()).doesNotContain("do-not-show");
        }
    }
}
