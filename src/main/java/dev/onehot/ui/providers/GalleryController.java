package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.core.files.OwnPresetsFile;
import dev.onehot.model.OwnPresets;
import dev.onehot.model.Preset;
import dev.onehot.ui.BestMatch;
import dev.onehot.ui.Presence;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Workspace;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The gallery of presets for a new provider, in groups: type to narrow it, Enter takes the best match, the arrows lead to the others.
final class GalleryController {
    private final Workspace workspace;
    private final Consumer<Preset> taken;
    private List<Preset> presets = List.of();
    private @Nullable PresetTiles tiles;

    @FXML private TextField presetField;
    @FXML private VBox presetList;
    @FXML private Label noPresetLabel;
    @FXML private Label presetProblemLabel;
    @FXML private ToggleButton allPresetsButton;

    /// @param taken gets the preset that was chosen
    GalleryController(Workspace workspace, Consumer<Preset> taken) {
        this.workspace = workspace;
        this.taken = taken;
    }

    @FXML
    private void initialize() {
        tiles = new PresetTiles(presetList, workspace.texts(), workspace.surroundings().environment(), taken);
        presetField.textProperty().subscribe((before, typed) -> show());
        Shortcuts.passUndo(presetField);
        allPresetsButton.selectedProperty().subscribe((before, all) -> show());
    }

    /// Puts the caret where a person types the start of a name.
    void focus() {
        presetField.requestFocus();
    }

    /// Shows the catalog and the person's own presets, read anew.
    void open() {
        presetField.clear();
        allPresetsButton.setSelected(false);
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
        show();
    }

    private void show() {
        if (tiles != null) {
            tiles.clear();
            var typed = presetField.getText();
            if (typed.isBlank()) {
                showGroups(tiles);
            } else {
                showMatches(tiles, typed);
            }
        }
    }

    /// Enter is to take nothing as long as nothing is typed.
    private void showGroups(PresetTiles all) {
        var groups = GalleryGroups.of(presets, workspace.surroundings().environment());
        groups.stream()
                .filter(it -> it.first() || allPresetsButton.isSelected())
                .forEach(it -> all.add(workspace.texts().get("gallery.group." + it.id()), it.presets()));
        Presence.set(noPresetLabel, false);
        Presence.set(allPresetsButton, true);
        allPresetsButton.setText(workspace.texts().get(allPresetsButton.isSelected() ? "gallery.fewer" : "gallery.all", presets.size()));
    }

    private void showMatches(PresetTiles all, String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        var found = presets.stream()
                .filter(preset -> Arrays.stream(words).allMatch(preset.searchText()::contains))
                .sorted(BestMatch.first(typed, Preset::name))
                .toList();
        Presence.set(noPresetLabel, found.isEmpty());
        Presence.set(allPresetsButton, false);
        if (!found.isEmpty()) {
            all.add("", found);
            all.chooseFirst();
        }
    }

    @FXML
    private void pressInPresets(KeyEvent event) {
        var all = Objects.requireNonNull(tiles);
        boolean chosen = all.chosen().isPresent();
        switch (event.getCode()) {
            case DOWN -> all.stepRow(1);
            case UP -> all.stepRow(-1);
            case ENTER -> all.chosen().ifPresent(taken);
            case LEFT, RIGHT -> {
                if (!chosen || event.isShiftDown() || event.isControlDown()) {
                    return;
                }
                all.step(event.getCode() == KeyCode.LEFT ? -1 : 1);
            }
            default -> {
                return;
            }
        }
        presetField.setAccessibleHelp(all.chosen().map(Preset::name).orElse(""));
        event.consume();
    }
}
