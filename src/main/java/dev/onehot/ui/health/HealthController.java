package dev.onehot.ui.health;

import module java.base;
import module javafx.controls;

import dev.onehot.core.Health;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.files.ExportFile;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.Plan;
import dev.onehot.model.BackupFile;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.keys.KeysController;
import dev.onehot.ui.plan.PlanController;
import dev.onehot.ui.plan.PlanController.Words;
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
    private final PlanController plan;
    private Runnable releasing = () -> {};
    private @Nullable LongWork work;
    private @Nullable Health shown;

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
    @FXML private VBox healthPlanPane;
    @FXML private PasswordField transferPassphraseField;
    @FXML private PasswordField transferRepeatField;
    @FXML private CheckBox replaceAllBox;

    public HealthController(Workspace workspace) {
        this.workspace = workspace;
        this.exports = new ExportFiles(workspace);
        this.looks = new HealthLooks(workspace.commands(), this::show, this::showBackups, workspace::fail);
        // Next in line would be a passphrase, which takes Ctrl+Z for itself.
        this.plan = new PlanController(workspace, () -> backupList.requestFocus());
    }

    /// Sets what closes the file and takes its log away.
    public void setReleasing(Runnable body) {
        releasing = body;
    }

    @FXML
    private void initialize() {
        work = new LongWork(healthWorkBox, healthWorkLabel, healthProgress, cancelHealthButton);
        work.done();
        healthKeysPane
                .getChildren()
                .setAll(Views.load(
                        new KeysController(workspace, state -> {}, () -> {}),
                        workspace.texts().bundle()));
        backupList.setCellFactory(list -> new BackupCell(workspace.texts()));
        var preview = Views.load(plan, workspace.texts().bundle());
        healthPlanPane.getChildren().setAll(preview);
        healthPlanPane.managedProperty().bind(preview.managedProperty());
        restoreBackupButton
                .disableProperty()
                .bind(backupList.getSelectionModel().selectedItemProperty().isNull());
        workspace.model().revisionProperty().subscribe((before, now) -> reload());
        healthScroll.sceneProperty().subscribe(scene -> reload());
        // What stands above it may come later, and push it away.
        healthPlanPane.boundsInParentProperty().subscribe((before, now) -> scrollToPreview());
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
        Presence.set(repairHealthButton, !health.integrity().isOk());
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
    private void release() {
        releasing.run();
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
        preview(backup, Optional.empty());
    }

    private void preview(Path backup, Optional<char[]> passphrase) {
        preview(
                Words.RESTORE, backup, it -> it.backups().plan(backup, passphrase), typed -> preview(backup, Optional.of(typed)), this::reload);
    }

    private void preview(Words words, Path source, Function<SettingsManager, Plan> plans, Consumer<char[]> opens, Runnable done) {
        workspace.commands().aside(plans, planned -> {
            plan.show(planned, words, String.valueOf(source.getFileName()), opens, done);
            scrollToPreview();
        }, workspace::fail);
    }

    /// Brings the preview into sight, at the top as far as that goes.
    private void scrollToPreview() {
        var content = healthScroll.getContent();
        double hidden = content.getLayoutBounds().getHeight() - healthScroll.getViewportBounds().getHeight();
        if (healthPlanPane.isManaged() && hidden > 0) {
            healthScroll.setVvalue(Math.clamp(healthPlanPane.getBoundsInParent().getMinY() / hidden, 0, 1));
        }
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
        preview(
                Words.IMPORT,
                source,
                it -> it.transfer().plan(ExportFile.read(Path.of(workspace.file()), source), mode, passphrase),
                typed -> {},
                transferPassphraseField::clear);
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
