package dev.onehot.ui.plan;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.Plan;
import dev.onehot.model.PlannedChange;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// What a plan would change, what is to be known before, and the button that carries it out: whatever it is from. FX thread only.
public final class PlanController {
    private final Workspace workspace;
    private final Runnable leave;
    private String added = "";
    private Runnable confirmed = () -> {};
    private Consumer<char[]> openKeys = typed -> {};

    @FXML private VBox restorePane;
    @FXML private Label restoreTitleLabel;
    @FXML private Label restoreWarningLabel;
    @FXML private PasswordField backupPassphraseField;
    @FXML private ListView<PlannedChange> restorePreviewList;
    @FXML private Button confirmRestoreButton;

    /// The texts for a plan.
    ///
    /// @param partly its title where undo would not bring all of it back
    /// @param added of one that is not there yet
    public record Words(String title, String partly, String confirm, String added, String done) {
        public static final Words RESTORE =
                new Words("health.restore.title", "health.restore.partly", "health.restore.confirm", "health.plan.add", "health.restored");
        public static final Words IMPORT =
                new Words("health.import.title", "health.import.title", "health.import.confirm", "health.plan.new", "health.imported");
    }

    /// @param leave gives the focus away, before what has it goes
    public PlanController(Workspace workspace, Runnable leave) {
        this.workspace = workspace;
        this.leave = leave;
    }

    @FXML
    private void initialize() {
        restorePreviewList.setCellFactory(list -> new PlannedCell(workspace.texts(), () -> added));
        hide();
    }

    /// Shows a plan, which the button carries out.
    ///
    /// @param name what it is from
    /// @param opens makes it anew with a passphrase of its keys
    /// @param done what follows when it is carried out
    public void show(Plan plan, Words words, String name, Consumer<char[]> opens, Runnable done) {
        var texts = workspace.texts();
        added = words.added;
        openKeys = opens;
        confirmed = () -> workspace.carryOut(plan, outcome -> {
            workspace.offerUndo(texts.get(words.done), outcome);
            done.run();
        });
        restoreTitleLabel.setText(texts.get(plan.canBeUndone() ? words.title : words.partly, name, plan.changes().size()));
        restoreWarningLabel.setText(texts.messages(plan.remarks()));
        Presence.set(restoreWarningLabel, !plan.remarks().isEmpty());
        backupPassphraseField.clear();
        Presence.set(backupPassphraseField, plan.passphraseHelps());
        restorePreviewList.getItems().setAll(plan.changes());
        confirmRestoreButton.setText(texts.get(words.confirm));
        confirmRestoreButton.setAccessibleText(texts.get(words.confirm));
        confirmRestoreButton.setDisable(plan.changes().isEmpty());
        Presence.set(restorePane, true);
        confirmRestoreButton.requestFocus();
    }

    @FXML
    private void hide() {
        leave.run();
        backupPassphraseField.clear();
        Presence.set(restorePane, false);
    }

    @FXML
    private void confirm() {
        hide();
        confirmed.run();
    }

    @FXML
    private void openBackupKeys() {
        openKeys.accept(backupPassphraseField.getText().toCharArray());
    }
}
