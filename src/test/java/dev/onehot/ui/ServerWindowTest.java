package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

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
    private static final String PASSWORD = "s3cret-of-the-server";

    private final String database = Server.database();
    private final CuttingProxy proxy = new CuttingProxy(Server.port());

    @Override
    protected void createFile() {
        // There is none.
    }

    @Override
    protected SettingsManager open(KeyPlaces places) {
        var store = DatabaseName.of(Server.address(database, proxy.port()).replace("postgres@", "postgres:" + PASSWORD + "@"), Map.of(), folder).open();
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
    void awayAndBackNothingTypedIsLost() throws IOException {
        assertThat(Person.ask(() -> window.stage().getTitle())).isEqualTo("localhost:" + proxy.port() + "/" + database + " – Onehot");
        var health = window.health();
        health.awaitTextWith("fileLabel", "postgresql://postgres@localhost");
        Await.until("what only a file has is not there", () -> !health.shows("releaseFileButton"));
        window.openSwitcher().choose("back up");
        health.awaitTextWith("backupsHintLabel", "on the server itself");
        window.settings().set("MONTHLY_BUDGET_LIMIT", "41");
        window.health().backUp();
        health.awaitBackups(1);
        window.settings().set("MONTHLY_BUDGET_LIMIT", "42");
        window.health().awaitBackups(1);
        health.previewNewest();
        health.awaitTitle("the backup of ");
        health.confirm();
        health.awaitBackups(2);
        Await.until("it is as in the backup", () -> "41".equals(outside.setting("MONTHLY_BUDGET_LIMIT")));
        window.undo();
        Await.until("and as it was", () -> "42".equals(outside.setting("MONTHLY_BUDGET_LIMIT")));
        window.settings().awaitValue("MONTHLY_BUDGET_LIMIT", "42");
        proxy.away();
        window.settings().set("MONTHLY_BUDGET_LIMIT", "42.5");
        health.awaitTextWith("liveLabel", "the server is away");
        window.settings().awaitValue("MONTHLY_BUDGET_LIMIT", "42.5");
        assertThat(outside.setting("MONTHLY_BUDGET_LIMIT")).isEqualTo("42");
        proxy.back();
        // What went out just before the cut is asked for as soon as there is somebody to be asked.
        window.awaitNoticeWith("cannot be reached");
        window.settings().set("MONTHLY_BUDGET_LIMIT", "43");
        Await.until("it is stored", () -> "43".equals(outside.setting("MONTHLY_BUDGET_LIMIT")));
        assertPasswordNowhere();
    }

    /// Whatever stands in any window, its title and its tips, or lies where the window keeps something.
    private void assertPasswordNowhere() throws IOException {
        var shown = Person.ask(() -> Window.getWindows().stream()
                .flatMap(it -> Stream.concat(Stream.of(it instanceof Stage stage ? stage.getTitle() : ""), texts(it.getScene().getRoot())))
                .filter(Objects::nonNull)
                .toList());
        assertThat(shown).anyMatch(it -> it.contains("postgresql://postgres@localhost")).noneMatch(it -> it.contains(PASSWORD));
        try (var files = Files.walk(folder)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1)).as(each.toString()).doesNotContain(PASSWORD);
            }
        }
    }

    private static Stream<String> texts(Node node) {
        var own = Stream.of(
                node.getAccessibleText(), node.getAccessibleHelp(), node instanceof Labeled it ? it.getText() : "", node instanceof TextInputControl it ? it.getText() : "",
                node instanceof Control it && it.getTooltip() != null ? it.getTooltip().getText() : "");
        return node instanceof Parent it ? Stream.concat(own, it.getChildrenUnmodifiable().stream().flatMap(ServerWindowTest::texts)) : own;
    }
}
