package dev.onehot.ui.switcher;

import module java.base;
import module javafx.controls;

import dev.onehot.model.Presets;
import dev.onehot.ui.Presence;
import dev.onehot.ui.ProviderMark;
import dev.onehot.ui.Shortcuts;
import dev.onehot.ui.Workspace;
import dev.onehot.ui.text.Isolated;
import dev.onehot.ui.text.RightToLeft;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A row of the palette: what it is, with the letters marked that were typed, and at its end what would do the same.
final class PaletteCell extends ListCell<Hit.Row> {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");

    /// Letters; a longer name is cut, and so has no marks.
    private static final int LONGEST_MARKED = 48;

    private final Workspace workspace;
    private final Label mark = new Label();
    private final FontIcon icon = new FontIcon("fth-chevron-right");
    private final Label name = new Label();
    private final HBox marked = new HBox();
    private final FontIcon bolt = new FontIcon("fth-zap");
    private final Label detail = new Label();
    private final Region light = new Region();
    private final Label keys = new Label();
    private final HBox row;

    PaletteCell(Workspace workspace) {
        this.workspace = workspace;
        name.setId("paletteNameLabel");
        detail.setId("paletteDetailLabel");
        keys.setId("paletteKeysLabel");
        ProviderMark.dress(mark);
        name.getStyleClass().add("row-name");
        marked.getStyleClass().add("marked-name");
        detail.getStyleClass().add("quiet");
        keys.getStyleClass().add("quiet");
        bolt.setId("paletteActiveIcon");
        bolt.getStyleClass().add("active-mark");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        light.getStyleClass().add("provider-light");
        detail.setMinWidth(0);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        // Whatever it is, names begin at one place.
        var sign = new StackPane(mark, icon);
        sign.getStyleClass().add("palette-sign");
        row = new HBox(sign, name, marked, bolt, light, detail, space, keys);
        row.getStyleClass().add("palette-row");
        getStyleClass().add("palette-cell");
    }

    @Override
    protected void updateItem(Hit.@Nullable Row item, boolean empty) {
        super.updateItem(item, empty);
        if (item == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(ACTIVE, false);
            return;
        }
        setGraphic(row);
        switch (item.hit()) {
            case Hit.OfProvider hit -> show(hit);
            case Hit.OfVerb(var verb) -> show(false, "", verb.shortcut(workspace.texts()));
            case Hit.OfProviderVerb _ -> show(false, "", "");
            case Hit.OfSetting setting -> show(false, setting.name().equals(setting.key()) ? "" : setting.key(), workspace.texts().get("palette.setting"));
        }
        showName(item);
        var code = item.hit().icon();
        Presence.set(icon, !code.isEmpty());
        if (!code.isEmpty()) {
            icon.setIconLiteral(code);
        }
        boolean active = item.hit() instanceof Hit.OfProvider hit && hit.provider().active();
        Presence.set(bolt, active);
        pseudoClassStateChanged(ACTIVE, active);
        var told = active ? workspace.texts().get("editor.active") : "";
        setAccessibleText(Stream.of(item.hit().name(), told, detail.getText(), keys.getText()).filter(it -> !it.isEmpty()).collect(Collectors.joining(", ")));
    }

    private void show(Hit.OfProvider hit) {
        var provider = hit.provider();
        ProviderMark.show(mark, Presets.family(provider.kind()));
        show(true, workspace.states().words(provider), hit.number() == 0 ? "" : key(hit.number()));
        workspace.states().of(provider).sign().mark(light);
    }

    private String key(int number) {
        return Shortcuts.words(Shortcuts.shortcut(KeyCode.valueOf("DIGIT" + number)), workspace.texts());
    }

    private void show(boolean provider, String told, String end) {
        Presence.set(mark, provider);
        Presence.set(light, provider);
        detail.setText(told);
        keys.setText(end);
    }

    private void showName(Hit.Row item) {
        var text = item.hit().name();
        name.setText(Isolated.alone(text));
        // Right to left, parts would not stand in their order.
        var marks = FuzzyMatch.marks(item.typed(), FuzzyMatch.folded(text));
        boolean parts = !marks.isEmpty() && text.length() <= LONGEST_MARKED && !RightToLeft.isIn(text);
        Presence.set(name, !parts);
        Presence.set(marked, parts);
        marked.getChildren().clear();
        for (int from = 0; parts && from < text.length(); ) {
            boolean hit = marks.get(from);
            int next = hit ? marks.nextClearBit(from) : marks.nextSetBit(from);
            int to = next < 0 ? text.length() : Math.min(next, text.length());
            var part = new Text(text.substring(from, to));
            part.getStyleClass().add(hit ? "match" : "no-match");
            marked.getChildren().add(part);
            from = to;
        }
    }
}
