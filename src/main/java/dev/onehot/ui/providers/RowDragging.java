package dev.onehot.ui.providers;

import dev.onehot.model.Provider;
import dev.onehot.ui.Shown;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;

/// Moves rows of a list by dragging them. Not by drag and drop between programs: a row is no use outside. FX thread only.
final class RowDragging {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop-before");
    private static final double LEAST = 6;

    private final BiConsumer<Long, OptionalLong> move;
    private double startY;
    private boolean dragging;

    /// @param move gets the id of what was moved, and before which one it was dropped; empty for behind all
    RowDragging(BiConsumer<Long, OptionalLong> move) {
        this.move = move;
    }

    /// Lets a row be dragged.
    void follow(ListCell<Shown<Long, Provider>> cell) {
        cell.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            startY = event.getSceneY();
            dragging = false;
        });
        cell.addEventHandler(MouseEvent.DRAG_DETECTED, event -> {
            if (!cell.isEmpty()) {
                cell.startFullDrag();
                dragging = true;
            }
        });
        cell.setOnMouseDragEntered(event -> cell.pseudoClassStateChanged(OVER, dragging));
        cell.setOnMouseDragExited(event -> cell.pseudoClassStateChanged(OVER, false));
        cell.setOnMouseDragReleased(event -> {
            cell.pseudoClassStateChanged(OVER, false);
            boolean moved = Math.abs(event.getSceneY() - startY) >= LEAST;
            if (moved && event.getGestureSource() instanceof ListCell<?> source
                    && source.getItem() instanceof Shown<?, ?> row && row.key() instanceof Long id && !source.equals(cell)) {
                drop(id, cell);
            }
            dragging = false;
        });
    }

    /// Downwards a row goes behind the one that it is dropped on, upwards before it.
    private void drop(long id, ListCell<Shown<Long, Provider>> on) {
        var rows = on.getListView().getItems();
        int target = on.isEmpty() ? rows.size() : on.getIndex();
        int from = 0;
        while (from < rows.size() && rows.get(from).key() != id) {
            from++;
        }
        int before = from < target ? target + 1 : target;
        move.accept(id, before < rows.size() ? OptionalLong.of(rows.get(before).key()) : OptionalLong.empty());
    }
}
