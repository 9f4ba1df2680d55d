package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module javafx.controls;

import dev.onehot.model.ApiKey;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.Test;

/// A key that was copied does not stay in the clipboard.
class KeyClipboardTest extends WindowFixture {
    private static final ApiKey OTHER = ApiKey.of("sk-other-0123456789");

    @Test
    void itIsForgottenAfterAMinute() {
        assertThat(KeyClipboard.KEPT).isEqualTo(Duration.minutes(1));
        robot.interactNoWait(() -> KeyClipboard.copy(ApiKey.of(KEY), Duration.millis(200)));

        Await.until("it is gone", () -> content().isEmpty());
    }

    @Test
    void whatSomebodyElseCopiedSinceStays() {
        robot.interactNoWait(() -> {
            KeyClipboard.copy(ApiKey.of(KEY));
            put("theirs");
            KeyClipboard.forget();
        });
        assertThat(content()).isEqualTo("theirs");
    }

    /// The minute of the second one is its own.
    @Test
    void aSecondKeyIsKeptForItsOwnTime() {
        robot.interactNoWait(() -> {
            KeyClipboard.copy(ApiKey.of(KEY), Duration.millis(50));
            KeyClipboard.copy(OTHER, Duration.minutes(1));
            put(OTHER.reveal());
        });
        robot.settle();
        assertThat(content()).isEqualTo(OTHER.reveal());
        robot.interactNoWait(KeyClipboard::forget);
        assertThat(content()).isEmpty();
    }

    @Test
    void itIsForgottenWhenTheWindowGoes() {
        robot.interactNoWait(() -> KeyClipboard.copy(ApiKey.of(KEY)));
        assertThat(content()).isEqualTo(KEY);

        robot.interactNoWait(() -> stage().hide());

        assertThat(content()).isEmpty();
    }

    private static Stage stage() {
        return Window.getWindows().stream().filter(Stage.class::isInstance).map(Stage.class::cast).findFirst().orElseThrow();
    }

    private static String content() {
        return Person.ask(() -> String.valueOf(Clipboard.getSystemClipboard().getString()).replace("null", ""));
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
