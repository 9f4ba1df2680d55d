package dev.onehot.app.start;

import module javafx.controls;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets a caret blink only while somebody types, as desktops do: while it blinks, JavaFX draws sixty times a second. FX thread only.
final class Carets {
    static final Duration BLINKING = Duration.seconds(5);

    private static boolean following;

    private Carets() {}

    /// Follows the field that has the focus in each window, dialogs included. It begins to blink again by itself when a key moves its caret.
    ///
    /// @param blinking how long after that
    static void rest(Duration blinking) {
        if (!following) {
            following = true;
            Window.getWindows().forEach(it -> follow(it, blinking));
            Window.getWindows().addListener((ListChangeListener<Window>) change -> {
                while (change.next()) {
                    change.getAddedSubList().forEach(it -> follow(it, blinking));
                    // A field in a window that was closed keeps the focus of its scene, and would blink on.
                    change.getRemoved().stream().map(Window::getScene).filter(Objects::nonNull).map(Scene::getFocusOwner).forEach(Carets::stop);
                }
            });
        }
    }

    private static void follow(Window window, Duration blinking) {
        var scene = window.getScene();
        if (scene == null || scene.getProperties().putIfAbsent(Carets.class, true) != null) {
            return;
        }
        var pause = new PauseTransition(blinking);
        pause.setOnFinished(event -> stop(scene.getFocusOwner()));
        scene.focusOwnerProperty().subscribe(owner -> restart(pause, owner));
        scene.addEventFilter(InputEvent.ANY, event -> {
            if (event.getEventType() == KeyEvent.KEY_PRESSED || event.getEventType() == MouseEvent.MOUSE_PRESSED) {
                restart(pause, scene.getFocusOwner());
            }
        });
    }

    private static void restart(PauseTransition pause, @Nullable Node owner) {
        pause.stop();
        if (owner != null && owner.lookup(".text-input") != null) {
            pause.playFromStart();
        }
    }

    /// The focus is with the field, or with a control that has the field inside.
    private static void stop(@Nullable Node owner) {
        if (owner == null) {
            return;
        }
        for (var each : owner.lookupAll(".text-input")) {
            if (each instanceof TextInputControl field && field.getSkin() instanceof TextInputControlSkin<?> skin) {
                skin.setCaretAnimating(false);
            }
        }
    }
}
