package dev.onehot.ui.settings;

import dev.onehot.model.Setting;
import dev.onehot.ui.Shown;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ListView;

/// The settings that a search lets through, as the items of a list view. FX thread only.
///
/// Two lists take turns. A list view that is told that all rows of its list were replaced marks each of them, seen or not, which takes
/// longer than to find them; another list of items costs it nothing.
final class FoundSettings {
    private final ListView<Shown<String, Optional<Setting>>> view;
    private FilteredList<Shown<String, Optional<Setting>>> found;
    private FilteredList<Shown<String, Optional<Setting>>> spare;

    FoundSettings(ListView<Shown<String, Optional<Setting>>> view, ObservableList<Shown<String, Optional<Setting>>> all) {
        this.view = view;
        this.found = new FilteredList<>(all);
        this.spare = new FilteredList<>(all, row -> false);
        view.setItems(found);
    }

    void show(Predicate<Shown<String, Optional<Setting>>> wanted) {
        var before = found;
        spare.setPredicate(wanted);
        view.setItems(spare);
        found = spare;
        spare = before;
        // So that it follows no changes until its turn comes.
        before.setPredicate(row -> false);
    }
}
