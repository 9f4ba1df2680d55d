package dev.onehot.ui.health;

import module java.base;
import module javafx.controls;

import dev.onehot.core.Health;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.Transfer;
import dev.onehot.model.BackupFile;
import dev.onehot.model.Origin;
import dev.onehot.model.PlannedChange;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.keys.KeysController;
import dev.onehot.ui.text.WrappingLabel;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// How the database is, and what can be done for it.
public final class HealthController implements ScreenController {
    private final Workspace workspace;
    private final ExportFiles exports;
    private final HealthLooks looks;
    private @Nullable LongWork work;
    private @Nullable Health shown;
    private Runnable confirmed = () -> {};
    private Consumer<char[]> openKeys = typed -> {};
    private String added = "";

    @FXML private ScrollPane healthScroll;
    @FXML private FontIcon healthIcon;
    @FXML private Label healthStateLabel;
    @FXML private Label healthAdviceLabel;
    @FXML private Button repairHealthButton;
    @FXML private Button checkDatabaseButton;
    @FXML private HBox healthWorkBox;
    @FXML private Label healthWorkLabel;
    @FXML private ProgressBar healthProgress;
    @FXML private Button cancelHealthButton;
    @FXML private GridPane healthGrid;
    @FXML private VBox healthKeysPane;
    @FXML private ListView<BackupFile> backupList;
    @FXML private Button restoreBackupButton;
    @FXML private VBox restorePane;
    @FXML private Label restoreTitleLabel;
    @FXML private Label restoreWarningLabel;
    @FXML private PasswordField backupPassphraseField;
    @FXML private ListView<PlannedChange> restorePreviewList;
    @FXML private Button confirmRestoreButton;
    @FXML private PasswordField transferPassphraseField;
    @FXML private PasswordField transferRepeatField;
    @FXML private CheckBox replaceAllBox;

    public HealthController(Workspace workspace) {
        this.workspace = workspace;
        this.exports = new ExportFiles(workspace);
        this.looks = new HealthLooks(workspace.commands(), this::show, this::showBackups, workspace::fail);
    }

    @FXML
    private void initialize() {
        work = new LongWork(healthWorkBox, healthWorkLabel, healthProgress, cancelHealthButton);
        work.done();
        cancelPreview();
        healthKeysPane
                .getChildren()
                .setAll(Views.load(
                        new KeysController(workspace, state -> {}, () -> {}),
                        workspace.texts().bundle()));
        backupList.setCellFactory(list -> new BackupCell(workspace.texts()));
        restorePreviewList.setCellFactory(list -> new PlannedCell(workspace.texts(), () -> added));
        restoreBackupButton
                .disableProperty()
                .bind(backupList.getSelectionModel().selectedItemProperty().isNull());
        workspace.model().revisionProperty().subscribe((before, now) -> reload());
        healthScroll.sceneProperty().subscribe(scene -> reload());
        // What stands above it may come later, and push it away.
        restorePane.boundsInParentProperty().subscribe((before, now) -> scrollToPreview());
    }

    private void reload() {
        if (healthScroll.getScene() == null) {
            return;
        }
        looks.ask();
    }

    private void showBackups(List<BackupFile> backups) {
        if (!backups.equals(backupList.getItems())) {
            backupList.getItems().setAll(backups);
        }
    }

    private void show(Health health) {
        shown = health;
        var texts = workspace.texts();
        var facts = new HealthFacts(health, texts);
        healthIcon.setIconLiteral(facts.isGood() ? "fth-check-circle" : "fth-alert-triangle");
        healthStateLabel.setText(facts.title());
        healthAdviceLabel.setText(facts.advice());
        repairHealthButton.setVisible(!health.integrity().isOk());
        repairHealthButton.setManaged(!health.integrity().isOk());
        healthGrid.getChildren().clear();
        int row = 0;
        for (var line : facts.lines().entrySet()) {
            var name = new Label(line.getKey());
            name.getStyleClass().add("quiet");
            name.setMinWidth(Label.USE_PREF_SIZE);
            var value = new WrappingLabel(line.getValue());
            healthGrid.addRow(row++, name, value);
        }
    }

    private void told(String text) {
        healthStateLabel.setText(text);
        workspace.notices().say(text);
    }

    @FXML
    private void repair() {
        workspace.send(new Command.RepairActive(OptionalLong.empty()), done -> reload());
    }

    @FXML
    private void check() {
        var texts = workspace.texts();
        run("health.checking", true, progress -> manager -> manager.check(progress), findings -> {
            if (work != null && work.isCancelled()) {
                workspace.notices().say(texts.get("health.check.cancelled"));
            } else if (findings.isEmpty()) {
                told(texts.get("health.check.good"));
            } else {
                healthIcon.setIconLiteral("fth-alert-triangle");
                healthAdviceLabel.setText(texts.get("health.check.bad.advice"));
                workspace.notices().fail(texts.get("health.check.bad", findings.getFirst()));
            }
        });
    }

    @FXML
    private void backUp() {
        run(
                "health.backingUp",
                false,
                progress -> manager -> manager.backups().make(Optional.empty(), progress),
                path -> {
                    workspace.notices().say(workspace.texts().get("health.backedUp", String.valueOf(path.getFileName())));
                    reload();
                });
    }

    private <T> void run(
            String text, boolean endable, Function<LongWork, Function<SettingsManager, T>> body, Consumer<T> done) {
        var begun = new LongWork(healthWorkBox, healthWorkLabel, healthProgress, cancelHealthButton);
        work = begun;
        begun.begin(workspace.texts().get(text), endable);
        workspace.commands().aside(body.apply(begun), result -> {
            begun.done();
            done.accept(result);
        }, failure -> {
            begun.done();
            workspace.fail(failure);
        });
    }

    @FXML
    private void cancel() {
        if (work != null) {
            work.cancel();
        }
    }

    @FXML
    private void openFolder() {
        var folder = Path.of(workspace.file()).toAbsolutePath().getParent();
        if (folder != null) {
            workspace.files().show(folder);
        }
    }

    @FXML
    private void copyReport() {
        if (shown != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, shown.report()));
            workspace.notices().say(workspace.texts().get("health.copied"));
        }
    }

    @FXML
    private void previewSelected() {
        preview(backupList.getSelectionModel().getSelectedItem().path());
    }

    @FXML
    private void previewOther() {
        workspace.files()
                .open(healthScroll.getScene().getWindow(), workspace.texts().get("health.restoreOther"))
                .ifPresent(this::preview);
    }

    private void preview(Path backup) {
        backupPassphraseField.clear();
        preview(backup, Optional.empty());
    }

    private void preview(Path backup, Optional<char[]> passphrase) {
        workspace.commands().aside(it -> it.backups().preview(backup, passphrase.map(char[]::clone)), planned -> {
            var name = String.valueOf(backup.getFileName());
            added = "health.plan.add";
            openKeys = typed -> preview(backup, Optional.of(typed));
            var title = planned.canBeUndone() ? "health.restore.title" : "health.restore.partly";
            showPreview(planned.changes(), title, name, "health.restore.confirm", () -> restore(backup, passphrase));
            restoreWarningLabel.setText(workspace.texts().messages(planned.remarks()));
            show(restoreWarningLabel, !planned.remarks().isEmpty());
            show(backupPassphraseField, planned.passphraseHelps());
        }, workspace::fail);
    }

    @FXML
    private void openBackupKeys() {
        openKeys.accept(backupPassphraseField.getText().toCharArray());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showPreview(List<PlannedChange> changes, String title, String name, String button, Runnable next) {
        var texts = workspace.texts();
        show(restoreWarningLabel, false);
        show(backupPassphraseField, false);
        restoreTitleLabel.setText(texts.get(title, name, changes.size()));
        restorePreviewList.getItems().setAll(changes);
        confirmRestoreButton.setText(texts.get(button));
        confirmRestoreButton.setAccessibleText(texts.get(button));
        confirmRestoreButton.setDisable(changes.isEmpty());
        confirmed = next;
        restorePane.setVisible(true);
        restorePane.setManaged(true);
        scrollToPreview();
        confirmRestoreButton.requestFocus();
    }

    /// Brings the preview into sight, at the top as far as that goes.
    private void scrollToPreview() {
        var content = healthScroll.getContent();
        double hidden = content.getLayoutBounds().getHeight() - healthScroll.getViewportBounds().getHeight();
        if (restorePane.isVisible() && hidden > 0) {
            healthScroll.setVvalue(Math.clamp(restorePane.getBoundsInParent().getMinY() / hidden, 0, 1));
        }
    }

    @FXML
    private void cancelPreview() {
        // Before its buttons go: next in line would be a passphrase, which takes Ctrl+Z for itself.
        backupList.requestFocus();
        restorePane.setVisible(false);
        restorePane.setManaged(false);
    }

    @FXML
    private void confirm() {
        cancelPreview();
        confirmed.run();
    }

    /// Keys that come back in plain text and must not stay so wait for the person to open the master key.
    private void restore(Path backup, Optional<char[]> passphrase) {
        backupPassphraseField.clear();
        restore(backup, passphrase, failure -> workspace.keys().recover(
                failure, () -> restore(backup, passphrase, workspace::fail), workspace::fail));
    }

    private void restore(Path backup, Optional<char[]> passphrase, Consumer<Throwable> failed) {
        var texts = workspace.texts();
        workspace.commands().write(it -> it.backups().restore(backup, passphrase.map(char[]::clone), Origin.WINDOW), restored -> {
            workspace.offerUndo(texts.get("health.restored"), restored.outcome());
            reload();
        }, failed);
    }

    @FXML
    private void export() {
        if (!exports.isRepeated(transferPassphraseField, transferRepeatField)) {
            return;
        }
        var passphrase = ExportFiles.passphrase(transferPassphraseField);
        exports.target(healthScroll.getScene().getWindow())
                .ifPresent(target -> workspace.commands().aside(it -> exports.write(target, it.transfer(), passphrase), exported -> {
                    transferPassphraseField.clear();
                    transferRepeatField.clear();
                    exports.tell(target, exported);
                }, workspace::fail));
    }

    @FXML
    private void previewImport() {
        exports.source(healthScroll.getScene().getWindow()).ifPresent(this::previewImport);
    }

    /// Shows what an import of `source` would change.
    public void previewImport(Path source) {
        var mode = replaceAllBox.isSelected() ? ImportMode.REPLACE : ImportMode.MERGE;
        var passphrase = ExportFiles.passphrase(transferPassphraseField);
        workspace.commands().aside(it -> {
            var text = exports.read(source);
            return Map.entry(text, it.transfer().preview(text, mode, passphrase));
        }, found -> {
            added = "health.plan.new";
            var name = String.valueOf(source.getFileName());
            showPreview(found.getValue().changes(), "health.import.title", name, "health.import.confirm", () -> take(found.getKey(), mode, passphrase));
        }, workspace::fail);
    }

    private void take(String text, ImportMode mode, Optional<char[]> passphrase) {
        var texts = workspace.texts();
        workspace.commands().write(it -> it.transfer().importFrom(text, mode, passphrase, Origin.WINDOW), outcome -> {
            transferPassphraseField.clear();
            workspace.offerUndo(texts.get("health.imported"), outcome);
        }, workspace::fail);
    }

    @Override
    public Node firstFocus() {
        return checkDatabaseButton;
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return Map.of();
    }
}
