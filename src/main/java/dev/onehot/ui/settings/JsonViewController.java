package dev.onehot.ui.settings;

import dev.onehot.core.ConflictException;
import dev.onehot.core.SettingsText;
import dev.onehot.model.Origin;
import dev.onehot.ui.Keys;
import dev.onehot.ui.Workspace;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/// All stored settings as one JSON text: checked while it is typed, saved as one change.
final class JsonViewController {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    private final Workspace workspace;
    private Runnable onClose = () -> {};
    private SettingsText start = SettingsText.EMPTY;

    /// What the area made of the start.
    private String begun = "";

    private boolean checking;
    private boolean checkAgain;

    @FXML
    private TextArea settingsJsonArea;

    @FXML
    private Label settingsJsonStateLabel;

    @FXML
    private Button revertJsonButton;

    @FXML
    private Button saveJsonButton;

    JsonViewController(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        Keys.tabGoesOn(settingsJsonArea);
        settingsJsonArea.textProperty().subscribe((before, now) -> {
            showEdited();
            check();
        });
        showEdited();
    }

    void onClose(Runnable body) {
        onClose = body;
    }

    private boolean isEdited() {
        return !settingsJsonArea.getText().equals(begun);
    }

    private void showEdited() {
        revertJsonButton.setDisable(!isEdited());
        workspace.edits().report("json", isEdited() ? 1 : 0);
    }

    /// Goes on with what was typed, or else begins with what is stored now.
    void open() {
        settingsJsonArea.requestFocus();
        if (isEdited()) {
            check();
        } else {
            var before = settingsJsonArea.getText();
            begin(text -> {
                if (settingsJsonArea.getText().equals(before)) {
                    settingsJsonArea.setText(text);
                    settingsJsonArea.positionCaret(0);
                }
            });
        }
    }

    /// Starts from what is stored now.
    ///
    /// @param show puts a text into the area, or leaves there what was typed
    private void begin(Consumer<String> show) {
        var snapshot = workspace.model().snapshot();
        workspace.commands().ask(it -> SettingsText.of(snapshot, it.schemas()), text -> {
            start = text;
            // The area takes no carriage returns.
            begun = text.text().replace("\r\n", "\n").replace('\r', '\n');
            show.accept(begun);
            showEdited();
            check();
        }, workspace::fail);
    }

    /// One look at a time, and one more when something was typed meanwhile; beside the saves, which wait for none.
    private void check() {
        if (checking) {
            checkAgain = true;
            return;
        }
        checking = true;
        checkAgain = false;
        var from = start;
        var typed = settingsJsonArea.getText();
        workspace.commands().aside(it -> from.check(typed, it.schemas()), result -> {
            checking = false;
            if (checkAgain) {
                check();
            } else {
                show(result);
            }
        }, failure -> {
            checking = false;
            workspace.fail(failure);
        });
    }

    private void show(SettingsText.Check result) {
        var texts = workspace.texts();
        boolean wrong = result.problem().isPresent();
        settingsJsonStateLabel.setText(result.problem()
                .map(it -> texts.message(it))
                .orElseGet(() -> texts.get("json.changes", result.changes())));
        settingsJsonStateLabel.pseudoClassStateChanged(ERROR, wrong);
        settingsJsonArea.pseudoClassStateChanged(ERROR, wrong);
        settingsJsonArea.setAccessibleHelp(settingsJsonStateLabel.getText());
        saveJsonButton.setDisable(wrong || result.changes() == 0);
    }

    @FXML
    private void save() {
        var typed = settingsJsonArea.getText();
        var from = start;
        workspace.commands().ask(it -> from.save(typed, it, Origin.WINDOW), outcome -> {
            workspace.notices().say(workspace.texts().get("json.saved"));
            workspace.model().whenShown(outcome.revision(), () -> begin(text -> {
                if (settingsJsonArea.getText().equals(typed)) {
                    settingsJsonArea.setText(text);
                    onClose.run();
                }
            }));
        }, failure -> {
            workspace.fail(failure);
            if (failure instanceof ConflictException) {
                // The person is told; the text stays, and says now what it would change of what is there.
                begin(text -> {});
            }
        });
    }

    @FXML
    private void revert() {
        var typed = settingsJsonArea.getText();
        var texts = workspace.texts();
        begin(settingsJsonArea::setText);
        workspace.notices().offerTyped(texts.get("json.reverted"), texts.get("notice.undo"), () -> settingsJsonArea.setText(typed));
    }

    @FXML
    private void close() {
        onClose.run();
    }
}
