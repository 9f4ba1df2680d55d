package dev.onehot.app.start;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.WindowFixture;
import dev.onehot.ui.shell.Screen;
import javafx.util.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.util.WaitForAsyncUtils;

/// While nothing happens, no pulse runs and nothing wakes the FX thread: whatever a screen animates, seen or unseen, would keep it awake.
///
/// Runs before the other tests of the window: they leave fields and bars behind in windows that are gone, which belong to no person's run.
@EnabledOnOs(OS.LINUX)
@Order(1)
class RestTest extends WindowFixture {
    /// Shorter than a person has it.
    private static final Duration BLINKING = Duration.millis(300);

    private BooleanSupplier resting;

    @BeforeEach
    void letRest() {
        stored("Anthropic", "anthropic", true);
        resting = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            Carets.rest(BLINKING);
            return RestingTimer.install();
        });
    }

    @ParameterizedTest
    @EnumSource
    void aWindowThatNobodyTouchesRests(Screen screen) throws TimeoutException {
        robot.interact(() -> ((ToggleButton) window.stage().getScene().lookup("#" + screen.buttonId())).fire());

        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, resting::getAsBoolean);
    }

    @Test
    void aFieldInAWindowThatWasClosedRests() throws TimeoutException {
        robot.interact(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(new TextField()));
            stage.show();
            stage.requestFocus();
            stage.getScene().getRoot().requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> Window.getWindows().getLast().hide());

        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, resting::getAsBoolean);
    }

    @Test
    void whatChangesWakesIt() throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, resting::getAsBoolean);

        stored("OpenAI", "openai", true);

        window.awaitActive("OpenAI");
    }
}
