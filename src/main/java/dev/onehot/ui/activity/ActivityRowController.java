package dev.onehot.ui.activity;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.model.PastGesture;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// One gesture in the list, and the button that takes it back.
final class ActivityRowController {
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");

    private static final KeyCombination KEY = new KeyCodeCombination(KeyCode.DELETE);

    private final Workspace workspace;
    private final Runnable pressed;
    private final Tooltip tip = new Tooltip();
    private @Nullable PastGesture shown;

    @FXML private Label activityTimeLabel;
    @FXML private FontIcon activityIcon;
    @FXML private Label activityWhatLabel;
    @FXML private Label activityMoreLabel;
    @FXML private Label activityUndoneLabel;
    @FXML private Button undoGestureButton;

    /// @param pressed takes the focus off the button, which is soon that of another row
    ActivityRowController(Workspace workspace, Runnable pressed) {
        this.workspace = workspace;
        this.pressed = pressed;
    }

    @FXML
    private void initialize() {
        undoGestureButton.setTooltip(tip);
    }

    void show(PastGesture gesture, ZonedDateTime at) {
        shown = gesture;
        var texts = workspace.texts();
        var words = workspace.changeWords();
        var locale = texts.locale();
        activityTimeLabel.setText(
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(at));
        var summary = words.summary(gesture);
        activityWhatLabel.setText(words.title(gesture));
        activityIcon.setIconLiteral(ActivityIcon.of(gesture));
        activityMoreLabel.setText(words.rest(gesture));
        Presence.set(activityMoreLabel, !activityMoreLabel.getText().isEmpty());
        Presence.set(activityUndoneLabel, gesture.undone());
        Presence.set(undoGestureButton, !gesture.undone() && gesture.isUndoable());
        activityWhatLabel.pseudoClassStateChanged(UNDONE, gesture.undone());
        boolean redo = gesture.kind() == PastGesture.Kind.UNDO;
        undoGestureButton.setText(texts.get(redo ? "activity.button.redo" : "activity.button.undo"));
        tip.setText(texts.get("activity.button.tip", undoGestureButton.getText(), Shortcuts.words(KEY, texts)));
        undoGestureButton.setAccessibleText(texts.get(redo ? "activity.redoThis" : "activity.undoThis", summary));
        // Not in its id, for each of which JavaFX keeps styles for ever.
        undoGestureButton.setUserData(String.valueOf(gesture.number()));
    }

    @FXML
    void undo() {
        var gesture = shown;
        if (gesture != null && !gesture.undone() && gesture.isUndoable()) {
            pressed.run();
            workspace.undo(new Command.Undo(gesture.number()));
        }
    }
}
