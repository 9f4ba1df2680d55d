package dev.onehot.ui.health;

import module java.base;
import module javafx.controls;

import atlantafx.base.controls.ToggleSwitch;
import dev.onehot.core.DataDirectory;
import dev.onehot.core.Health;
import dev.onehot.core.events.Command;
import dev.onehot.desktop.Drawing;
import dev.onehot.model.Visible;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.databases.DatabaseDialog;
import dev.onehot.ui.text.WrappingLabel;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// How providers and the database are, and what can be done for them.
final class HealthStatusController {
    private final Workspace workspace;
    private final WorkBar work;
    private final Runnable reload;
    private final Runnable releasing;
    private final Runnable toBackups;
    private @Nullable Health shown;
    private List<String> findings = List.of();

    @FXML private FontIcon healthIcon;
    @FXML private Label healthStateLabel;
    @FXML private Label healthAdviceLabel;
    @FXML private Button repairHealthButton;
    @FXML private Button toBackupsButton;
    @FXML private Button checkDatabaseButton;
    @FXML private Button openFolderButton;
    @FXML private Button releaseFileButton;
    @FXML private Button changeDatabaseButton;
    @FXML private GridPane healthGrid;
    @FXML private VBox drawingBox;
    @FXML private ToggleSwitch drawingSwitch;

    /// @param reload has everything looked at again
    /// @param releasing closes the file and takes its log away
    /// @param toBackups opens the page with the backups
    HealthStatusController(Workspace workspace, WorkBar work, Runnable reload, Runnable releasing, Runnable toBackups) {
        this.workspace = workspace;
        this.work = work;
        this.reload = reload;
        this.releasing = releasing;
        this.toBackups = toBackups;
    }

    @FXML
    private void initialize() {
        Presence.set(repairHealthButton, false);
        Presence.set(toBackupsButton, false);
        Presence.set(changeDatabaseButton, workspace.surroundings().databases().usual().isPresent());
        Presence.set(drawingBox, System.getProperty("os.name", "").startsWith("Linux"));
        drawingSwitch.setDisable(true);
        workspace.commands().aside(manager -> drawing().isGraphicsChosen(), this::followDrawing, workspace::fail);
        workspace.states().roundProperty().subscribe(() -> Optional.ofNullable(shown).ifPresent(this::show));
    }

    /// The window's own file, which JavaFX has to be told of before there is a database.
    private Drawing drawing() {
        return new Drawing(DataDirectory.state(workspace.surroundings().environment(), System.getProperties()));
    }

    private void followDrawing(boolean graphics) {
        drawingSwitch.setSelected(graphics);
        drawingSwitch.setDisable(false);
        drawingSwitch.selectedProperty().subscribe((before, now) -> workspace.commands().aside(
                manager -> choose(now), done -> workspace.notices().say(workspace.texts().get("health.drawing.next")), workspace::fail));
    }

    private boolean choose(boolean graphics) {
        try {
            drawing().choose(graphics);
            return graphics;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void show(Health health) {
        shown = health;
        var texts = workspace.texts();
        var facts = new HealthFacts(health, troubled(), texts);
        healthIcon.setIconLiteral(facts.isGood() ? "fth-check-circle" : "fth-alert-triangle");
        healthStateLabel.setText(facts.title());
        healthAdviceLabel.setText(facts.advice());
        Presence.set(toBackupsButton, facts.needsBackups());
        Presence.set(repairHealthButton, !health.integrity().isOk());
        boolean isFile = health.database().place().isFile();
        List.of(checkDatabaseButton, openFolderButton, releaseFileButton).forEach(it -> Presence.set(it, isFile));
        healthGrid.getChildren().clear();
        int row = 0;
        var lines = new LinkedHashMap<>(facts.lines());
        if (!findings.isEmpty()) {
            lines.put(texts.get("failure.details"), String.join("\n", findings));
        }
        for (var line : lines.entrySet()) {
            var name = new Label(line.getKey());
            name.getStyleClass().add("quiet");
            name.setMinWidth(Label.USE_PREF_SIZE);
            var value = new WrappingLabel(line.getValue());
            healthGrid.addRow(row++, name, value);
        }
    }

    /// Providers that do not work, with what is wrong.
    private List<String> troubled() {
        return workspace.model().snapshot().providers().values().stream()
                .filter(it -> workspace.states().of(it).sign().isTrouble())
                .map(it -> Visible.line(it.name()) + ": " + workspace.states().words(it))
                .toList();
    }

    private void told(String text) {
        healthStateLabel.setText(text);
        workspace.notices().say(text);
    }

    @FXML
    private void repair() {
        workspace.send(new Command.RepairActive(OptionalLong.empty()), done -> reload.run());
    }

    @FXML
    private void check() {
        var texts = workspace.texts();
        work.run("health.checking", true, progress -> manager -> manager.check(progress), found -> {
            findings = found;
            Optional.ofNullable(shown).ifPresent(this::show);
            if (work.isCancelled()) {
                workspace.notices().say(texts.get("health.check.cancelled"));
            } else if (found.isEmpty()) {
                told(texts.get("health.check.good"));
            } else {
                healthIcon.setIconLiteral("fth-alert-triangle");
                healthAdviceLabel.setText(texts.get("health.check.bad.advice"));
                Presence.set(toBackupsButton, true);
                workspace.notices().fail(texts.get("health.check.bad"));
            }
        });
    }

    @FXML
    private void openFolder() {
        var folder = Path.of(workspace.file()).toAbsolutePath().getParent();
        if (folder != null) {
            workspace.files().show(folder);
        }
    }

    @FXML
    private void changeDatabase() {
        DatabaseDialog.show(workspace);
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
    private void openBackups() {
        toBackups.run();
    }
}
