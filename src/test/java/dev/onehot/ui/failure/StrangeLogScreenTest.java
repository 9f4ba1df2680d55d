package dev.onehot.ui.failure;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Languages;
import dev.onehot.model.OnehotException;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Person;
import dev.onehot.ui.Texts;
import dev.onehot.ui.Views;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TitledPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
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
        assertThat(shown(Kind.NO_LOG).lookup("#openWithoutLogButton")).isNull();
        assertThat(shown(Kind.DAMAGED).lookup("#openWithoutLogButton")).isNull();
    }

    /// A sentence of ours comes first, in the language of the window; the words of SQLite are there for who asks.
    @Test
    void whatSqliteSaysOfDamageIsFolded() {
        for (var language : Languages.CHOICES) {
            var texts = new Texts(Locale.forLanguageTag(language));
            var failure = new StorageException(Kind.DAMAGED, FILE, "database disk image is malformed", null);
            var view = Person.ask(() -> Views.load(new FailureController(failure, FILE, texts, new Taken()), texts.bundle()));
            assertThat(((Labeled) view.lookup("#failureTitleLabel")).getText()).contains("onehot.db").doesNotContain("malformed");
            assertThat(((Labeled) view.lookup("#failureAdviceLabel")).getText()).doesNotContain(".recover");
            var fold = (TitledPane) view.lookup("#failureDetailsPane");
            assertThat(fold.isVisible()).isTrue();
            assertThat(fold.isExpanded()).isFalse();
            Person.ask(() -> {
                fold.setExpanded(true);
                return true;
            });
            assertThat(((Labeled) fold.getContent()).getText()).contains("database disk image is malformed");
        }
        assertThat(shown(Kind.NO_LOG).lookup("#failureDetailsPane")).isNull();
    }

    /// Nothing failed there: the first button takes back what the person did, and says so.
    @Test
    void whatWasGivenBackIsOpenedAgainWithOnePress() {
        var view = shown(new ReleasedException(FILE));
        var button = (Button) view.lookup("#tryAgainButton");
        assertThat(button.getText()).isEqualTo("Open again");
        assertThat(icon(view)).isEqualTo("fth-check-circle");
        assertThat(icon(shown(Kind.NO_LOG))).isEqualTo("fth-alert-triangle");
        assertThat(button.isDefaultButton()).isTrue();
        Person.ask(() -> {
            button.fire();
            return true;
        });
        assertThat(taken).containsExactly("open");
        assertThat(((Button) shown(Kind.NO_LOG).lookup("#tryAgainButton")).getText()).isEqualTo("Try again");
        // Trying again helps nobody whose file is damaged.
        assertThat(((Button) shown(Kind.NO_LOG).lookup("#tryAgainButton")).isDefaultButton()).isTrue();
        assertThat(((Button) shown(Kind.DAMAGED).lookup("#tryAgainButton")).isDefaultButton()).isFalse();
        assertThat(((Button) shown(Kind.DAMAGED).lookup("#openOtherButton")).isDefaultButton()).isTrue();
    }

    private static String icon(Parent view) {
        return ((FontIcon) view.lookup("#failureIcon")).getIconLiteral();
    }

    private Parent shown(Kind kind) {
        return shown(new StorageException(kind, FILE, "detail", null));
    }

    private Parent shown(OnehotException failure) {
        var texts = new Texts(Locale.ENGLISH);
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
