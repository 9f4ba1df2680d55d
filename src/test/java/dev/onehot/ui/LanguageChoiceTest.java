package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.Visible;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.shell.Screen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A language is chosen while the window is open, and everything that is shown is in it.
class LanguageChoiceTest extends WindowFixture {
    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
        manager.setSetting("LOG_LEVEL", "DEBUG");
    }

    @BeforeEach
    void follow() {
        robot.interact(() -> renewed(shown));
    }

    private void renewed(dev.onehot.ui.shell.MainWindow window) {
        shown = window;
        window.setRenewed(this::renewed);
    }

    @Test
    void everyScreenAndTheFrameAreInTheLanguageThatIsChosen() {
        for (var language : List.of("de", "zh-CN", "en", "system")) {
            choose(language);
            var texts = Texts.in(language, new Texts(Locale.ENGLISH));
            for (var screen : Screen.values()) {
                robot.interact(() -> robot.lookup("#" + screen.buttonId()).<ToggleButton>query().fire());
                robot.settle();
                assertThat(text(screen.buttonId())).isEqualTo(texts.get(screen.titleKey()));
                assertThat(foreign(texts)).as("%s in %s", screen, language).isEmpty();
            }
            assertThat(Person.ask(() -> window.stage().getTitle())).contains(texts.get("app.title"));
        }
    }

    @Test
    void whereAPersonIsAndWhatTheyTypedIsKept() {
        window.press(KeyCode.ALT, KeyCode.DIGIT3);
        robot.interact(() -> robot.lookup("#activityFilterField").<TextField>query().setText("llama"));
        window.press(KeyCode.ALT, KeyCode.DIGIT4);
        robot.interact(() -> robot.lookup("#healthKeysButton").<ToggleButton>query().fire());
        window.press(KeyCode.ALT, KeyCode.DIGIT5);
        robot.interact(() -> robot.lookup("#endpointButton").<ToggleButton>query().fire());
        window.providers().select("Ollama").model("mine");
        var settings = window.settings();
        settings.filter("level");
        settings.awaitShown("LOG_LEVEL");
        var frame = window.stage().getScene();
        choose("de");
        assertThat(window.stage().getScene()).isNotSameAs(frame);
        Await.until("the settings are open again", () -> settings.shows("LOG_LEVEL"));
        settings.awaitText("settingFilterField", "level");
        window.press(KeyCode.ALT, KeyCode.DIGIT3);
        assertThat(robot.lookup("#activityFilterField").<TextField>query().getText()).isEqualTo("llama");
        window.press(KeyCode.ALT, KeyCode.DIGIT4);
        assertThat(robot.lookup("#healthKeysButton").<ToggleButton>query().isSelected()).isTrue();
        window.press(KeyCode.ALT, KeyCode.DIGIT5);
        assertThat(robot.lookup("#endpointButton").<ToggleButton>query().isSelected()).isTrue();
        window.providers().awaitText("editorTitleLabel", "Ollama");
        window.providers().awaitNames("OpenAI", "Ollama");
        Await.until("what was typed is there", () -> window.providers().select("Ollama").field("modelField").equals("mine"));
        assertThat(manager.snapshot().named("Ollama").orElseThrow().model()).isNotEqualTo("mine");
    }

    @Test
    void anotherProgramMayChooseItAndWhatIsNoLanguageIsTheSystems() {
        outside.run("INSERT INTO settings(key, value) VALUES ('ONEHOT_LANGUAGE', 'de')");
        Await.until("it is German", () -> text("settingsButton").equals("Einstellungen"));
        outside.run("UPDATE settings SET value = 'xx' WHERE key = 'ONEHOT_LANGUAGE'");
        Await.until("it is as the system", () -> text("settingsButton").equals("Settings"));
    }

    @Test
    void aWindowBeginsInTheLanguageThatWasChosen() throws TimeoutException {
        restart(() -> outside(folder.resolve("onehot.db")));
        assertThat(text("settingsButton")).isEqualTo("设置");
    }

    private static void outside(java.nio.file.Path file) {
        try (var other = dev.onehot.testing.Outside.on(file)) {
            other.run("INSERT INTO settings(key, value) VALUES ('ONEHOT_LANGUAGE', 'zh-CN')");
        }
    }

    private void choose(String language) {
        var before = shown;
        manager.setSetting(OwnSettings.LANGUAGE, language);
        var wanted = Texts.in(language, new Texts(Locale.ENGLISH)).get("screen.settings");
        Await.until("the window is in " + language, () -> wanted.equals(text("settingsButton")));
        Await.until("it is whole", () -> Person.ask(() -> shown.equals(before) || isWhole(shown)));
        robot.settle();
    }

    private static boolean isWhole(dev.onehot.ui.shell.MainWindow window) {
        var whole = new boolean[1];
        window.whenComplete(() -> whole[0] = true);
        return whole[0];
    }

    private String text(String id) {
        return Person.ask(() -> robot.lookup("#" + id).<Labeled>tryQuery().map(Labeled::getText).orElse(""));
    }

    /// What is shown, pointed at or read out in the words of another language.
    private List<String> foreign(Texts texts) {
        var own = words(texts);
        var others = Stream.of("en", "de", "zh-CN")
                .map(it -> Texts.in(it, new Texts(Locale.ENGLISH)))
                .flatMap(it -> words(it).stream())
                .filter(it -> !own.contains(it))
                .collect(Collectors.toSet());
        return Person.ask(() -> said(window.stage().getScene().getRoot()).filter(others::contains).distinct().toList());
    }

    private static Set<String> words(Texts texts) {
        return texts.bundle().keySet().stream()
                .map(texts.bundle()::getString)
                .filter(it -> it.indexOf('{') < 0 && it.length() > 2)
                .map(it -> it.replace("''", "'"))
                .map(Visible::line)
                .collect(Collectors.toSet());
    }

    private static Stream<String> said(Node node) {
        var own = Stream.of(
                        node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText().replace("_", "") : null,
                        node instanceof Text text ? text.getText() : null,
                        node instanceof TextInputControl field ? field.getPromptText() : null,
                        node instanceof Control control && control.getTooltip() != null ? control.getTooltip().getText() : null,
                        node.getAccessibleText())
                .filter(Objects::nonNull)
                .map(Visible::line);
        var below = node instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(LanguageChoiceTest::said) : Stream.<String>empty();
        return Stream.concat(own, below);
    }
}
