package dev.onehot.ui;

import module javafx.controls;

/// For buttons that take something away: the second press of a double-click does nothing, as what is under the pointer by then is another one. FX thread only.
public final class SingleClick {
    private SingleClick() {}

    public static void only(Button button) {
        button.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getClickCount() > 1) {
                event.consume();
            }
        });
    }
}
