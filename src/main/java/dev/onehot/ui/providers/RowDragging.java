package dev.onehot.ui.providers;

import dev.onehot.model.Provider;
import dev.onehot.ui.Shown;
import java.util.Optional;
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
    private Optional<ListCell<?>> over = Optional.empty();

    /// @param move gets the id of what was moved, and before which one it was dropped; empty for behind all
    RowDragging(BiConsumer<Long, OptionalLong> move) {
        this.move = move;
    }

    /// Lets a row be dragged.
    void follow(ListCell<Shown<Long, Provider>> cell) {
        cell.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> startY = event.getSceneY());
        cell.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> mark(target(cell, event)));
        cell.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> {
            var target = target(cell, event);
            mark(Optional.empty());
            if (target.isPresent() && !cell.isEmpty()) {
                drop(cell.getItem().key(), cell, target.get());
            }
        });
    }

    /// The other row under the pointer, once it has really been moved.
    private Optional<ListCell<?>> target(ListCell<Shown<Long, Provider>> dragged, MouseEvent event) {
        if (Math.abs(event.getSceneY() - startY) < LEAST) {
            return Optional.empty();
        }
        return dragged.getListView().lookupAll(".provider-cell").stream()
                .filter(it -> it.localToScene(it.getBoundsInLocal()).contains(event.getSceneX(), event.getSceneY()))
                .<ListCell<?>>map(it -> (ListCell<?>) it)
                .filter(it -> !it.equals(dragged) && !it.isEmpty())
                .findFirst();
    }

    private void mark(Optional<ListCell<?>> next) {
        over.ifPresent(it -> it.pseudoClassStateChanged(OVER, false));
        next.ifPresent(it -> it.pseudoClassStateChanged(OVER, true));
        over = next;
    }

    /// Downwards a row goes behind the one that it is dropped on, upwards before it.
    private void drop(long id, ListCell<Shown<Long, Provider>> dragged, ListCell<?> on) {
        var rows = dragged.getListView().getItems();
        int before = dragged.getIndex() < on.getIndex() ? on.getIndex() + 1 : on.getIndex();
        move.accept(id, before < rows.size() ? OptionalLong.of(rows.get(before).key()) : OptionalLong.empty());
    }
}
