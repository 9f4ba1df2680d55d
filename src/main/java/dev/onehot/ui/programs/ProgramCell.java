package dev.onehot.ui.programs;

import module javafx.controls;

import dev.onehot.model.ProgramState;
import dev.onehot.ui.ProgramWords;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import org.jspecify.annotations.Nullable;

/// One program in the list: how it is, and what a session of it that runs does.
final class ProgramCell extends ListCell<ProgramState> {
    private final Workspace workspace;
    private final ProgramCellController controller = new ProgramCellController();
    private final Parent view;

    ProgramCell(Workspace workspace) {
        this.workspace = workspace;
        this.view = Views.load(controller, workspace.texts().bundle());
        getStyleClass().add("provider-cell");
    }

    @Override
    protected void updateItem(@Nullable ProgramState item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(view);
        setAccessibleText(controller.show(item, ProgramWords.of(workspace)));
    }
}
