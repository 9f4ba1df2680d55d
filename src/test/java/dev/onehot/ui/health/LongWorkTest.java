package dev.onehot.ui.health;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Person;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// How far something long has come is shown while it lasts, drawn no more often than the window can, and it ends when somebody says so.
class LongWorkTest {
    private final HBox box = new HBox();
    private final Label label = new Label();
    private ProgressBar bar;
    private Button cancel;
    private LongWork work;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void make() {
        Person.ask(() -> {
            bar = new ProgressBar();
            cancel = new Button();
            work = new LongWork(box, label, bar, cancel);
            work.done();
            return true;
        });
    }

    @Test
    void itIsThereFromItsBeginningToItsEnd() {
        assertThat(box.isVisible()).isFalse();
        assertThat(box.isManaged()).isFalse();
        begin(true);
        assertThat(box.isVisible()).isTrue();
        assertThat(box.isManaged()).isTrue();
        assertThat(label.getText()).isEqualTo("Checking");
        assertThat(bar.getProgress()).isZero();
        assertThat(cancel.isVisible()).isTrue();
        work.step(3, 4);
        awaitProgress(0.75);
        Person.ask(() -> {
            work.done();
            return true;
        });
        assertThat(box.isVisible()).isFalse();
        assertThat(box.isManaged()).isFalse();
    }

    @Test
    void whatCannotBeEndedHasNoButtonForIt() {
        begin(false);
        assertThat(cancel.isVisible()).isFalse();
        assertThat(cancel.isManaged()).isFalse();
        begin(true);
        assertThat(cancel.isVisible()).isTrue();
    }

    @Test
    void nothingToDoIsNoProgress() {
        begin(true);
        work.step(1, 2);
        awaitProgress(0.5);
        assertThat(work.step(0, 0)).isTrue();
        awaitProgress(0);
    }

    /// A page of a file takes microseconds: were each drawn, nothing else would be.
    @Test
    void ofWhatComesWhileTheWindowIsBusyTheLastIsDrawn() throws InterruptedException {
        begin(true);
        var drawn = new AtomicInteger();
        Person.ask(() -> bar.progressProperty().subscribe((before, now) -> drawn.incrementAndGet()));
        var busy = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                assertThat(busy.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
        for (int done = 1; done <= 1000; done++) {
            assertThat(work.step(done, 2000)).isTrue();
        }
        busy.countDown();
        Person.ask(() -> true);
        assertThat(drawn).hasValue(1);
        assertThat(bar.getProgress()).as("what was told last").isEqualTo(0.5);
        work.step(2000, 2000);
        awaitProgress(1);
        assertThat(drawn).hasValue(2);
    }

    @Test
    void whoeverAsksAfterItWasEndedStops() {
        begin(true);
        assertThat(work.step(1, 4)).isTrue();
        assertThat(work.isCancelled()).isFalse();
        work.cancel();
        assertThat(work.step(2, 4)).isFalse();
        assertThat(work.isCancelled()).isTrue();
    }

    private void begin(boolean endable) {
        Person.ask(() -> {
            work.begin("Checking", endable);
            return true;
        });
    }

    private void awaitProgress(double part) {
        Await.until("the bar is at " + part, () -> Person.ask(() -> bar.getProgress() == part));
    }
}
