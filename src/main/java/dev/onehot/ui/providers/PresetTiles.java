package dev.onehot.ui.providers;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Preset;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.Texts;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// The tiles of the gallery, in as many columns as there is width for, under their headings; one of them is chosen, and the arrows lead to the others.
/// FX thread only.
final class PresetTiles {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    /// In letters.
    private static final double LEAST_WIDTH = 13;

    private static final double GAP = 8;

    private final VBox pane;
    private final Texts texts;
    private final Map<String, String> environment;
    private final Consumer<Preset> taken;
    private final Map<Preset, Button> made = new HashMap<>();
    private final List<Preset> shown = new ArrayList<>();
    private @Nullable Preset chosen;

    /// @param environment in which keys may be found
    /// @param taken gets the preset whose tile is pressed
    PresetTiles(VBox pane, Texts texts, Map<String, String> environment, Consumer<Preset> taken) {
        this.pane = pane;
        this.texts = texts;
        this.environment = environment;
        this.taken = taken;
        pane.widthProperty().subscribe(this::arrange);
    }

    void clear() {
        choose(null);
        shown.clear();
        pane.getChildren().clear();
    }

    void add(String heading, List<Preset> presets) {
        if (!heading.isEmpty()) {
            var label = new Label(heading);
            label.getStyleClass().add("gallery-heading");
            pane.getChildren().add(label);
        }
        var tiles = new TilePane(GAP, GAP);
        presets.forEach(it -> tiles.getChildren().add(made.computeIfAbsent(it, this::make)));
        pane.getChildren().add(tiles);
        shown.addAll(presets);
        arrange();
    }

    private Button make(Preset preset) {
        var mark = new Label();
        ProviderMark.dress(mark);
        ProviderMark.show(mark, preset);
        var name = new Label(preset.name());
        name.getStyleClass().add("row-name");
        var place = new Label(place(preset));
        place.getStyleClass().add("quiet");
        var words = new VBox(name, place);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        var view = new HBox(mark, words);
        view.getStyleClass().add("preset-row");
        var tile = new Button();
        tile.setGraphic(view);
        tile.setId("presetTileButton");
        tile.getStyleClass().add("preset-tile");
        tile.setMaxWidth(Double.MAX_VALUE);
        // The arrows lead there from the field.
        tile.setFocusTraversable(false);
        tile.setAccessibleText(preset.name());
        tile.setUserData(preset.id());
        tile.setOnAction(event -> taken.accept(preset));
        return tile;
    }

    private String place(Preset preset) {
        var where = preset.baseUrl().replaceFirst("^https?://", "");
        var found = GalleryGroups.variable(preset, environment);
        if (found.isPresent()) {
            return texts.get("gallery.key", found.get());
        }
        return preset.own() ? texts.get("gallery.own", where) : where.isEmpty() ? texts.get("gallery.any") : where;
    }

    private void arrange() {
        double letter = made.values().stream().findFirst().map(it -> it.getFont().getSize()).orElse(14.0);
        double width = pane.getWidth();
        double columns = Math.max(1, Math.floor((width + GAP) / (LEAST_WIDTH * letter + GAP)));
        double tile = Math.floor((width - (columns - 1) * GAP) / columns);
        if (tile > 0) {
            pane.getChildren().forEach(it -> {
                if (it instanceof TilePane tiles) {
                    tiles.setPrefTileWidth(tile);
                }
            });
        }
    }

    Optional<Preset> chosen() {
        return Optional.ofNullable(chosen);
    }

    void chooseFirst() {
        choose(shown.isEmpty() ? null : shown.getFirst());
    }

    /// Chooses the next one, or that before.
    void step(int by) {
        int at = shown.indexOf(chosen);
        choose(shown.get(Math.clamp(at + by, 0, shown.size() - 1)));
    }

    /// Chooses the nearest one of the next row in that direction; from nowhere, the first.
    ///
    /// @param down 1, or -1 for up
    void stepRow(int down) {
        var from = chosen == null ? null : made.get(chosen);
        if (from == null) {
            chooseFirst();
            return;
        }
        var here = from.localToScene(from.getLayoutBounds());
        shown.stream()
                .filter(it -> down * (top(it).getMinY() - here.getMinY()) > 1)
                .min(Comparator.comparingDouble((Preset it) -> Math.abs(top(it).getMinY() - here.getMinY()))
                        .thenComparingDouble(it -> Math.abs(top(it).getMinX() - here.getMinX())))
                .ifPresent(this::choose);
    }

    private Bounds top(Preset preset) {
        var tile = Objects.requireNonNull(made.get(preset));
        return tile.localToScene(tile.getLayoutBounds());
    }

    private void choose(@Nullable Preset next) {
        mark(chosen, false);
        chosen = next;
        mark(next, true);
    }

    private void mark(@Nullable Preset preset, boolean on) {
        var tile = preset == null ? null : made.get(preset);
        if (tile != null) {
            tile.pseudoClassStateChanged(CHOSEN, on);
            if (on) {
                ScrolledTo.show(tile);
            }
        }
    }
}
