package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Setting;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Shown;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The heading above the list, which says whose the topmost row is, however far the list is scrolled. FX thread only.
final class GroupHeading {
    private final Label label;
    private final ListView<Shown<String, Optional<Setting>>> list;
    private final Function<String, String> headings;
    private final Supplier<String> chosen;
    private @Nullable VirtualFlow<?> flow;
    private boolean coming;

    /// @param headings by the keys of settings
    /// @param chosen what all of the list is, said where the topmost row says itself whose it is
    GroupHeading(Label label, ListView<Shown<String, Optional<Setting>>> list, Function<String, String> headings, Supplier<String> chosen) {
        this.chosen = chosen;
        this.label = label;
        this.list = list;
        this.headings = headings;
        list.skinProperty().subscribe(skin -> {
            if (skin != null && list.lookup(".virtual-flow") instanceof VirtualFlow<?> found) {
                flow = found;
                found.positionProperty().subscribe(place -> showSoon());
            }
        });
    }

    /// When the list has been laid out: rows came or went, or it was scrolled.
    void showSoon() {
        if (!coming) {
            coming = true;
            FxThread.run(() -> {
                coming = false;
                show();
            });
        }
    }

    /// The place of the topmost row that is seen.
    int top() {
        var first = flow == null ? null : flow.getFirstVisibleCell();
        return first == null ? 0 : first.getIndex();
    }

    private void show() {
        // It may have been told where to scroll to, and not be there yet.
        list.layout();
        var items = list.getItems();
        int index = top();
        boolean said = flow != null && flow.getFirstVisibleCell() instanceof SettingCell cell && cell.saysGroup();
        label.setText(said ? chosen.get() : index >= 0 && index < items.size() ? headings.apply(items.get(index).key()) : "");
    }
}
