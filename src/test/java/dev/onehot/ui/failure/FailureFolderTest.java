package dev.onehot.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Person;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Views;
import javafx.scene.Parent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// A folder of backups may be long, or on a disk that sleeps: the FX thread never reads it, and is looked at all the time.
class FailureFolderTest {
    private static final int MANY = 4_000;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void theFxThreadDoesNotReadTheFolder() throws IOException {
        var file = folder.resolve("onehot.db");
        var backups = Files.createDirectory(folder.resolve("backups"));
        for (int i = 0; i < MANY; i++) {
            Files.writeString(backups.resolve("onehot.db.daily-20260101-120000-%d.backup".formatted(i)), "x");
        }
        var fxThread = Person.ask(Thread::currentThread);
        var view = new AtomicReference<Parent>();
        var texts = new Texts(Locale.ENGLISH);
        var controller = new FailureController(new IllegalStateException("broken"), file, texts, new NoWays());
        FxThread.run(() -> view.set(Views.load(controller, texts.bundle())));
        var seen = new ArrayList<String>();
        Await.until("the newest is offered", () -> {
            for (var frame : fxThread.getStackTrace()) {
                seen.add(frame.getClassName());
            }
            return Person.ask(() -> view.get() != null && view.get().lookup("#restoreNewestButton") instanceof javafx.scene.Node button && button.isVisible());
        });
        assertThat(seen).isNotEmpty().doesNotContain("dev.onehot.store.sqlite.Backup");
    }

    /// Nobody presses anything here.
    private static final class NoWays implements FailureController.Ways {
        @Override
        public void open(Path file) {
            throw new AssertionError();
        }

        @Override
        public void openWithoutLog() {
            throw new AssertionError();
        }

        @Override
        public void restore(Path backup) {
            throw new AssertionError();
        }

        @Override
        public void quit() {
            throw new AssertionError();
        }
    }
}
