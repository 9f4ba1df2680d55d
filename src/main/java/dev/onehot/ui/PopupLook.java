package dev.onehot.ui;

import module javafx.controls;

/// Has what pops up look like the window that it belongs to. FX thread only.
public final class PopupLook {
    private PopupLook() {}

    /// Where windows cannot be seen through, what lies around a popup has the colour of the window and is not white in the dark.
    ///
    /// @param ground of the window
    public static void ground(Scene popup, Region ground) {
        if (!Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW) && ground.getBackground() != null && !ground.getBackground().getFills().isEmpty()) {
            popup.setFill(ground.getBackground().getFills().getLast().getFill());
        }
    }

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
