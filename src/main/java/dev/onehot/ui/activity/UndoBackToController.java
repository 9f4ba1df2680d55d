package dev.onehot.ui.activity;

import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.PastGesture;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.text.WrappingLabel;
import java.util.List;
import javafx.fxml.FXML;
import org.jspecify.annotations.Nullable;

/// Shows what going back to before one gesture would take back, and does it when the person says so.
final class UndoBackToController {
    private final Workspace workspace;
    private final Runnable closed;
    private @Nullable PastGesture target;

    @FXML private VBox undoBackToPane;
    @FXML private WrappingLabel undoBackToTitleLabel;
    @FXML private ListView<PastGesture> undoBackToList;
    @FXML private Button confirmUndoBackToButton;

    /// @param closed gets the focus back
    UndoBackToController(Workspace workspace, Runnable closed) {
        this.workspace = workspace;
        this.closed = closed;
    }

    @FXML
    private void initialize() {
        var words = workspace.changeWords();
        undoBackToList.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(@Nullable PastGesture gesture, boolean empty) {
                super.updateItem(gesture, empty);
                setText(gesture == null || empty ? "" : words.title(gesture));
            }
        });
        present(false);
        // What others do meanwhile would be taken back too.
        workspace.model().revisionProperty().subscribe((before, now) -> refresh());
    }

    /// The focus goes to what does nothing, so that the key that opened it confirms nothing.
    void open(PastGesture first) {
        target = first;
        refresh();
    }

    private void refresh() {
        var asked = target;
        if (asked != null) {
            workspace.commands().ask(it -> it.standingFrom(asked.number()), standing -> {
                if (asked.equals(target)) {
                    show(asked, standing);
                }
            }, workspace::fail);
        }
    }

    private void show(PastGesture first, List<PastGesture> standing) {
        var texts = workspace.texts();
        undoBackToTitleLabel.setText(
                texts.get("activity.backTo.title", workspace.changeWords().title(first), standing.size()));
        undoBackToList.getItems().setAll(standing);
        var confirm = texts.get("activity.backTo.confirm", standing.size());
        confirmUndoBackToButton.setText(confirm);
        confirmUndoBackToButton.setAccessibleText(confirm);
        confirmUndoBackToButton.setDisable(standing.isEmpty());
        if (!undoBackToPane.isVisible()) {
            present(true);
            undoBackToPane.applyCss();
            undoBackToList.requestFocus();
        }
    }

    private void present(boolean there) {
        Presence.set(undoBackToPane, there);
    }

    @FXML
    private void confirm() {
        var confirmed = target;
        close();
        if (confirmed != null) {
            workspace.undo(new Command.UndoBackTo(confirmed.number()));
        }
    }

    /// A list keeps Escape for itself, which presses the button to cancel from everywhere else.
    @FXML
    private void pressInList(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        }
    }

    @FXML
    void close() {
        target = null;
        // Before its buttons go.
        closed.run();
        present(false);
    }
}
