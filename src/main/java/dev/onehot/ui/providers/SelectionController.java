package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Visible;
import dev.onehot.ui.Texts;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// The page of several providers that are selected together: which they are, and what can be done with all of them. FX thread only.
final class SelectionController {
    private static final int MOST_NAMES = 12;

    private final Texts texts;
    private final Runnable test;
    private final Runnable export;
    private final Runnable delete;

    @FXML private Label selectionTitleLabel;
    @FXML private Label selectionNamesLabel;
    @FXML private Button testSelectionButton;
    @FXML private Button exportSelectionButton;

    /// @param test checks all of them
    /// @param export has all of them exported
    /// @param delete deletes all of them
    SelectionController(Texts texts, Runnable test, Runnable export, Runnable delete) {
        this.texts = texts;
        this.test = test;
        this.export = export;
        this.delete = delete;
    }

    void show(ChosenRows chosen) {
        var rows = Stream.concat(chosen.stored().stream(), chosen.drafts().stream().map(it -> it.get())).map(it -> Visible.line(it.name())).toList();
        selectionTitleLabel.setText(texts.get("selection.title", rows.size()));
        var lines = new ArrayList<>(rows.subList(0, Math.min(rows.size(), MOST_NAMES)));
        if (rows.size() > MOST_NAMES) {
            lines.add(texts.get("selection.more", rows.size() - MOST_NAMES));
        }
        var named = String.join("\n", lines);
        selectionNamesLabel.setText(named);
        testSelectionButton.setDisable(chosen.stored().isEmpty());
        exportSelectionButton.setDisable(chosen.stored().isEmpty());
    }

    @FXML
    private void test() {
        test.run();
    }

    @FXML
    private void export() {
        export.run();
    }

    @FXML
    private void delete() {
        delete.run();
    }
}
