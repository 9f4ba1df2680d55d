package dev.onehot.ui;

import module java.base;
import module javafx.controls;

/// The controller of one screen of the window.
public interface ScreenController {
    /// What has the focus when the screen is opened.
    Node firstFocus();

    /// Keys that work while this screen is shown, wherever the focus is.
    Map<KeyCombination, Runnable> shortcuts();

    /// How it is made piece by piece, to be asked before it is shown for the first time. Who does not ask has it made at once when it is shown.
    default Gradual gradually() {
        return new Gradual(List.of(), () -> {});
    }

    /// A screen that is made piece by piece.
    ///
    /// @param before the pieces, to be made before it is shown
    /// @param after makes what is left of it then
    record Gradual(List<Runnable> before, Runnable after) {}

    /// Where the person is in it, for the same screen in another language.
    default Map<String, String> place() {
        return Map.of();
    }

    /// Goes to where the person was.
    ///
    /// @param place what [#place] said
    default void goTo(Map<String, String> place) {}
}
