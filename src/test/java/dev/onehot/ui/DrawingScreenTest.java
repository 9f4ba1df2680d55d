package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.core.DataDirectory;
import dev.onehot.desktop.Drawing;
import dev.onehot.testing.Await;
import dev.onehot.testing.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What draws the window is chosen in Health, for the next start.
@EnabledOnOs(OS.LINUX)
class DrawingScreenTest extends WindowFixture {
    @Override
    protected Surroundings surroundings() {
        return new Surroundings(Map.of("XDG_STATE_HOME", folder.resolve("state").toString()), folder, List.of()).withDrafts(folder.resolve("drafts"));
    }

    @Test
    void theGraphicsCardIsChosenAndGivenUp() {
        var drawing = new Drawing(DataDirectory.state(surroundings().environment(), System.getProperties()));
        window.health().awaitState("Everything is in order");
        var choice = (ToggleSwitch) Person.ask(() -> window.stage().getScene().lookup("#drawingSwitch"));
        Await.until("it is known", () -> !choice.isDisabled());
        assertThat(choice.isSelected()).isFalse();
        robot.interact(() -> choice.setSelected(true));
        Await.until("it is chosen", drawing::isGraphicsChosen);
        assertThat(drawing.isGraphics()).as("before any scale is known").isFalse();
        robot.interact(() -> choice.setSelected(false));
        Await.until("it is given up", () -> !drawing.isGraphicsChosen());
    }
}
