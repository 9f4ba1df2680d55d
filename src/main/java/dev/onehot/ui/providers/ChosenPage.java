package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import org.jspecify.annotations.Nullable;

/// The page beside the list: the editor of the one provider that is selected, or the page of several. FX thread only.
final class ChosenPage {
    private final Workspace workspace;
    private final ProviderEditorController editor;
    private final Consumer<List<Provider>> test;
    private final SelectionController selection;
    private @Nullable BorderPane pane;
    private @Nullable ListView<Shown<Long, Provider>> list;
    private @Nullable Parent ofSeveral;
    private boolean several;
    private boolean held;

    /// @param editor the one of one provider
    /// @param test checks providers
    /// @param export has providers exported
    /// @param delete deletes what is selected
    ChosenPage(Workspace workspace, ProviderEditorController editor, Consumer<List<Provider>> test, Consumer<List<Provider>> export, Runnable delete) {
        this.workspace = workspace;
        this.editor = editor;
        this.test = test;
        this.selection = new SelectionController(workspace.texts(), this::testSeveral, () -> export.accept(chosen().stored()), delete);
    }

    /// @param place where the page is
    /// @param rows of which the ones that are selected are shown
    void take(BorderPane place, ListView<Shown<Long, Provider>> rows) {
        pane = place;
        list = rows;
        editor.view();
        rows.getSelectionModel().getSelectedItems().addListener((InvalidationListener) change -> show());
        show();
    }

    /// Makes the editor piece by piece, and shows it only then.
    ScreenController.Gradual gradually() {
        held = true;
        return new ScreenController.Gradual(editor.pieces(), () -> {
            held = false;
            if (list != null) {
                show();
            }
        });
    }

    private ChosenRows chosen() {
        return ChosenRows.in(Objects.requireNonNull(list));
    }

    private void show() {
        var place = Objects.requireNonNull(pane);
        var chosen = chosen();
        several = chosen.stored().size() + chosen.drafts().size() > 1;
        if (several) {
            var page = ofSeveral == null ? Views.load(selection, workspace.texts().bundle()) : ofSeveral;
            ofSeveral = page;
            selection.show(chosen);
            place.setCenter(page);
        } else if (!held) {
            place.setCenter(editor.view());
        }
    }

    /// What is done to one provider is not done while several are selected.
    Runnable toOne(Runnable act) {
        return toEach(act, () -> {});
    }

    /// Checks what is selected.
    ///
    /// @param one checks the one that is edited
    Runnable testing(Runnable one) {
        return toEach(one, this::testSeveral);
    }

    private Runnable toEach(Runnable one, Runnable all) {
        return () -> (several ? all : one).run();
    }

    private void testSeveral() {
        test.accept(chosen().stored());
    }
}
