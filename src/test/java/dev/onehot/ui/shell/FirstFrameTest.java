package dev.onehot.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Person;
import dev.onehot.ui.Appearance;
import dev.onehot.ui.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/// What the first frame does without changes nothing of it, and what is added afterwards comes piece by piece.
class FirstFrameTest {
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFirstThemeDrawsTheSameHeader(boolean dark) throws IOException {
        assertThat(Stylesheet.loadBinary(URI.create(Appearance.firstTheme(dark)).toURL()).getRules()).hasSizeBetween(10, 50);
        assertThat(header(Appearance.firstTheme(dark), dark)).isEqualTo(header(Appearance.theme(dark), dark)).isNotEqualTo(header(Appearance.theme(!dark), dark));
    }

    /// Every pixel of it.
    private static int[] header(String theme, boolean dark) {
        return Person.ask(() -> {
            var view = new ShellView(new Texts(Locale.ENGLISH));
            view.activeNameLabel.setText("Anthropic, at work");
            view.activeModelLabel.setText("model-1");
            view.activeStateLabel.setText("key refused");
            var scene = new Scene(view.layersPane, 960, 640);
            Appearance.dress(scene);
            scene.setUserAgentStylesheet(theme);
            scene.getPreferences().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
            view.showScheme(dark, new Texts(Locale.ENGLISH));
            var picture = scene.snapshot(null);
            var pixels = new int[960 * 640];
            picture.getPixelReader().getPixels(0, 0, 960, 640, PixelFormat.getIntArgbInstance(), pixels, 0, 960);
            return pixels;
        });
    }

    @Test
    void eachPieceIsLaidOutAndWhatAPersonDoesIsHeardBeforeTheNext() {
        var done = new CopyOnWriteArrayList<String>();
        var added = new Region();
        var ended = new AtomicBoolean();
        Person.ask(() -> {
            var pane = new StackPane();
            var stage = new Stage();
            stage.setScene(new Scene(pane, 200, 100));
            stage.show();
            var steps = new Steps(stage.getScene(), ended::get);
            steps.then(List.of(
                    () -> {
                        pane.getChildren().add(added);
                        Platform.runLater(() -> done.add("heard"));
                        steps.then(List.of(() -> done.add("inserted, beside a width of " + added.getWidth())));
                    },
                    () -> {
                        done.add("last");
                        ended.set(true);
                        stage.close();
                    },
                    () -> done.add("too late")));
            steps.take();
            return true;
        });
        Await.until("the last piece", ended::get);
        Person.layOut();
        assertThat(done).containsExactly("heard", "inserted, beside a width of 200.0", "last");
    }
}
