package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.OwnPresetsFile;
import dev.onehot.model.OwnPresets;
import dev.onehot.model.Preset;
import dev.onehot.ui.BestMatch;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// The gallery of presets for a new provider: type to narrow it, Enter takes the best match.
final class GalleryController {
    private final Workspace workspace;
    private final Consumer<Preset> chosen;
    private List<Preset> presets = List.of();

    @FXML private TextField presetField;
    @FXML private ListView<Preset> presetList;
    @FXML private Label presetProblemLabel;

    GalleryController(Workspace workspace, Consumer<Preset> chosen) {
        this.workspace = workspace;
        this.chosen = chosen;
    }

    @FXML
    private void initialize() {
        presetList.setCellFactory(list -> new PresetCell(workspace.texts()));
        presetField.textProperty().subscribe(this::filter);
    }

    /// Puts the caret where a person types the start of a name.
    void focus() {
        presetField.requestFocus();
    }

    /// Shows the catalog and the person's own presets, read anew.
    void open() {
        presetField.clear();
        show(OwnPresets.NONE.withCatalog());
        Presence.set(presetProblemLabel, false);
        workspace.commands().ask(manager -> OwnPresetsFile.beside(manager.place().beside()), this::showOwn, workspace::fail);
    }

    private void showOwn(OwnPresets own) {
        if (!own.presets().isEmpty()) {
            show(own.withCatalog());
        }
        own.problems().stream().findFirst().ifPresent(problem -> {
            presetProblemLabel.setText(workspace.texts()
                    .get("gallery.problem", OwnPresets.FILE_NAME, workspace.texts().message(problem.message())));
            Presence.set(presetProblemLabel, true);
        });
    }

    private void show(List<Preset> next) {
        presets = next;
        filter(presetField.getText());
    }

    /// Enter is to take nothing as long as nothing is typed.
    private void filter(String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        presetList.getItems().setAll(presets.stream()
                .filter(preset -> Arrays.stream(words).allMatch(preset.searchText()::contains))
                .sorted(BestMatch.first(typed, Preset::name))
                .toList());
        presetList.getSelectionModel().clearSelection();
        if (!typed.isBlank()) {
            presetList.getSelectionModel().selectFirst();
        }
    }

    @FXML
    private void pressInPresets(KeyEvent event) {
        var selection = presetList.getSelectionModel();
        switch (event.getCode()) {
            case DOWN -> selection.selectNext();
            case UP -> selection.selectPrevious();
            case ENTER -> choose();
            default -> {
                return;
            }
        }
        presetList.scrollTo(selection.getSelectedIndex());
        event.consume();
    }

    @FXML
    private void clickPreset(MouseEvent event) {
        if (event.getClickCount() == 1 && event.getTarget() instanceof javafx.scene.Node) {
            choose();
        }
    }

    private void choose() {
        var preset = presetList.getSelectionModel().getSelectedItem();
        if (preset != null) {
            chosen.accept(preset);
        }
    }
}
