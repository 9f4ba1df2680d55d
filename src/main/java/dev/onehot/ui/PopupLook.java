package dev.onehot.ui;

import module javafx.controls;

/// Has what pops up look like the window that it belongs to. FX thread only.
public final class PopupLook {
    private PopupLook() {}

    /// Gives `popup` the style sheets, the scheme and the zoom of its window.
    ///
    /// @param popup the scene of what is to pop up
    /// @param owner the scene of the window
    public static void of(Scene popup, Scene owner) {
        popup.getStylesheets().setAll(owner.getStylesheets());
        popup.getPreferences().setColorScheme(owner.getPreferences().getColorScheme());
        popup.getRoot().setStyle(owner.getRoot().getStyle());
    }
}
