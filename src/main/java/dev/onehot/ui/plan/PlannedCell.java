package dev.onehot.ui.plan;

import dev.onehot.model.PlannedChange;
import dev.onehot.ui.Texts;
import java.util.function.Supplier;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// One thing that a plan would change.
final class PlannedCell extends ListCell<PlannedChange> {
    private static final int LONGEST = 80;

    private final Texts texts;

    private final Supplier<String> added;

    /// @param added the key of what is said of one that is not there yet
    PlannedCell(Texts texts, Supplier<String> added) {
        this.texts = texts;
        this.added = added;
        getStyleClass().add("planned-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PlannedChange item, boolean empty) {
        super.updateItem(item, empty);
        setText(item == null || empty ? null : describe(item));
    }

    private String describe(PlannedChange item) {
        var before = item.before().map(this::shown).orElse("");
        var after = item.after().map(this::shown).orElse("");
        // Of one whose fields stay there is something else to say.
        boolean same = item.before().equals(item.after());
        var text = switch (item.action()) {
            case ADD -> texts.get(added.get(), item.name());
            case REMOVE -> texts.get("health.plan.remove", item.name());
            case CHANGE -> same ? item.name() : texts.get("health.plan.change", item.name(), before, after);
        };
        var withKey = item.keyChanges() ? texts.get("health.plan.key", text) : text;
        return item.also().isEmpty()
                ? withKey
                : texts.get("health.plan.also", withKey, texts.messages(item.also()));
    }

    private String shown(String value) {
        var line = value.replace('\n', ' ');
        if (line.isEmpty()) {
            return texts.get("settings.empty");
        }
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
