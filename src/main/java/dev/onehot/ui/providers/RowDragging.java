package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.ui.Shown;

/// Moves rows of a list by dragging them. Not by drag and drop between programs: a row is no use outside. FX thread only.
final class RowDragging {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("drop-before");
    private static final double LEAST = 6;

    private final ListView<Shown<Long, Provider>> list;
    private final BiConsumer<Long, OptionalLong> move;
    private double startY;
    private Optional<ListCell<?>> dragged = Optional.empty();
    private Optional<ListCell<?>> over = Optional.empty();

    private RowDragging(ListView<Shown<Long, Provider>> list, BiConsumer<Long, OptionalLong> move) {
        this.list = list;
        this.move = move;
    }

    /// Lets the rows of a list be dragged. The list listens, not its rows: a row may be reused while it is dragged.
    ///
    /// @param move gets the id of what was moved, and before which one it was dropped; empty for behind all
    static void follow(ListView<Shown<Long, Provider>> list, BiConsumer<Long, OptionalLong> move) {
        var dragging = new RowDragging(list, move);
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, dragging::press);
        list.addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> dragging.mark(dragging.target(event)));
        list.addEventFilter(MouseEvent.MOUSE_RELEASED, dragging::release);
    }

    private void press(MouseEvent event) {
        startY = event.getSceneY();
        dragged = event.isPrimaryButtonDown() ? rowAt(event) : Optional.empty();
    }

    private void release(MouseEvent event) {
        var target = target(event);
        mark(Optional.empty());
        target.ifPresent(it -> drop(dragged.orElseThrow().getIndex(), it.getIndex()));
        dragged = Optional.empty();
    }

    /// The other row under the pointer, once it has really been moved.
    private Optional<ListCell<?>> target(MouseEvent event) {
        boolean moved = dragged.isPresent() && Math.abs(event.getSceneY() - startY) >= LEAST;
        return moved ? rowAt(event).filter(it -> !dragged.equals(Optional.of(it))) : Optional.empty();
    }

    private Optional<ListCell<?>> rowAt(MouseEvent event) {
        return list.lookupAll(".provider-cell").stream()
                .filter(it -> it.isVisible() && it.localToScene(it.getLayoutBounds()).contains(event.getSceneX(), event.getSceneY()))
                .<ListCell<?>>map(it -> (ListCell<?>) it)
                .filter(it -> it.getItem() instanceof Shown<?, ?> row && row.key() instanceof Long id && !ProviderForms.isDraft(id))
                .findFirst();
    }

    private void mark(Optional<ListCell<?>> next) {
        over.ifPresent(it -> it.pseudoClassStateChanged(OVER, false));
        next.ifPresent(it -> it.pseudoClassStateChanged(OVER, true));
        over = next;
    }

    /// Downwards a row goes behind the one that it is dropped on, upwards before it.
    private void drop(int from, int on) {
        var rows = list.getItems();
        int before = from < on ? on + 1 : on;
        move.accept(rows.get(from).key(), before < rows.size() && !ProviderForms.isDraft(rows.get(before).key()) ? OptionalLong.of(rows.get(before).key()) : OptionalLong.empty());
    }
}
