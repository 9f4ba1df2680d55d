package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.ui.Motion;

/// Has rows of a list that change place be seen to go there. Rows that come or go are no such change. FX thread only.
final class RowMotion<T> {
    private final Supplier<ListView<T>> list;
    private final List<T> rows;
    private final Runnable laidOut = this::move;
    private Map<T, Double> before = Map.of();
    private int count;

    private RowMotion(List<T> rows, Supplier<ListView<T>> list) {
        this.rows = rows;
        this.list = list;
    }

    /// @param rows what the list shows some of; not yet heard by it, which would show others already
    static <T> void follow(ObservableList<T> rows, Supplier<ListView<T>> list) {
        var motion = new RowMotion<>(rows, list);
        rows.addListener((ListChangeListener<T>) motion::changes);
    }

    /// The first of the changes until the next layout: where the rows are now is where they come from.
    private void changes(ListChangeListener.Change<? extends T> change) {
        var scene = list.get().getScene();
        if (before.isEmpty() && scene != null && !Motion.isReduced(list.get())) {
            count = rows.size();
            while (change.next()) {
                count += change.getRemovedSize() - change.getAddedSize();
            }
            before = cells().collect(Collectors.toMap(ListCell::getItem, Node::getLayoutY, (one, other) -> one));
            if (!before.isEmpty()) {
                scene.addPostLayoutPulseListener(laidOut);
                Platform.requestNextPulse();
            }
        }
    }

    private void move() {
        var from = before;
        before = Map.of();
        var scene = list.get().getScene();
        if (scene != null) {
            scene.removePostLayoutPulseListener(laidOut);
            if (rows.size() == count) {
                cells().forEach(it -> Motion.from(it, from.getOrDefault(it.getItem(), it.getLayoutY()) - it.getLayoutY()));
            }
        }
    }

    /// Those that are seen.
    @SuppressWarnings("unchecked") // They are the list's.
    private Stream<ListCell<T>> cells() {
        return list.get().lookupAll(".list-cell").stream().filter(it -> it.isVisible() && it instanceof ListCell<?> cell && cell.getItem() != null).map(it -> (ListCell<T>) it);
    }
}
