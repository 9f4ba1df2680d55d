package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.files.KeptDraft;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import dev.onehot.model.ValidationException;
import dev.onehot.model.Visible;
import dev.onehot.ui.KeptTexts;
import dev.onehot.ui.Problems;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The setting that a person is about to add: kept until it is added or given up. There while it is open.
final class NewSettingController {
    private static final String KEY = "key";
    private static final String VALUE = "value";

    private final Workspace workspace;
    private final BooleanProperty open;
    private final Consumer<String> added;
    private final Runnable left;
    private final KeptTexts kept;
    private @Nullable Problems problems;

    @FXML private VBox addSettingPane;
    @FXML private TextField newKeyField;
    @FXML private Label newKeyProblemLabel;
    @FXML private TextField newValueField;
    @FXML private Label newValueProblemLabel;

    /// @param open whether it is shown
    /// @param added gets the key of what was added
    /// @param left called when the person gives it up
    NewSettingController(Workspace workspace, BooleanProperty open, Consumer<String> added, Runnable left) {
        this.workspace = workspace;
        this.open = open;
        this.added = added;
        this.left = left;
        this.kept = new KeptTexts(workspace, "newSetting", this::restore, whose -> workspace.notices().fail(workspace.texts().get("settings.typeNewAgain")));
    }

    @FXML
    private void initialize() {
        addSettingPane.visibleProperty().bind(open);
        addSettingPane.managedProperty().bind(open);
        open.subscribe(shown -> {
            if (shown) {
                newKeyField.requestFocus();
            }
            keep();
        });
        newKeyField.textProperty().subscribe((before, now) -> keep());
        newValueField.textProperty().subscribe((before, now) -> keep());
        problems = new Problems(
                Map.of(
                        KEY, new Problems.Field(newKeyField, newKeyProblemLabel),
                        VALUE, new Problems.Field(newValueField, newValueProblemLabel)),
                workspace.texts());
    }

    /// Takes up a setting, unless another one is being typed.
    ///
    /// @param value what was typed
    void take(String key, String value) {
        if (newKeyField.getText().isEmpty()) {
            newKeyField.setText(key);
            newValueField.setText(value);
            open.set(true);
        }
    }

    private void keep() {
        var key = newKeyField.getText();
        boolean typed = open.get() && !(key + newValueField.getText()).isEmpty();
        var secret = Setting.isSecret(key) ? Set.of(VALUE) : Set.<String>of();
        kept.keep(typed ? List.of(kept.draft("one", Map.of(KEY, key, VALUE, newValueField.getText()), secret)) : List.of());
        workspace.edits().report("newSetting", typed ? 1 : 0);
    }

    private void restore(KeptDraft draft) {
        if (newKeyField.getText().isEmpty() && newValueField.getText().isEmpty()) {
            newKeyField.setText(draft.texts().getOrDefault(KEY, ""));
            newValueField.setText(draft.texts().getOrDefault(VALUE, ""));
            open.set(true);
        }
    }

    @FXML
    private void createSetting() {
        var key = newKeyField.getText().strip();
        var value = newValueField.getText();
        var found = Setting.problems(key, value);
        showProblems(found);
        if (found.isEmpty()) {
            workspace.commands()
                    .send(new Command.SetSetting(key, value, Command.ABSENT), done -> {
                        created(key, value);
                        var title = workspace.texts().settingTitle(key, workspace.model().known(key));
                        workspace.offerUndo(workspace.texts().get("settings.added", Visible.line(title)), done);
                    }, this::refused);
        }
    }

    private void created(String key, String value) {
        if (!newKeyField.getText().strip().equals(key) || !newValueField.getText().equals(value)) {
            // The next one is being typed already.
            return;
        }
        newKeyField.clear();
        newValueField.clear();
        open.set(false);
        added.accept(key);
    }

    private void refused(Throwable failure) {
        switch (failure) {
            case ConflictException taken -> showProblems(List.of(Problem.of(KEY, "setting.exists")));
            case ValidationException invalid -> showProblems(invalid.problems());
            default -> workspace.fail(failure);
        }
    }

    private void showProblems(List<Problem> found) {
        if (problems != null) {
            problems.show(found);
            problems.focusFirst(found);
        }
    }

    @FXML
    private void cancelSetting() {
        showProblems(List.of());
        open.set(false);
        left.run();
    }

    @FXML
    private void pressInPane(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancelSetting();
            event.consume();
        }
    }
}
