package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The first that a person sees can be read to its end in a window as narrow as it may become.
@ParameterizedClass
@ValueSource(strings = {"en", "de", "zh-CN"})
class WelcomeRoomTest extends WindowFixture {
    private final String language;

    WelcomeRoomTest(String language) {
        this.language = language;
    }

    @Override
    protected Locale locale() {
        return Locale.forLanguageTag(language);
    }

    @Override
    protected Surroundings surroundings() {
        return new Surroundings(Map.of("GROQ_API_KEY", KEY), folder, List.of());
    }

    @Test
    void nothingIsCut() {
        resize(640, 480);
        Await.until("something is offered", () -> find("offersLabel").isVisible());
        robot.settle();
        assertThat(Person.ask(() -> find("welcomePane").lookupAll(".text").stream()
                        .filter(it -> it instanceof Text text && it.getParent() instanceof Labeled label && label.isVisible() && !text.getText().equals(label.getText()))
                        .map(it -> ((Labeled) it.getParent()).getText())
                        .toList()))
                .isEmpty();
    }

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

    private Node find(String id) {
        return Person.ask(() -> window.stage().getScene().lookup("#" + id));
    }
}
