package dev.onehot.ui.plan;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.Plan;
import dev.onehot.model.Message;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.PlannedFile;
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
    @FXML private TextArea planFilesArea;
    @FXML private Button planWayButton;
    @FXML private Button confirmRestoreButton;
    @FXML private Button cancelRestoreButton;

    /// The texts for a plan.
    ///
    /// @param partly its title where undo would not bring all of it back
    /// @param added of one that is not there yet
    /// @param files whether files of programs are shown, instead of a list, and what is wrong before it is refused
    public record Words(String title, String partly, String confirm, String added, String done, boolean files) {
        public static final Words RESTORE =
                new Words("health.restore.title", "health.restore.partly", "health.restore.confirm", "health.plan.add", "health.restored", false);
        public static final Words FOLLOW =
                new Words("programs.plan.write", "programs.plan.write", "programs.follow", "", "programs.followed", true);
        public static final Words APPLY =
                new Words("programs.plan.apply", "programs.plan.apply", "programs.apply", "", "programs.applied", true);
        public static final Words TAKE_OVER =
                new Words("programs.plan.takeOver", "programs.plan.takeOver", "programs.takeOver", "", "programs.takenOver", true);
        public static final Words CHANGE =
                new Words("programs.plan.write", "programs.plan.write", "programs.change", "", "programs.changed", true);
        public static final Words VALUES =
                new Words("programs.plan.write", "programs.plan.write", "programs.change", "", "anyFile.changed", true);
        public static final Words RELEASE =
                new Words("programs.plan.release", "programs.plan.release", "programs.release", "", "programs.released", true);
        public static final Words IMPORT =
                new Words("health.import.title", "health.import.title", "health.import.confirm", "health.plan.new", "health.imported", false);
    }

    /// @param leave gives the focus away, before what has it goes
    public PlanController(Workspace workspace, Runnable leave) {
        this.workspace = workspace;
        this.leave = leave;
    }

    @FXML
    private void initialize() {
        restorePreviewList.setCellFactory(list -> new PlannedCell(workspace.texts(), workspace.model()::known, () -> added));
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
            workspace.offerUndo(texts.get(words.done, name), outcome);
            done.run();
        });
        var problems = words.files ? plan.problems().stream().map(it -> problem(plan, it.message())).toList() : List.<String>of();
        var warnings = Stream.concat(problems.stream(), problems.isEmpty() ? Stream.of(texts.messages(plan.remarks())) : Stream.<String>empty()).filter(it -> !it.isEmpty()).collect(Collectors.joining("\n"));
        var title = !problems.isEmpty() ? "programs.plan.refused" : plan.canBeUndone() ? words.title : words.partly;
        restoreTitleLabel.setText(texts.get(title, name, plan.changes().size()));
        restoreWarningLabel.setText(warnings);
        // What is only to be known of a program is no fault.
        restoreWarningLabel.getStyleClass().removeAll("problem", "quiet");
        restoreWarningLabel.getStyleClass().add(words.files && problems.isEmpty() ? "quiet" : "problem");
        Presence.set(restoreWarningLabel, !warnings.isEmpty());
        backupPassphraseField.clear();
        Presence.set(backupPassphraseField, plan.passphraseHelps());
        restorePreviewList.getItems().setAll(words.files ? List.of() : plan.changes());
        Presence.set(restorePreviewList, !words.files);
        var differences = plan.files().stream().filter(it -> it.obstacle().isEmpty()).map(this::difference).collect(Collectors.joining("\n"));
        planFilesArea.setText(differences);
        Presence.set(planFilesArea, !differences.isEmpty());
        confirmRestoreButton.setText(texts.get(words.confirm));
        confirmRestoreButton.setAccessibleText(texts.get(words.confirm));
        Presence.set(planWayButton, false);
        confirmRestoreButton.setDisable(plan.changes().isEmpty() || !problems.isEmpty());
        Presence.set(restorePane, true);
        (confirmRestoreButton.isDisabled() ? cancelRestoreButton : confirmRestoreButton).requestFocus();
    }

    /// Offers a way on beside what was refused.
    ///
    /// @param why what is said of it
    public void offer(String why, String button, Runnable way) {
        var reasons = Stream.of(restoreWarningLabel.getText(), why).filter(it -> !it.isEmpty()).collect(Collectors.joining("\n"));
        restoreWarningLabel.setText(reasons);
        Presence.set(restoreWarningLabel, true);
        planWayButton.setText(button);
        planWayButton.setAccessibleText(button);
        planWayButton.setOnAction(event -> way.run());
        Presence.set(planWayButton, true);
        if (confirmRestoreButton.isDisabled()) {
            planWayButton.requestFocus();
        }
    }

    /// What is wrong, and in which file, where there may be several.
    private String problem(Plan plan, Message message) {
        var words = workspace.texts().message(message);
        var file = plan.files().stream().filter(it -> it.obstacle().equals(Optional.of(message))).map(PlannedFile::path).findFirst();
        return file.filter(it -> !words.contains(it)).map(it -> it + "\n" + words).orElse(words);
    }

    /// What a file would have instead of what it has.
    private String difference(PlannedFile file) {
        var what = file.diff().isEmpty() ? workspace.texts().get("programs.plan.same") + "\n" : file.diff();
        return what.startsWith("--- ") ? what : file.path() + "\n" + what;
    }

    public boolean isShown() {
        return restorePane.isVisible();
    }

    /// Takes it away, where what it was made from is over.
    @FXML
    public void hide() {
        if (restorePane.isFocusWithin()) {
            leave.run();
        }
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
