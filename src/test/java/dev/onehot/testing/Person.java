package dev.onehot.testing;

import module java.base;
import module javafx.controls;

import com.sun.javafx.tk.Toolkit;
import org.testfx.api.FxRobot;
import org.testfx.robot.Motion;
import org.testfx.service.query.PointQuery;
import org.testfx.util.WaitForAsyncUtils;

/// Somebody at the keyboard and the mouse who looks up after each step: until the window has taken it, is laid out again and has saved.
///
/// TestFX's own robot sleeps for fifty milliseconds after each step instead: most of the time of a test, and no promise that anything is done.
public final class Person extends FxRobot {
    /// As many as TestFX: what a step sets off may set off something in turn.
    private static final int ROUNDS = 5;

    private final BooleanSupplier saving;

    /// @param saving whether the window says that it is; asked on the FX thread
    public Person(BooleanSupplier saving) {
        this.saving = saving;
    }

    /// Until everything that the FX thread was given is done, and so is what came of it.
    public void settle() {
        Await.until("what was done is saved", () -> {
            for (int round = 0; round < ROUNDS; round++) {
                layOut();
            }
            return ask(() -> !saving.getAsBoolean());
        });
    }

    /// Has what changed so far laid out.
    public static void layOut() {
        WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(Toolkit.getToolkit()::firePulse));
    }

    /// Reads something of the window, while nothing there moves.
    public static <T> T ask(Callable<T> question) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(question));
    }

    @Override
    public FxRobot interact(Runnable body) {
        interactNoWait(body);
        settle();
        return this;
    }

    @Override
    public FxRobot clickOn(PointQuery place, Motion motion, MouseButton... buttons) {
        var mouse = robotContext().getMouseRobot();
        // Twice, because it may give way as the pointer comes.
        for (int move = 0; move < 2; move++) {
            mouse.moveNoWait(ask(place::query));
            settle();
        }
        mouse.pressNoWait(buttons);
        mouse.releaseNoWait(buttons);
        settle();
        return this;
    }

    @Override
    public FxRobot push(KeyCode... keys) {
        var keyboard = robotContext().getKeyboardRobot();
        for (var key : keys) {
            keyboard.pressNoWait(key);
            settle();
        }
        for (var key : new ArrayList<>(List.of(keys)).reversed()) {
            keyboard.releaseNoWait(key);
            settle();
        }
        return this;
    }

    /// Types where the caret is without looking up, also while the window is saving.
    public void writeOn(String text) {
        var scene = ask(() -> robotContext().getWindowFinder().window(Window::isFocused).getScene());
        for (var character : text.split("")) {
            robotContext().getBaseRobot().typeKeyboard(scene, KeyCode.UNDEFINED, character);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Override
    public FxRobot write(String text) {
        var scene = ask(() -> robotContext().getWindowFinder().window(Window::isFocused).getScene());
        for (var character : text.split("")) {
            robotContext().getBaseRobot().typeKeyboard(scene, KeyCode.UNDEFINED, character);
            settle();
        }
        return this;
    }
}
