package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Person;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The row of a value that is too large to be edited shows its size and the way to it in every language, and cannot be typed in.
@ParameterizedClass
@ValueSource(strings = {"en", "de", "zh-CN"})
class LargeRowTest extends WindowFixture {
    private final String language;

    LargeRowTest(String language) {
        this.language = language;
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    @Override
    protected void prepare() {
        try (var before = Outside.on(file)) {
            before.run("INSERT INTO settings(key, value) VALUES ('ONEHOT_CHECK_ON_SAVE', hex(zeroblob(6000000))),"
                    + " ('large_of_another', hex(zeroblob(600000))), ('long_of_another', hex(zeroblob(123456)))");
        }
        manager.refresh();
    }

    @Test
    void itsSizeAndTheWayToItCanBeReadInEveryWindow() {
        for (int width : List.of(640, 800, 1100)) {
            robot.interact(() -> window.stage().setWidth(width));
            assertCanBeRead("ONEHOT_CHECK_ON_SAVE", "12 MB", width);
            assertCanBeRead("large_of_another", "1 MB", width);
            assertCanBeRead("long_of_another", ".*\\d.*", width);
        }
    }

    private void assertCanBeRead(String key, String size, int width) {
        window.settings().filter(key);
        Await.until(key + " is shown", () -> {
            robot.settle();
            return Person.ask(() -> robot.lookup((Node it) -> isField(it, key)).tryQuery().isPresent());
        });
        Person.ask(() -> {
            TextInputControl field = robot.lookup((Node it) -> isField(it, key)).query();
            var text = new Text(field.getText());
            text.setFont(field.getFont());
            double room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
            assertThat(field.isDisabled()).isTrue();
            assertThat(field.getText()).matches(size);
            assertThat(room).as("%s of %s at %s", field.getText(), key, width).isGreaterThanOrEqualTo(text.getLayoutBounds().getWidth());
            var way = robot.lookup("#settingSourceLabel").queryAllAs(Label.class).stream()
                    .filter(it -> it.isVisible() && it.getText().contains("onehotctl setting get " + key))
                    .findFirst()
                    .orElseThrow();
            assertThat(((Text) way.lookup(".text")).getText().replace("\n", " ")).isEqualTo(way.getText());
            assertThat(way.localToScene(way.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(way.getScene().getWidth());
            assertThat(way.getHeight()).as("all of its lines").isGreaterThanOrEqualTo(Math.floor(way.prefHeight(way.getWidth())));
            return true;
        });
    }

    private static boolean isField(Node node, String key) {
        return node instanceof TextInputControl && key.equals(node.getUserData()) && node.isVisible() && node.getScene() != null;
    }

    /// The stage is that of the tests after this one too.
    @AfterEach
    void widen() {
        robot.interact(() -> window.stage().setWidth(960));
    }
}
