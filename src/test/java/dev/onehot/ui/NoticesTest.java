package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A notice floats over the screen: nothing moves for it, it covers no action, and it stays for whoever reads it. A failure stays until somebody has read it.
class NoticesTest extends WindowFixture {
    private static final Duration LONGER_THAN_IT_STAYS = Duration.ofMillis(4_500);

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
        stored("Ollama", "ollama", false);
    }

    @Test
    void aFailureCoversNoActionAndGoesWithEscapeOrAClick() {
        fail("Ollama");
        // What scrolls can be moved from under it.
        for (var id : List.of("saveButton", "revertButton", "saveStateLabel")) {
            assertThat(window.overlap("noticePane", id)).as(id).isFalse();
        }
        window.press(KeyCode.ESCAPE);
        assertThat(window.hasNotice()).isFalse();

        fail("OpenAI");
        window.clickNotice();
        assertThat(window.hasNotice()).isFalse();
    }

    @Test
    void nothingMovesForANoticeAndItStandsInTheMiddle() {
        window.providers().select("OpenAI");
        var before = places();
        robot.interact(() -> find("providerList").requestFocus());
        window.press(KeyCode.DOWN);
        window.press(KeyCode.DELETE);
        window.awaitNotice("Deleted Ollama.");
        assertThat(places()).isEqualTo(before);
        var notice = bounds("noticePane");
        var screen = bounds("contentPane");
        assertThat(Math.abs(notice.getCenterX() - screen.getCenterX())).isLessThanOrEqualTo(1);
        assertThat(screen.contains(notice)).isTrue();
        robot.interact(() -> shown.say("Done."));
        window.awaitNotice("Done.");
        assertThat(bounds("noticePane").getHeight()).as("of all whose words are few").isEqualTo(notice.getHeight());
    }

    /// However many letters a line has: JavaFX rounds the width that it wants, and for half of all texts to less.
    @Test
    void whatHasRoomInOneLineStandsInOne() {
        for (int letters = 5; letters < 45; letters++) {
            var text = "Claude Code follows the switch, and the rest".substring(0, Math.min(letters, 44)) + " x.";
            robot.interact(() -> shown.say(text));
            window.awaitNotice(text);
            assertThat(bounds("noticeLabel").getHeight()).as(text).isLessThan(20);
        }
    }

    /// It does not go while somebody points at it, or is about to press its button.
    @Test
    void whoReadsHasTime() {
        robot.moveTo("#activeButton");
        robot.interact(() -> shown.say("Done."));
        window.awaitNotice("Done.");
        robot.moveTo("#noticeLabel");
        LockSupport.parkNanos(LONGER_THAN_IT_STAYS.toNanos());
        assertThat(window.hasNotice()).as("pointed at").isTrue();
        robot.interact(() -> find("noticeCloseButton").requestFocus());
        robot.moveTo("#activeButton");
        LockSupport.parkNanos(LONGER_THAN_IT_STAYS.toNanos());
        assertThat(window.hasNotice()).as("with the focus").isTrue();
        robot.interact(() -> find("providerList").requestFocus());
        Await.until("it goes then", () -> !window.hasNotice());
    }

    private List<Bounds> places() {
        robot.settle();
        return Stream.of("saveButton", "testButton", "providerList", "providersButton", "statusPane", "contentPane").map(this::bounds).toList();
    }

    private Bounds bounds(String id) {
        return Person.ask(() -> find(id).localToScene(find(id).getLayoutBounds()));
    }

    private Node find(String id) {
        return window.stage().getScene().lookup("#" + id);
    }

    private void fail(String name) {
        window.providers().select(name).model("mine");
        outside.run("DELETE FROM ai_providers WHERE provider_name = ?", name);
        Await.until("it is told", () -> window.hasNotice());
    }
}
