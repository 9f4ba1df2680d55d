package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Provider;
import dev.onehot.ui.Shown;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;

/// The page beside the list: the editor of the one provider that is selected, or the page of several. FX thread only.
final class ChosenPage {
    private final BorderPane pane;
    private final ListView<Shown<Long, Provider>> list;
    private final Parent ofOne;
    private final Parent ofSeveral;
    private final SelectionController selection;
    private final Consumer<List<Provider>> test;
    private boolean several;

    /// @param pane where the page is
    /// @param editor the one of one provider
    /// @param test checks providers
    /// @param export has providers exported
    /// @param delete deletes what is selected
    ChosenPage(
            Workspace workspace,
            BorderPane pane,
            ListView<Shown<Long, Provider>> list,
            ProviderEditorController editor,
            Consumer<List<Provider>> test,
            Consumer<List<Provider>> export,
            Runnable delete) {
        this.pane = pane;
        this.list = list;
        this.test = test;
        this.selection = new SelectionController(workspace.texts(), this::testSeveral, () -> export.accept(ChosenRows.in(list).stored()), delete);
        this.ofOne = Views.load(editor, workspace.texts().bundle());
        this.ofSeveral = Views.load(selection, workspace.texts().bundle());
        list.getSelectionModel().getSelectedItems().addListener((InvalidationListener) change -> show());
        show();
    }

    private void show() {
        var chosen = ChosenRows.in(list);
        several = chosen.stored().size() + chosen.drafts().size() > 1;
        if (several) {
            selection.show(chosen);
        }
        pane.setCenter(several ? ofSeveral : ofOne);
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
        test.accept(ChosenRows.in(list).stored());
    }
}
