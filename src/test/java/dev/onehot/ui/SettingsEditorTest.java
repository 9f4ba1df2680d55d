package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.SettingsPage;
import jfx.incubator.scene.control.richtext.CodeArea;
import org.junit.jupiter.api.Test;

/// Settings of a program that is not Onehot's, edited by its schema; all of them as JSON; and finding.
class SettingsEditorTest extends WindowFixture {
    @Override
    protected void prepare() {
        try (var schema = Objects.requireNonNull(getClass().getResourceAsStream("/dev/onehot/schema/aider.schema.json"))) {
            Files.copy(schema, folder.resolve("aider.schema.json"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        manager.setSetting("AIDER_MAP_TOKENS", "2048");
        manager.setSetting("free", "text");
        manager.setSetting("poem", "one\ntwo");
    }

    @Test
    void aForeignSettingIsTyped() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.filter("AIDER_AUTO_COMMITS");
        settings.toggle("AIDER_AUTO_COMMITS");
        awaitStored("AIDER_AUTO_COMMITS", "false");
        settings.filter("AIDER_MAP_TOKENS");
        settings.set("AIDER_MAP_TOKENS", "40000");
        settings.awaitProblem("Write a number from 0 to 32768.");
        assertThat(outside.setting("AIDER_MAP_TOKENS")).isEqualTo("2048");
        settings.press(KeyCode.ESCAPE);
        settings.filter("AIDER_EDIT_FORMAT");
        settings.choose("AIDER_EDIT_FORMAT", "udiff");
        awaitStored("AIDER_EDIT_FORMAT", "udiff");
    }

    @Test
    void whatIsTypedStaysWhenSchemasComeLate() throws IOException {
        Files.writeString(folder.resolve("late.schema.json"), """
                {"type": "object", "properties": {"free": {"type": "string", "title": "Liberal"}}}""");
        SettingsPage settings;
        synchronized (manager.schemas()) {
            settings = window.settings().filter("free");
            settings.typeOnly("free", "typed");
        }
        settings.awaitTitle("Liberal");
        settings.awaitValue("free", "typed");
        assertThat(outside.setting("free")).isEqualTo("text");
    }

    @Test
    void filtersKeepWhatTheySay() {
        outside.run("INSERT INTO settings(key, value) VALUES ('LOG_LEVEL', 'loud')");
        // A filter looks at what there is when it is typed.
        Await.until("the change is there", () -> manager.snapshot().setting("LOG_LEVEL").isPresent());
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.filter("@unknown");
        Await.until("only the unknown one", () -> settings.shows("free") && !settings.shows("CHECK_INTERVAL"));
        settings.filter("@invalid");
        Await.until("only the wrong one", () -> settings.shows("LOG_LEVEL") && !settings.shows("free"));
        settings.filter("@modified token");
        Await.until("only the changed one", () -> settings.shows("AIDER_MAP_TOKENS") && !settings.shows("LOG_LEVEL"));
    }

    @Test
    void jsonIsCheckedAsItIsTypedAndSavedWithItsLines() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.filter("AIDER_LINT_CMD");
        settings.write("AIDER_LINT_CMD", "{\"python\": ");
        settings.awaitProblem("This is no JSON yet; look at line and column 1:12.");
        settings.press(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(outside.setting("AIDER_LINT_CMD")).isNull();
        settings.write("AIDER_LINT_CMD", "{\n  \"python\": \"ruff\"\n}");
        settings.awaitNoProblem();
        settings.press(KeyCode.CONTROL, KeyCode.ENTER);
        awaitStored("AIDER_LINT_CMD", "{\n  \"python\": \"ruff\"\n}");
        settings.press(KeyCode.TAB);
        settings.awaitLines("AIDER_LINT_CMD", "{\n  \"python\": \"ruff\"\n}");
    }

    @Test
    void aDurationIsTypedInWordsAndStoredAsTheSchemaWants() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.filter("AIDER_CACHE_KEEPALIVE");
        settings.set("AIDER_CACHE_KEEPALIVE", "1h30m");
        awaitStored("AIDER_CACHE_KEEPALIVE", "PT1H30M");
        settings.awaitValue("AIDER_CACHE_KEEPALIVE", "PT1H30M");
        settings.awaitNoProblem();
        settings.set("AIDER_CACHE_KEEPALIVE", "soon");
        settings.awaitProblem("Write a duration like 90 s, 5 min, 1h30m or 2 days, or like PT5M.");
    }

    @Test
    void severalLinesStayWhenTheyAreLookedAt() {
        var settings = window.settings();
        settings.filter("poem");
        settings.awaitLines("poem", "one\ntwo");
        settings.write("poem", "one\ntwo");
        settings.filter("free");
        settings.awaitShown("free");
        settings.set("free", "other");
        awaitStored("free", "other");
        assertThat(outside.setting("poem")).isEqualTo("one\ntwo");
    }

    @Test
    void allAreEditedAsJsonAndSavedAsOneChange() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.openJson();
        settings.typeJson("{\"AIDER_MAP_TOKENS\": \"many\"}");
        settings.awaitJsonState("AIDER_MAP_TOKENS is wrong: Write a whole number.");
        settings.awaitJsonMark(1, "AIDER_MAP_TOKENS is wrong: Write a whole number.");
        settings.typeJson("{\n\"AIDER_MAP_TOKENS\": ");
        settings.awaitJsonState("This is no JSON yet; look at line and column 2:21.");
        settings.awaitJsonMark(2, "This is no JSON yet; look at line and column 2:21.");
        long before = manager.snapshot().revision();
        settings.typeJson("{\"AIDER_MAP_TOKENS\": \"4096\", \"added\": \"1\"}");
        settings.awaitJsonState("4 settings would change");
        settings.saveJson();
        awaitStored("AIDER_MAP_TOKENS", "4096");
        awaitStored("free", null);
        Await.until("it is one change", () -> manager.snapshot().revision() == before + 1);
    }

    /// Laying out a line costs as much as all the rest of a letter: each once, not once for the caret and once more for the frame.
    @Test
    void aLetterLaysOutEachLineOfTheJsonOnce() {
        for (int i = 0; i < 60; i++) {
            manager.setSetting("zz" + i, "value " + i);
        }
        var settings = window.settings();
        settings.openJson();
        CodeArea area = robot.lookup("#settingsJsonArea").query();
        settings.caretInJson(5, 8);
        var laidOut = new AtomicInteger();
        robot.interact(() -> area.lookupAll(".content").forEach(lines -> ((Pane) lines).getChildren().addListener((ListChangeListener<Node>) change -> {
            while (change.next()) {
                laidOut.addAndGet(change.getAddedSize());
            }
        })));
        int lines = Person.ask(area::getParagraphCount);
        settings.writeJson("abcdefghij");
        assertThat(laidOut.get()).isBetween(10 * lines, 13 * lines);
    }

    @Test
    void whatCanBeWrittenIntoTheJsonIsOffered() {
        var settings = window.settings();
        settings.awaitShown("CHECK_INTERVAL");
        settings.openJson();
        settings.typeJson("{\n  \"free\" : \"text\"\n}");
        settings.caretInJson(1, "  \"free\" : \"text\"".length());
        settings.press(KeyCode.ENTER);
        settings.press(KeyCode.CONTROL, KeyCode.SPACE);
        Await.until("settings are offered", () -> settings.offered().contains("AIDER_MAP_TOKENS"));
        assertThat(settings.offered()).contains("CHECK_INTERVAL").doesNotContain("free", "AIDER_PIN");
        settings.press(KeyCode.ESCAPE);
        assertThat(settings.offered()).isEmpty();
        settings.press(KeyCode.CONTROL, KeyCode.SPACE);
        Await.until("they are offered again", () -> !settings.offered().isEmpty());
        settings.press(KeyCode.CONTROL, KeyCode.ADD);
        Await.until("a list of another size is none for what is there", () -> settings.offered().isEmpty());
        settings.press(KeyCode.CONTROL, KeyCode.DIGIT0);

        settings.writeJson("\"edit_f");
        settings.awaitOffered("AIDER_EDIT_FORMAT");
        settings.press(KeyCode.TAB);
        Await.until("its values are offered", () -> settings.offered().contains("whole"));
        settings.writeJson("udiff");
        settings.awaitOffered("udiff");
        settings.press(KeyCode.ENTER);
        settings.awaitJson("{\n  \"free\" : \"text\",\n  \"AIDER_EDIT_FORMAT\" : \"udiff\"\n}");
        settings.press(KeyCode.CONTROL, KeyCode.Z);
        settings.awaitJson("{\n  \"free\" : \"text\",\n  \"AIDER_EDIT_FORMAT\" : udiff\n}");

        settings.filter("free");
        settings.awaitText("settingCountLabel", "1 of 1");
        settings.awaitJsonSelection("free");
        settings.filter("f");
        settings.awaitText("settingCountLabel", "1 of 4");
        settings.press(KeyCode.SHIFT, KeyCode.ENTER);
        settings.awaitText("settingCountLabel", "4 of 4");
        settings.filter("nowhere");
        settings.awaitText("settingCountLabel", "Not in the text");
        settings.filter("");

        // A line goes on where the one before began; a brace that closes is not taken along.
        settings.typeJson("{ }");
        settings.caretInJson(0, 1);
        settings.press(KeyCode.ENTER);
        settings.awaitJson("{\n  \n}");
        settings.writeJson("a");
        settings.awaitJson("{\n  a\n}");
        settings.press(KeyCode.ESCAPE);

        // Tab is no trap.
        settings.caretInJson(0, 1);
        settings.press(KeyCode.TAB);
        Await.until("the focus went on", () -> Person.ask(() -> "revertJsonButton".equals(robot.lookup("#revertJsonButton").query().getScene().getFocusOwner().getId())));
    }

    private void awaitStored(String key, String value) {
        Await.until(key + " is " + value, () -> Objects.equals(outside.setting(key), value));
    }
}
