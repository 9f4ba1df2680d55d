package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// In a window as narrow as it may become, every button of the editor can be read, and so can whose editor it is.
@ParameterizedClass
@ValueSource(strings = {"en", "de"})
class NarrowWindowTest extends WindowFixture {
    private final String language;

    NarrowWindowTest(String language) {
        this.language = language;
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    @Override
    protected void prepare() {
        stored("OpenAI", "openai", true);
    }

    @ParameterizedTest
    @ValueSource(ints = {640, 760})
    void buttonsKeepTheirTextAndTheEditorItsTitle(int width) {
        var stage = window.stage();
        assertThat(stage.getMinWidth()).isLessThanOrEqualTo(640);
        assertThat(stage.getMinHeight()).isLessThanOrEqualTo(480);
        resize(width, 500);
        var providers = window.providers().select("OpenAI");
        assertThat(providers.overlap("importButton", "editorPane")).isFalse();
        for (var id : List.of(
                "addProviderButton", "editorTitleLabel", "activateButton", "testButton", "askModelBox", "revertButton", "saveButton")) {
            assertThat(providers.legible(id)).as(id).isTrue();
        }
    }

    /// The stage is that of the tests after this one too.
    @AfterEach
    void widen() {
        resize(960, 640);
    }

    private void resize(int width, int height) {
        robot.interact(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }
}
