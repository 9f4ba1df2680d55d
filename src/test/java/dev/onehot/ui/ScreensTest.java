package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.Origin;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.ui.pages.AnyFilePage;
import dev.onehot.ui.pages.KeysPage;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/// Every screen and state, light and dark, in every language: drawn to `target/screens` to be looked at, every control that takes
/// the focus with an accessible name, and no complaint of JavaFX about the stylesheet.
@ParameterizedClass
@CsvSource({"light,en", "dark,de", "dark,zh-CN"})
class ScreensTest extends ProgramsFixture {
    private final String scheme;
    private final String language;
    private final Set<String> complaints = new HashSet<>();

    ScreensTest(String scheme, String language) {
        this.scheme = scheme;
        this.language = language;
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /// A new database, so that keys are as a person finds them.
    @Override
    protected void createFile() {}

    @Override
    protected void prepare() {
        manager.keys().prepare().join();
        Logger.getLogger("javafx.css").addHandler(new Handler() {
            @Override
            public void publish(LogRecord record) {
                complaints.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        manager.setSetting(OwnSettings.APPEARANCE, scheme);
    }

    @Test
    void everyStateIsDrawnAndEveryControlHasAName() throws IOException {
        draw("welcome");
        stored("Anthropic", "anthropic", true);
        stored("OpenAI", "openai", false);
        stored("Ollama", "ollama", false);
        stored("A provider with a very long name that does not fit into the list", "azure-openai", false);
        var providers = window.providers();
        draw("providers");

        providers.select("OpenAI").model("mine");
        outside.run("UPDATE ai_providers SET model = 'theirs' WHERE provider_name = 'OpenAI'");
        providers.awaitConflict();
        draw("providers-conflict");
        providers.takeTheirs();

        providers.baseUrl("ftp://wrong");
        draw("providers-problem");
        providers.revert();

        providers.select("Ollama").delete();
        draw("providers-deleted");

        robot.push(KeyCode.CONTROL, KeyCode.N);
        draw("providers-new");

        outside.run("UPDATE ai_providers SET is_active = 1 WHERE provider_name = 'OpenAI'");
        dev.onehot.testing.Await.until("the banner is there", window::hasIntegrityBanner);
        draw("integrity");
        window.repair();

        window.openSwitcher();
        draw("switcher");
        robot.push(KeyCode.ESCAPE);

        outside.run("INSERT INTO settings(key, value) VALUES ('CHECK_INTERVAL', 'soon'), ('LOG_LEVEL', 'DEBUG'),"
                + " ('watchlist', 'AAPL,MSFT'), ('NEWS_API_KEY', 'abcdefgh12345678')");
        window.settings().awaitValue("CHECK_INTERVAL", "soon");
        draw("settings");
        window.settings().filter("budget @modified").filter("log");
        draw("settings-search");
        window.settings().filter("no such setting");
        draw("settings-none");
        window.settings().filter("");
        window.settings().openJson();
        draw("settings-json");
        window.settings().typeJson("{\"CHECK_INTERVAL\": \"soon\"");
        draw("settings-json-problem");
        robot.push(KeyCode.CONTROL, KeyCode.J);

        manager.undoLatest(java.util.Optional.empty(), Origin.WINDOW);
        window.activity();
        dev.onehot.testing.Await.until("the activity is there", () -> window.activity().rows().size() > 3);
        draw("activity");
        manager.backups().make(java.util.Optional.empty(), dev.onehot.model.Progress.NONE);
        manager.setSetting("MARKET_TIMEZONE", "Europe/Berlin");
        var health = window.health();
        health.awaitBackups(1);
        draw("health-backups");
        health.keys();
        draw("health-keys");
        health.status();
        draw("health");
        health.backups();
        health.previewNewest();
        draw("health-restore");

        drawKeys();
        assertThat(complaints).as("what JavaFX says of the stylesheet").isEmpty();
    }

    @Test
    void everyStateOfTheProgramsIsDrawn() throws IOException {
        resize(960, 640);
        stored("Relay", "anthropic", true);
        stored("OpenAI", "openai", false);
        var programs = programs();
        draw("programs-empty");
        write(claude(), CLAUDE);
        write(gemini(), "{}");
        write(openCode(), "{}");
        window.settings();
        programs = programs();
        draw("programs-found");
        programs.followFirst();
        draw("programs-preview");
        programs.confirm().select("OpenCode").preview("followButton").confirm();
        programs.select("Claude Code");
        draw("programs-following");
        programs.select("Gemini CLI").toggleClearKey();
        programs.preview("followButton");
        draw("programs-misfit");
        programs.select("Claude Code").provider(2);
        manager.apply(new Command.ActivateProvider(manager.snapshot().providers().lastKey()), Origin.API);
        writeFiles();
        dev.onehot.testing.Await.until("the card is there", () -> !programs().card().isEmpty());
        draw("programs-card");
        resize(640, 480);
        draw("programs-card-small");
        robot.push(KeyCode.ESCAPE);
        write(openCode(), "{]");
        window.settings();
        programs = programs().select("OpenCode");
        draw("programs-unreadable-small");
        programs.select("Claude Code").preview("releaseButton");
        draw("programs-release-small");
        programs.openUseIt();
        draw("programs-use-it-small");
        programs.closeUseIt();
        write(folder.resolve("app.toml"), "[llm]\nbase_url = \"\"\nmodel = \"\"\n");
        var any = new AnyFilePage(robot).open().file(folder.resolve("app.toml").toString());
        any.awaitFormat("TOML");
        draw("programs-any-file-small");
        resize(960, 640);
        assertThat(complaints).as("what JavaFX says of the stylesheet").isEmpty();
    }

    private void resize(double width, double height) {
        robot.interact(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }

    private void drawKeys() throws IOException {
        var keys = new KeysPage(robot);
        window.providers().select("OpenAI");
        manager.keys().lock().join();
        keychain.is(MemoryKeychain.Mood.LOCKED);
        manager.keys().open().join();
        keys.awaitAnyBanner();
        draw("keys-keychain-locked");
        keychain.is(MemoryKeychain.Mood.MISSING);
        manager.keys().prepare().join();
        keys.openFromBanner();
        draw("keys-unavailable");
        keys.giveUp().press("startOverBox");
        keys.press("vaultRadio");
        draw("keys-start-over");
        keys.press("closeKeysButton");
        keychain.is(MemoryKeychain.Mood.OPEN);
        manager.keys().prepare().join();
        manager.keys().keepIn(KeyBackend.VAULT, "correct horse".toCharArray()).join();
        manager.keys().lock().join();
        keys.openFromBanner();
        draw("keys-locked");
        keys.press("closeKeysButton");
        manager.keys().unlock("correct horse".toCharArray()).join();
        manager.keys().share(Origin.WINDOW).join();
        keys.awaitAnyBanner();
        draw("keys-shared");
    }

    private void draw(String state) throws IOException {
        robot.settle();
        var pictures = Path.of("target", "screens");
        Files.createDirectories(pictures);
        int n = 0;
        for (var open : java.util.List.copyOf(Window.getWindows())) {
            if (open.isShowing()) {
                var name = state + "-" + scheme + "-" + language + (n++ == 0 ? "" : "-popup" + n) + ".png";
                Files.write(pictures.resolve(name), Png.of(Pixels.all(open.getScene().getRoot())));
                requireNames(open.getScene().getRoot(), state, new HashMap<>());
            }
        }
    }

    private void requireNames(Node node, String state, Map<String, Node> ids) {
        if (node.isFocusTraversable() && node.isVisible() && !(node instanceof ScrollBar) && node.getId() != null) {
            assertThat(Accessible.name(node)).as("%s: accessible name of %s", state, node).isNotBlank();
        }
        if (node instanceof ButtonBase button && button.isMnemonicParsing() && button.getText() != null && button.getText().contains("_")) {
            assertThat(button.getProperties()).as("%s: a low line in the words of %s is seen", state, button).containsKey(Mnemonics.class);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> requireNames(child, state, ids));
        }
    }
}
