package dev.onehot.ui.activity;

import dev.onehot.core.Command;
import dev.onehot.model.PastGesture;
import dev.onehot.ui.Workspace;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One gesture in the list, and the buttons that take it back.
final class ActivityRowController {
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");

    private final Workspace workspace;
    private @Nullable PastGesture shown;

    @FXML
    private Label activityTimeLabel;

    @FXML
    private FontIcon activityIcon;

    @FXML
    private Label activityWhatLabel;

    @FXML
    private Label activityMoreLabel;

    @FXML
    private Label activityUndoneLabel;

    @FXML
    private Button undoBackToButton;

    @FXML
    private Button undoGestureButton;

    ActivityRowController(Workspace workspace) {
        this.workspace = workspace;
    }

    void show(PastGesture gesture, ZonedDateTime at) {
        shown = gesture;
        var texts = workspace.texts();
        var words = new ChangeWords(texts);
        var locale = texts.bundle().getLocale();
        activityTimeLabel.setText(
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(at));
        var summary = words.summary(gesture);
        activityWhatLabel.setText(switch (gesture.kind()) {
            case CHANGE -> summary;
            case UNDO -> texts.get("activity.undo", summary);
            case REDO -> texts.get("activity.redo", summary);
        });
        activityIcon.setIconLiteral(switch (gesture.kind()) {
            case CHANGE -> "fth-edit-2";
            case UNDO -> "fth-rotate-ccw";
            case REDO -> "fth-rotate-cw";
        });
        activityMoreLabel.setText(words.rest(gesture));
        present(activityMoreLabel, !activityMoreLabel.getText().isEmpty());
        present(activityUndoneLabel, gesture.undone());
        present(undoGestureButton, !gesture.undone());
        activityWhatLabel.pseudoClassStateChanged(UNDONE, gesture.undone());
        boolean redo = gesture.kind() == PastGesture.Kind.UNDO;
        undoGestureButton.setText(texts.get(redo ? "activity.button.redo" : "activity.button.undo"));
        undoGestureButton.setAccessibleText(texts.get(redo ? "activity.redoThis" : "activity.undoThis", summary));
        var backTo = texts.get("activity.backTo");
        undoBackToButton.setAccessibleText(backTo);
        undoBackToButton.setTooltip(new Tooltip(backTo));
        // Not in their ids, for each of which JavaFX keeps styles for ever.
        undoGestureButton.setUserData(String.valueOf(gesture.number()));
        undoBackToButton.setUserData(String.valueOf(gesture.number()));
    }

    private static void present(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    @FXML
    void undo() {
        Optional.ofNullable(shown)
                .filter(it -> !it.undone())
                .ifPresent(it -> workspace.undo(new Command.Undo(it.number())));
    }

    @FXML
    private void undoBackTo() {
        Optional.ofNullable(shown).ifPresent(it -> workspace.undo(new Command.UndoBackTo(it.number())));
    }
}
