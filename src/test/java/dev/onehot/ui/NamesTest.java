package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import dev.onehot.ui.pages.WindowPage;
import java.lang.Thread.UncaughtExceptionHandler;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// No name takes a screen down, in whatever letters it is.
@Isolated
class NamesTest extends WindowFixture {
    private static final List<String> NAMES = List.of("שלום", "ספק בדיקה", "عربي", "مزود الاختبار", "ספק בדיקה عربي", "Hello שלום");

    /// The last letter of a name that a sentence in English goes on after, on the same line.
    private static final Pattern AFTER_A_NAME = Pattern.compile("([\\p{IsHebrew}\\p{IsArabic}])\\p{Cf}*[ :]+\\p{Cf}*(\\p{IsLatin})");

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
                        .anyMatch(it -> WindowPage.read(it.getText()).contains(name)));
            }
        }
        assertThat(failures).isEmpty();
    }

    /// As it is drawn: what a sentence says after a name stands right of it.
    @Test
    void noSentenceIsTurnedAroundByAName() {
        var seen = new HashSet<String>();
        for (var name : NAMES.subList(0, 5)) {
            window.providers().select(name).delete();
            if (robot.lookup("#confirmDeleteButton").tryQuery().isPresent()) {
                window.providers().confirmDelete();
            }
            window.awaitNoticeWith("Deleted ");
            assertLeftToRight(seen);
        }
        outside.run("UPDATE ai_providers SET provider_name = ?, is_active = 1", NAMES.getFirst());
        window.awaitActive(NAMES.getFirst());
        outside.run("UPDATE ai_providers SET is_active = 0");
        Await.until("the banner is there", window::hasIntegrityBanner);
        for (var width : List.of(640, 1100)) {
            robot.interact(() -> window.stage().setWidth(width));
            for (var screen : List.of(KeyCode.DIGIT3, KeyCode.DIGIT2, KeyCode.DIGIT1)) {
                window.press(KeyCode.ALT, screen);
                assertLeftToRight(seen);
            }
        }
        assertThat(seen).as("sentences with a name in them").anyMatch(it -> it.contains("deleted"))
                .anyMatch(it -> it.contains("renamed to")).anyMatch(it -> it.contains("Elsewhere")).hasSizeGreaterThan(6);
        assertThat(failures).isEmpty();
    }

    private void assertLeftToRight(Set<String> seen) {
        robot.settle();
        Person.ask(() -> {
            for (var label : robot.lookup((Node it) -> it instanceof Labeled && it.isVisible()).queryAllAs(Labeled.class)) {
                var after = AFTER_A_NAME.matcher(label.lookup(".text") instanceof Text drawn ? drawn.getText() : "");
                while (after.find()) {
                    seen.add(label.getText());
                    var text = (Text) label.lookup(".text");
                    assertThat(leftOf(text, after.start(2))).as(text.getText()).isGreaterThan(leftOf(text, after.start(1)));
                }
            }
            return true;
        });
    }

    /// Where one letter of a text is drawn.
    private static double leftOf(Text text, int letter) {
        return Arrays.stream(text.rangeShape(letter, letter + 1))
                .filter(LineTo.class::isInstance)
                .mapToDouble(it -> ((LineTo) it).getX())
                .min()
                .orElseThrow();
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
