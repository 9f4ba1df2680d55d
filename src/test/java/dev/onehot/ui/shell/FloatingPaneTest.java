package dev.onehot.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module javafx.controls;

import dev.onehot.testing.BlindPlatform;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// Notices in a low window: no more than a third of it, and never over what the screen is for.
class FloatingPaneTest {
    private final Pane screen = new Pane();
    private final Region card = tall(90);
    private final Region notice = tall(100);
    private final FloatingPane floating = new FloatingPane(screen, card, notice);
    private final StackPane layers = new StackPane(screen, floating);

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        BlindPlatform.install();
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void whatCameLastIsSeenAndTheOtherWhenItHasGone() {
        for (var latest : List.of(card, notice, card)) {
            show(480, () -> floating.tells(latest));
            assertThat(card.isVisible()).isEqualTo(latest == card);
            assertThat(notice.isVisible()).isEqualTo(latest == notice);
        }
        show(480, () -> {
            card.setManaged(false);
            card.setVisible(false);
        });
        assertThat(card.isVisible()).isFalse();
        assertThat(notice.isVisible()).isTrue();
        show(900, () -> card.setManaged(true));
        assertThat(card.isVisible() && notice.isVisible()).as("with room for both").isTrue();
        assertThat(card.getBoundsInParent().getMaxY()).isLessThanOrEqualTo(notice.getBoundsInParent().getMinY());
    }

    @Test
    void whatIsLongHasAThirdOfTheWindow() {
        notice.setPrefHeight(700);
        show(480, () -> floating.tells(notice));
        assertThat(notice.getHeight()).isEqualTo(160);
        show(900, () -> floating.tells(notice));
        assertThat(notice.getHeight()).isEqualTo(300);
    }

    @Test
    void noMainButtonIsCovered() {
        var save = new Button("Save");
        save.getStyleClass().add("accent");
        save.resizeRelocate(300, 420, 80, 30);
        show(480, () -> floating.tells(notice));
        assertThat(notice.getBoundsInParent().getMaxY()).as("where it is otherwise").isGreaterThan(450);
        show(480, () -> screen.getChildren().add(save));
        assertThat(notice.getBoundsInParent().getMaxY()).isLessThan(420);
        show(480, () -> save.relocate(0, 420));
        assertThat(notice.getBoundsInParent().getMaxY()).as("beside it").isGreaterThan(450);
    }

    private void show(double height, Runnable change) {
        Person.ask(() -> {
            // A scene that no window shows stays as high as it is made.
            Optional.ofNullable(layers.getScene()).ifPresent(it -> it.setRoot(new Pane()));
            var scene = new Scene(layers, 640, height);
            assertThat(scene.getHeight()).isEqualTo(height);
            change.run();
            layers.resize(640, height);
            floating.requestLayout();
            layers.layout();
            return true;
        });
    }

    private static Region tall(double height) {
        var region = new Region();
        region.setPrefSize(300, height);
        return region;
    }
}
