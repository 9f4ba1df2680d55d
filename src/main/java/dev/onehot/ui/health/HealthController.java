package dev.onehot.ui.health;

import module java.base;
import module javafx.controls;

import dev.onehot.core.Health;
import dev.onehot.model.BackupFile;
import dev.onehot.model.Provider;
import dev.onehot.ui.ScreenController;
import dev.onehot.ui.Views;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.keys.KeysController;
import dev.onehot.ui.keys.KeysDialog;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Three pages: how providers and the database are, how keys are kept, and what is kept or carried elsewhere.
public final class HealthController implements ScreenController {
    private final Workspace workspace;
    private final HealthLooks looks;
    private final ToggleGroup healthPages = new ToggleGroup();
    private final Map<Toggle, Parent> pages = new HashMap<>();
    private Runnable releasing = () -> {};
    private @Nullable WorkBar work;
    private @Nullable HealthStatusController status;
    private @Nullable BackupsController backups;

    @FXML private ToggleButton healthStatusButton;
    @FXML private ToggleButton healthKeysButton;
    @FXML private ToggleButton healthBackupsButton;
    @FXML private ScrollPane healthScroll;
    @FXML private HBox healthWorkBox;
    @FXML private Label healthWorkLabel;
    @FXML private ProgressBar healthProgress;
    @FXML private Button cancelHealthButton;
    @FXML private VBox healthKeysPane;

    public HealthController(Workspace workspace) {
        this.workspace = workspace;
        this.looks = new HealthLooks(workspace.commands(), this::show, this::show, workspace::fail);
    }

    /// Sets what closes the file and takes its log away.
    public void setReleasing(Runnable body) {
        releasing = body;
    }

    @FXML
    private void initialize() {
        work = new WorkBar(workspace, healthWorkBox, healthWorkLabel, healthProgress, cancelHealthButton);
        healthPages.getToggles().setAll(healthStatusButton, healthKeysButton, healthBackupsButton);
        healthPages.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                // One of them is always shown.
                healthPages.selectToggle(before);
            } else {
                open(now);
            }
        });
        healthPages.selectToggle(healthStatusButton);
        workspace.model().revisionProperty().subscribe((before, now) -> reload());
        healthScroll.sceneProperty().subscribe(scene -> reload());
    }

    /// Each page is made when it is first wanted.
    private void open(Toggle toggle) {
        healthScroll.setContent(pages.computeIfAbsent(toggle, this::ground));
        healthScroll.setVvalue(0);
        reload();
    }

    private Parent ground(Toggle toggle) {
        var ground = new VBox(page(toggle));
        ground.getStyleClass().add("page-ground");
        return ground;
    }

    private Parent page(Toggle toggle) {
        var bundle = workspace.texts().bundle();
        if (toggle.equals(healthStatusButton)) {
            status = new HealthStatusController(workspace, bar(), this::reload, () -> releasing.run(), () -> healthPages.selectToggle(healthBackupsButton));
            return Views.load(status, bundle);
        }
        if (toggle.equals(healthKeysButton)) {
            healthKeysPane.getChildren().setAll(Views.load(KeysController.page(workspace, () -> KeysDialog.show(workspace, () -> {})), bundle));
            return healthKeysPane;
        }
        backups = new BackupsController(workspace, bar(), healthScroll, this::reload);
        return Views.load(backups, bundle);
    }

    private WorkBar bar() {
        return Objects.requireNonNull(work, "before the screen is loaded");
    }

    private BackupsController backups() {
        return Objects.requireNonNull(backups, "before the page is opened");
    }

    private void reload() {
        if (healthScroll.getScene() != null) {
            looks.ask();
        }
    }

    private void show(List<BackupFile> found) {
        if (backups != null) {
            backups.show(found);
        }
    }

    private void show(Health health) {
        if (status != null) {
            status.show(health);
        }
    }

    @FXML
    private void cancel() {
        bar().cancel();
    }

    /// Shows what an import of `source` would change.
    public void previewImport(Path source) {
        healthPages.selectToggle(healthBackupsButton);
        backups().previewImport(source);
    }

    /// Has these providers be exported, as the person says.
    public void exportOnly(List<Provider> providers) {
        openBackups();
        backups().exportOnly(providers);
    }

    /// Backups and transfer.
    public void openBackups() {
        healthPages.selectToggle(healthBackupsButton);
        backups().takeFocus();
    }

    @Override
    public Map<String, String> place() {
        return Map.of("page", firstFocus().getId());
    }

    @Override
    public void goTo(Map<String, String> place) {
        pagesNamed(place.getOrDefault("page", "")).forEach(healthPages::selectToggle);
    }

    private Stream<ToggleButton> pagesNamed(String id) {
        return Stream.of(healthStatusButton, healthKeysButton, healthBackupsButton).filter(it -> it.getId().equals(id));
    }

    @Override
    public Node firstFocus() {
        return healthPages.getSelectedToggle() instanceof Node chosen ? chosen : healthStatusButton;
    }

    @Override
    public Map<KeyCombination, Runnable> shortcuts() {
        return Map.of();
    }
}
