package dev.onehot.ui;

import module javafx.controls;

import java.util.Map;

/// The controller of one screen of the window.
public interface ScreenController {
    /// What has the focus when the screen is opened.
    Node firstFocus();

    /// Keys that work while this screen is shown, wherever the focus is.
    Map<KeyCombination, Runnable> shortcuts();
}
