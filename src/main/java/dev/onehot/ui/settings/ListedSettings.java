package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Setting;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Scrolling;
import dev.onehot.ui.Shown;

/// The rows of the list of settings: which one is chosen, which one is edited, and what the keys do there. FX thread only.
final class ListedSettings {
    private final Supplier<ListView<Shown<String, Optional<Setting>>>> list;

    /// @param list where they are, once it is there
    ListedSettings(Supplier<ListView<Shown<String, Optional<Setting>>>> list) {
        this.list = list;
    }

    private Stream<SettingCell> cells() {
        return list.get().lookupAll(".setting-cell").stream()
                .filter(it -> it instanceof SettingCell shown && !shown.isEmpty() && shown.isVisible())
                .map(SettingCell.class::cast);
    }

    private Optional<SettingCell> cell(String key) {
        return cells().filter(it -> it.row().key().equals(key)).findFirst();
    }

    /// Keeps the caret in the row in which a person is typing, when rows that come or go put it into another cell. Otherwise nobody is to type
    /// into the setting that took its place.
    void follow(String key, int caret) {
        list.get().requestFocus();
        FxThread.run(() -> {
            if (list.get().isFocused()) {
                cell(key).ifPresent(it -> it.row().edit(caret));
            }
        });
    }

    /// Chooses `row` and shows it.
    void select(Shown<String, Optional<Setting>> row) {
        list.get().getSelectionModel().select(row);
        list.get().requestFocus();
        // When the rows have their places, and the pane above has gone.
        list.get().getScene().getRoot().layout();
        Scrolling.bring(list.get(), list.get().getItems().indexOf(row));
    }

    private Optional<SettingCell> selected() {
        int index = list.get().getSelectionModel().getSelectedIndex();
        return cells().filter(it -> it.getIndex() == index).findFirst();
    }

    /// That of the selected row, when the key for it is pressed on the list.
    void openMenu(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            if (selected().isEmpty()) {
                Scrolling.bring(list.get(), list.get().getSelectionModel().getSelectedIndex());
            }
            selected().ifPresent(it -> it.row().showMenu());
            event.consume();
        }
    }

    /// Chooses `row` and has it edited.
    void edit(Shown<String, Optional<Setting>> row) {
        select(row);
        list.get().getScene().getRoot().layout();
        cell(row.key()).ifPresent(it -> it.row().edit());
    }

    /// Enter edits the selected row, Delete resets it, Escape leads back.
    void press(KeyEvent event, Runnable back) {
        if (!list.get().equals(event.getTarget())) {
            return;
        }
        var cell = selected();
        switch (event.getCode()) {
            case ENTER, F2 -> cell.ifPresent(it -> it.row().edit());
            case DELETE -> cell.ifPresent(it -> it.row().reset());
            case ESCAPE -> back.run();
            default -> {
                return;
            }
        }
        event.consume();
    }
}
