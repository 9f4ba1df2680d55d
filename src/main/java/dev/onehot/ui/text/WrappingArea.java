package dev.onehot.ui.text;

import module javafx.controls;

/// A field for more than one line that wraps, unless it holds letters that JavaFX cannot break: then its lines are as long as they are, and
/// it scrolls to the side. FX thread only.
public class WrappingArea extends TextArea {
    /// In less there is no room for a letter, and JavaFX lays the text out as if it had to wrap.
    private static final double SMALLEST = 48;

    public WrappingArea() {
        setWrapText(true);
        setMinWidth(SMALLEST);
        // Heard before the skin hears it, which would have the text broken by JavaFX.
        textProperty().addListener((InvalidationListener) changed -> setWrapText(!RightToLeft.isIn(getText())));
    }
}
