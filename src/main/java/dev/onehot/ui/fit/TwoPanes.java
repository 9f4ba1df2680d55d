package dev.onehot.ui.fit;

import module javafx.controls;

import dev.onehot.ui.Motion;
import dev.onehot.ui.Presence;
import org.jspecify.annotations.Nullable;

/// A list and what is chosen in it, beside each other; where that does not fit, one at a time: first the list, then what is chosen in it, with an arrow
/// back. In FXML `list`, `back` (the button with the arrow) and `chosen`. FX thread only.
public final class TwoPanes extends HBox {
    private static final PseudoClass ALONE = PseudoClass.getPseudoClass("alone");

    private final HBox backBar = new HBox();
    private final VBox side = new VBox(backBar);
    private @Nullable Region list;
    private @Nullable Button back;
    private boolean one;
    private boolean opened;

    public TwoPanes() {
        getStyleClass().add("two-panes");
        setMinHeight(0);
        side.getStyleClass().add("page-ground");
        side.setMinSize(0, 0);
        HBox.setHgrow(side, Priority.ALWAYS);
        backBar.getStyleClass().add("back-bar");
        getChildren().add(side);
        side.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && one && opened) {
                showList();
                event.consume();
            }
        });
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Fit.in(scene).subscribe(fit -> show(fit == Fit.ONE_PANE));
            }
        });
    }

    public @Nullable Region getList() {
        return list;
    }

    public void setList(Region pane) {
        list = pane;
        pane.getStyleClass().add("list-pane");
        HBox.setHgrow(pane, Priority.SOMETIMES);
        getChildren().addFirst(pane);
        // Before the list, which keeps such events for itself.
        pane.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown() && !event.isShiftDown();
            if (plain && event.isStillSincePress() && isRow(event.getPickResult().getIntersectedNode())) {
                showChosen();
            }
        });
        // The list would look for something at its right.
        pane.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (one && event.getCode() == KeyCode.RIGHT && event.getTarget() instanceof ListView) {
                showChosen();
                event.consume();
            }
        });
    }

    public @Nullable Button getBack() {
        return back;
    }

    public void setBack(Button button) {
        back = button;
        button.setOnAction(event -> showList());
        backBar.getChildren().setAll(button);
    }

    public @Nullable Node getChosen() {
        return side.getChildren().getLast();
    }

    public void setChosen(Node pane) {
        VBox.setVgrow(pane, Priority.ALWAYS);
        side.getChildren().setAll(backBar, pane);
    }

    /// Turns to what is chosen, where there is room for that alone.
    public void showChosen() {
        turn(true);
        if (one && back != null) {
            back.requestFocus();
        }
    }

    /// Turns back to the list, where there is room for that alone.
    public void showList() {
        turn(false);
        if (one && list != null && list.lookup(".list-view") instanceof ListView<?> rows) {
            rows.requestFocus();
        }
    }

    private void turn(boolean toChosen) {
        boolean turns = one && opened != toChosen;
        opened = toChosen;
        arrange();
        if (turns && list != null) {
            Motion.appear(opened ? side : list);
        }
    }

    /// A window that becomes too narrow while a person is at work in what is chosen goes on showing that.
    private void show(boolean alone) {
        if (alone && !one && getScene() != null) {
            opened = isIn(getScene().getFocusOwner());
        }
        one = alone;
        arrange();
    }

    private void arrange() {
        pseudoClassStateChanged(ALONE, one);
        Presence.set(backBar, one);
        Presence.set(side, !one || opened);
        if (list != null) {
            Presence.set(list, !one || !opened);
        }
    }

    private boolean isIn(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (side.equals(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRow(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each instanceof ListCell<?> cell) {
                return !cell.isEmpty();
            }
        }
        return false;
    }
}
