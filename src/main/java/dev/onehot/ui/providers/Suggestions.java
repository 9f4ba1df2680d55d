package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.FxThread;
import dev.onehot.ui.PopupLook;
import dev.onehot.ui.Scrolling;

/// A list under a text field that follows what is typed and can be taken from; any other text stays possible. FX thread only.
///
/// Not that of ControlsFX, which reaches into JavaFX where a module may not.
final class Suggestions {
    private static final double ROW = 30;
    private static final int MOST_ROWS = 8;

    private final TextField field;
    private final Function<String, List<String>> matching;
    private final ListView<String> list = new ListView<>();
    private final Popup popup = new Popup();

    /// @param matching what to offer for a text, best first
    Suggestions(TextField field, Function<String, List<String>> matching) {
        this.field = field;
        this.matching = matching;
        list.setId("suggestionList");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.getStyleClass().add("suggestions");
        list.setOnMouseClicked(event -> take());
        popup.getContent().add(list);
        popup.setAutoHide(true);
        // The click that closes it is meant for what lies there.
        popup.setConsumeAutoHidingEvents(false);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        field.addEventHandler(KeyEvent.KEY_TYPED, this::follow);
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
    }

    /// Shows everything that can be taken.
    void browse() {
        offer("");
    }

    private void offer(String typed) {
        var found = matching.apply(typed);
        if (found.isEmpty() || !field.isFocused() || field.getScene() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(found);
        list.getSelectionModel().clearSelection();
        Scrolling.bring(list, 0);
        list.setPrefSize(field.getWidth(), Math.min(found.size(), MOST_ROWS) * ROW + 4);
        if (!popup.isShowing()) {
            open();
        }
    }

    private void open() {
        PopupLook.of(popup.getScene(), field.getScene());
        var below = field.localToScreen(field.getBoundsInLocal());
        popup.show(field, below.getMinX(), below.getMaxY() + 2);
    }

    /// Enter and what is pressed together with a command key type nothing.
    private void follow(KeyEvent event) {
        boolean commanding = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (!commanding && !event.getCharacter().equals("\r") && !event.getCharacter().equals("\n")) {
            // When the field has the letter, of which this is heard first.
            FxThread.run(() -> offer(field.getText()));
        }
    }

    private void press(KeyEvent event) {
        if (!popup.isShowing()) {
            if (event.getCode() == KeyCode.DOWN) {
                browse();
                event.consume();
            }
            return;
        }
        if (event.isShortcutDown() && event.getCode() != KeyCode.CONTROL && event.getCode() != KeyCode.COMMAND) {
            // Saving, testing and what else is done to the whole: not to be done beside a list.
            popup.hide();
            return;
        }
        var selection = list.getSelectionModel();
        switch (event.getCode()) {
            case DOWN -> selection.select(Math.min(selection.getSelectedIndex() + 1, list.getItems().size() - 1));
            case UP -> selection.select(Math.max(selection.getSelectedIndex() - 1, 0));
            case ENTER -> {
                if (selection.isEmpty()) {
                    // Of what is offered nothing is wanted: it is meant for the whole.
                    popup.hide();
                    return;
                }
                take();
            }
            case ESCAPE -> popup.hide();
            default -> {
                return;
            }
        }
        Scrolling.bring(list, Math.max(0, selection.getSelectedIndex() - MOST_ROWS / 2));
        event.consume();
    }

    private void take() {
        var taken = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (taken != null) {
            field.setText(taken);
            field.end();
        }
    }
}
