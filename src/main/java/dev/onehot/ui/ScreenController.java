package dev.onehot.ui;

import module javafx.controls;

import java.util.Map;

/// The controller of one screen of the window.
public interface ScreenController {
    /// What has the focus when the screen is opened.
    Node firstFocus();

    /// Keys that work while this screen is shown, wherever the focus is.
    Map<KeyCombination, Runnable> shortcuts();

    /// Where the person is in it, for the same screen in another language.
    default Map<String, String> place() {
        return Map.of();
    }

    /// Goes to where the person was.
    ///
    /// @param place what [#place] said
    default void goTo(Map<String, String> place) {}
}
