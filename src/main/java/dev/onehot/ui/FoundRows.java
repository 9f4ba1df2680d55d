package dev.onehot.ui;

import module javafx.controls;

import java.util.function.Predicate;

/// The rows that a search lets through, as the items of a list view. FX thread only.
///
/// Two lists take turns. A list view that is told that all rows of its list were replaced marks each of them, seen or not, which takes
/// longer than to find them; another list of items costs it nothing.
///
/// @param <T> a row
public final class FoundRows<T> {
    private final ListView<T> view;
    private FilteredList<T> found;
    private FilteredList<T> spare;

    /// Shows all rows.
    public FoundRows(ListView<T> view, ObservableList<T> all) {
        this.view = view;
        this.found = new FilteredList<>(all);
        this.spare = new FilteredList<>(all, row -> false);
        view.setItems(found);
    }

    /// Shows those that are wanted.
    public void show(Predicate<T> wanted) {
        var before = found;
        spare.setPredicate(wanted);
        view.setItems(spare);
        found = spare;
        spare = before;
        // So that it follows no changes until its turn comes.
        before.setPredicate(row -> false);
    }
}
