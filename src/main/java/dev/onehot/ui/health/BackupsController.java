package dev.onehot.ui.health;

import module java.base;
import module javafx.controls;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.Plan;
import dev.onehot.model.BackupFile;
import dev.onehot.model.PassphraseStrength;
import dev.onehot.model.Provider;
import dev.onehot.model.ServerDetails;
import dev.onehot.model.Visible;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.plan.PlanController;
import dev.onehot.ui.plan.PlanController.Words;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Copies of everything: kept here, or carried elsewhere and brought back.
final class BackupsController {
    private final Workspace workspace;
    private final WorkBar work;
    private final ScrollPane around;
    private final Runnable reload;
    private final ExportFiles exports;
    private final PlanController plan;

    @FXML private VBox backupsPane;
    @FXML private Label backupsHintLabel;
    @FXML private ListView<BackupFile> backupList;
    @FXML private Button restoreBackupButton;
    @FXML private VBox healthPlanPane;
    @FXML private PasswordField transferPassphraseField;
    @FXML private PasswordField transferRepeatField;
    @FXML private TextField transferShownField;
    @FXML private ToggleButton showTransferButton;
    @FXML private Label transferStrengthLabel;
    @FXML private PasswordField importPassphraseField;
    @FXML private CheckBox replaceAllBox;
    @FXML private VBox exportOnlyBox;
    @FXML private Label exportOnlyLabel;

    /// Providers to be exported; empty for everything.
    private Set<Long> only = Set.of();

    /// @param around what this lies in and is scrolled by
    /// @param reload has the backups listed again
    BackupsController(Workspace workspace, WorkBar work, ScrollPane around, Runnable reload) {
        this.workspace = workspace;
        this.work = work;
        this.around = around;
        this.reload = reload;
        this.exports = new ExportFiles(workspace);
        // Next in line would be a passphrase, which takes Ctrl+Z for itself.
        this.plan = new PlanController(workspace, this::takeFocus);
    }

    @FXML
    private void initialize() {
        boolean isFile = ServerDetails.of(workspace.file()).isEmpty();
        backupsHintLabel.setText(workspace.texts().get(isFile ? "health.backups.hint" : "health.backups.server"));
        backupList.setCellFactory(list -> new BackupCell(workspace.texts()));
        var preview = Views.load(plan, workspace.texts().bundle());
        healthPlanPane.getChildren().setAll(preview);
        healthPlanPane.managedProperty().bind(preview.managedProperty());
        exportAll();
        transferShownField.textProperty().bindBidirectional(transferPassphraseField.textProperty());
        showTransferButton.selectedProperty().subscribe(seen -> {
            Presence.set(transferShownField, seen);
            Presence.set(transferPassphraseField, !seen);
            // What is seen needs not be typed twice.
            Presence.set(transferRepeatField, !seen);
        });
        transferPassphraseField.textProperty().subscribe(typed -> {
            Presence.set(transferStrengthLabel, !typed.isEmpty());
            transferStrengthLabel.setText(workspace.texts().get("strength." + PassphraseStrength.of(typed).word()));
        });
        restoreBackupButton
                .disableProperty()
                .bind(backupList.getSelectionModel().selectedItemProperty().isNull());
        // What stands above it may come later, and push it away.
        healthPlanPane.boundsInParentProperty().subscribe((before, now) -> scrollToPreview());
    }

    void show(List<BackupFile> backups) {
        if (!backups.equals(backupList.getItems())) {
            var selection = backupList.getSelectionModel();
            // The newest, until a person chooses another one: who has just made one means it.
            boolean newest = selection.getSelectedIndex() <= 0;
            var chosen = selection.getSelectedItem();
            backupList.getItems().setAll(backups);
            selection.select(newest ? 0 : Math.max(0, backups.indexOf(chosen)));
        }
    }

    /// The newest one is chosen, and Enter shows what it would bring back.
    void takeFocus() {
        backupList.requestFocus();
        // Where a preview stood may be far down.
        around.setVvalue(0);
    }

    @FXML
    private void pressInBackups(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && !backupList.getSelectionModel().isEmpty()) {
            previewSelected();
            event.consume();
        }
    }

    @FXML
    private void backUp() {
        work.run(
                "health.backingUp",
                false,
                progress -> manager -> manager.backups().make(Optional.empty(), progress),
                path -> {
                    workspace.notices().say(workspace.texts().get("health.backedUp", String.valueOf(path.getFileName())));
                    reload.run();
                });
    }

    @FXML
    private void previewSelected() {
        preview(backupList.getSelectionModel().getSelectedItem().path());
    }

    @FXML
    private void previewOther() {
        workspace.files()
                .open(backupsPane.getScene().getWindow(), workspace.texts().get("health.restoreOther"))
                .ifPresent(this::preview);
    }

    private void preview(Path backup) {
        preview(backup, Optional.empty());
    }

    private void preview(Path backup, Optional<char[]> passphrase) {
        preview(
                Words.RESTORE, backup, it -> it.backups().plan(backup, passphrase), typed -> preview(backup, Optional.of(typed)), reload);
    }

    private void preview(Words words, Path source, Function<SettingsManager, Plan> plans, Consumer<char[]> opens, Runnable done) {
        workspace.commands().aside(plans, planned -> {
            plan.show(planned, words, name(source), opens, done);
            scrollToPreview();
        }, workspace::fail);
    }

    /// One of the list is called as it is there.
    private String name(Path source) {
        return backupList.getItems().stream()
                .filter(it -> it.path().equals(source))
                .findFirst()
                .map(it -> workspace.texts().get("health.backupOf", BackupCell.time(it.at(), workspace.texts())))
                .orElse(String.valueOf(source.getFileName()));
    }

    /// Brings the preview into sight, at the top as far as that goes.
    private void scrollToPreview() {
        double hidden = backupsPane.getLayoutBounds().getHeight() - around.getViewportBounds().getHeight();
        if (healthPlanPane.isManaged() && hidden > 0) {
            around.setVvalue(Math.clamp(healthPlanPane.getBoundsInParent().getMinY() / hidden, 0, 1));
        }
    }

    @FXML
    private void export() {
        if (!showTransferButton.isSelected() && !exports.isRepeated(transferPassphraseField, transferRepeatField)) {
            return;
        }
        var passphrase = ExportFiles.passphrase(transferPassphraseField);
        var chosen = only;
        exports.target(backupsPane.getScene().getWindow())
                .ifPresent(target -> workspace.commands().aside(it -> exports.write(target, it.transfer(), passphrase, chosen), exported -> {
                    transferPassphraseField.clear();
                    transferRepeatField.clear();
                    showTransferButton.setSelected(false);
                    exportAll();
                    exports.tell(target, exported);
                }, workspace::fail));
    }

    /// Has the next export be of these alone.
    void exportOnly(List<Provider> providers) {
        only = providers.stream().map(Provider::id).collect(Collectors.toSet());
        var names = providers.stream().map(it -> Visible.line(it.name())).collect(Collectors.joining(", "));
        exportOnlyLabel.setText(workspace.texts().get("health.exportOnly", names));
        Presence.set(exportOnlyBox, true);
        around.applyCss();
        around.layout();
        double hidden = around.getContent().getLayoutBounds().getHeight() - around.getViewportBounds().getHeight();
        around.setVvalue(hidden <= 0 ? 0 : Math.clamp(exportOnlyBox.getBoundsInParent().getMinY() / hidden, 0, 1));
        (showTransferButton.isSelected() ? transferShownField : transferPassphraseField).requestFocus();
    }

    @FXML
    private void exportAll() {
        if (exportOnlyBox.isFocusWithin()) {
            transferPassphraseField.requestFocus();
        }
        only = Set.of();
        Presence.set(exportOnlyBox, false);
    }

    @FXML
    private void previewImport() {
        exports.source(backupsPane.getScene().getWindow()).ifPresent(this::previewImport);
    }

    /// Shows what an import of `source` would change.
    void previewImport(Path source) {
        var mode = replaceAllBox.isSelected() ? ImportMode.REPLACE : ImportMode.MERGE;
        var passphrase = ExportFiles.passphrase(importPassphraseField);
        preview(
                Words.IMPORT,
                source,
                it -> it.transfer().plan(ExportFile.read(it.place().beside(), source), mode, passphrase),
                typed -> {},
                importPassphraseField::clear);
    }
}
