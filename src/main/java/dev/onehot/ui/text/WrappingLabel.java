package dev.onehot.ui.text;

import module javafx.controls;

/// A label whose text goes on in the next line where there is no room, whatever it is written in. The one that wraps: a test holds that no
/// other does. FX thread only.
public class WrappingLabel extends Label {
    private boolean broken;

    public WrappingLabel() {
        this("");
    }

    public WrappingLabel(String text) {
        setWrapText(true);
        // Heard before the skin hears it, which would have the text broken by JavaFX.
        textProperty().addListener((InvalidationListener) changed -> choose());
        setText(text);
    }

    private void choose() {
        boolean needed = RightToLeft.isIn(getText() == null ? "" : getText());
        if (needed != broken) {
            broken = needed;
            if (getSkin() != null) {
                setSkin(createDefaultSkin());
            }
        }
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return broken ? new BrokenLinesSkin(this) : new LabelSkin(this);
    }
}
