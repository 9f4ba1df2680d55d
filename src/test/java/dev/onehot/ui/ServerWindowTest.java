package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.DatabaseName;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.testing.Await;
import dev.onehot.testing.CuttingProxy;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Person;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The window over a database on a server: the smoke test once more, and what it says and keeps while the server is away.
class ServerWindowTest extends TestSettingsRoutes {
    private final String database = Server.database();
    private final CuttingProxy proxy = new CuttingProxy(Server.port());

    @Override
    protected void createFile() {
        // There is none.
    }

    @Override
    protected SettingsManager open(KeyPlaces places) {
        var store = DatabaseName.of(Server.address(database, proxy.port()), Map.of(), folder).open();
        // Keys are not what is tried.
        Server.run(database, "UPDATE onehot.onehot_meta SET value = 'shared' WHERE key = 'keys'");
        return new SettingsManager(store, places, Clock.systemUTC(), FxThread::forbid);
    }

    @Override
    protected Outside look() {
        return Outside.onServer(database);
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @Test
    void awayAndBackNothingTypedIsLost() {
        assertThat(Person.ask(() -> window.stage().getTitle())).isEqualTo("localhost:" + proxy.port() + "/" + database + " – Onehot");
        var health = window.health();
        health.awaitTextWith("fileLabel", "postgresql://postgres@localhost");
        Await.until("what only a file has is not there", () -> !health.shows("releaseFileButton"));
        window.openSwitcher().choose("back up");
        health.awaitTextWith("backupsHintLabel", "no file to copy");
        assertThat(health.shows("backUpButton") || health.shows("backupList")).isFalse();
        health.awaitFocus("transferPassphraseField");
        proxy.away();
        window.settings().set("MONTHLY_BUDGET_LIMIT", "42.5");
        health.awaitTextWith("liveLabel", "the server is away");
        window.settings().awaitValue("MONTHLY_BUDGET_LIMIT", "42.5");
        assertThat(outside.setting("MONTHLY_BUDGET_LIMIT")).isNull();
        proxy.back();
        window.settings().set("MONTHLY_BUDGET_LIMIT", "43");
        Await.until("it is stored", () -> "43".equals(outside.setting("MONTHLY_BUDGET_LIMIT")));
    }
}
