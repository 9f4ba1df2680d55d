package dev.onehot.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Person;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Views;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// Beside the file lies the log of another one: it can be moved aside with one press. Of other failures nothing of the kind is offered.
class StrangeLogScreenTest {
    private static final Path FILE = Path.of("onehot.db");

    private final List<String> taken = new ArrayList<>();

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void theLogIsMovedAsideWithOnePress() {
        var view = shown(Kind.STRANGE_LOG);
        var button = (Button) view.lookup("#openWithoutLogButton");
        assertThat(button.isVisible()).isTrue();
        Person.ask(() -> {
            button.fire();
            return true;
        });
        assertThat(taken).containsExactly("without log");
    }

    @Test
    void otherwiseItIsNotOffered() {
        assertThat(shown(Kind.NO_LOG).lookup("#openWithoutLogButton").isVisible()).isFalse();
        assertThat(shown(Kind.DAMAGED).lookup("#openWithoutLogButton").isVisible()).isFalse();
    }

    private Parent shown(Kind kind) {
        var texts = new Texts(Locale.ENGLISH);
        var failure = new StorageException(kind, FILE, "detail", null);
        return Person.ask(() -> Views.load(new FailureController(failure, FILE, texts, new Taken()), texts.bundle()));
    }

    private final class Taken implements FailureController.Ways {
        @Override
        public void open(Path file) {
            taken.add("open");
        }

        @Override
        public void openWithoutLog() {
            taken.add("without log");
        }

        @Override
        public void restore(Path backup) {
            taken.add("restore");
        }

        @Override
        public void quit() {
            taken.add("quit");
        }
    }
}
