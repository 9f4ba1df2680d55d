package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.Test;

/// The window of one who may only read, and no keys: it says so once, what would write is off, and all else works.
class ReaderWindowTest extends WindowFixture {
    private final String database = Server.database();

    @Override
    protected void createFile() {
        // There is none.
    }

    @Override
    protected SettingsManager open(KeyPlaces places) {
        DatabaseName.of(Server.address(database), Map.of(), folder).open().close();
        Server.run(database, "UPDATE onehot.onehot_meta SET value = 'shared' WHERE key = 'keys'");
        Server.run(database, "INSERT INTO onehot.ai_providers(provider_name, api_key, is_active) VALUES ('Alpha', 'sk-of-the-team-1234567890', 1)");
        var role = "reader_" + database;
        Server.run(database, "CREATE ROLE " + role + " LOGIN");
        Server.grantAllButKeys(database, role);
        Server.run(database, "REVOKE INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA onehot FROM " + role);
        var store = DatabaseName.of(Server.address(database).replace("postgres@", role + "@"), Map.of(), folder).open();
        return new SettingsManager(store, places, Clock.systemUTC(), FxThread::forbid);
    }

    @Override
    protected Outside look() {
        return Outside.onServer(database);
    }

    @Test
    void whatWritesIsOffAndWhatShowsIsOn() {
        var providers = window.providers().select("Alpha");
        assertThat(window.active()).isEqualTo("Alpha");
        providers.awaitText("keySourceLabel", new Texts(locale()).get("key.source.hidden"));
        for (var id : List.of("addProviderButton", "saveButton", "activateButton", "pinButton", "deleteButton")) {
            assertThat(providers.canPress(id)).as(id).isFalse();
        }
        assertThat(providers.canPress("testButton")).isTrue();
        window.settings();
        Await.until("editors are off", () -> !providers.canPress("settingEditorBox"));
        outside.run("UPDATE ai_providers SET provider_name = 'Beta'");
        window.awaitActive("Beta");
    }
}
