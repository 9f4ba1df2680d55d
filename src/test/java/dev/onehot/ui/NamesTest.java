package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.testing.Await;
import java.lang.Thread.UncaughtExceptionHandler;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// No name takes a screen down, in whatever letters it is.
@Isolated
class NamesTest extends WindowFixture {
    private static final List<String> NAMES = List.of("שלום", "ספק בדיקה", "عربي", "مزود الاختبار", "ספק בדיקה عربي", "Hello שלום");

    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private UncaughtExceptionHandler before;

    @BeforeEach
    void hearFailures() {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
    }

    @AfterEach
    void hearNoMore() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Override
    protected void prepare() {
        NAMES.forEach(it -> stored(it, "openai", true));
        manager.setSetting("הגדרה", "ערך ארוך מאוד ".repeat(9));
    }

    @Test
    void everyScreenShowsThemInEveryWindow() {
        for (var width : List.of(640, 960, 1900)) {
            robot.interact(() -> window.stage().setWidth(width));
            for (var screen : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4)) {
                window.press(KeyCode.ALT, screen);
            }
            window.press(KeyCode.ALT, KeyCode.DIGIT3);
            for (var name : NAMES) {
                Await.until(name + " stands in Activity", () -> robot.lookup("#activityWhatLabel").queryAllAs(Label.class).stream()
                        .anyMatch(it -> it.getText().contains(name)));
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void aNameIsAskedForAndNotesAreTyped() {
        var providers = window.providers().select(NAMES.getLast());
        robot.interact(() -> robot.lookup("#notesArea").queryTextInputControl().setText("הערה ארוכה ".repeat(30)));
        providers.delete();
        providers.cancelDelete();
        assertThat(failures).isEmpty();
    }
}
