package dev.onehot.ui.plan;

import module java.base;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.PlannedChange;
import dev.onehot.ui.Texts;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// One thing that a plan would change.
final class PlannedCell extends ListCell<PlannedChange> {
    private static final int LONGEST = 80;

    private final Texts texts;

    private final Function<String, Optional<KnownSetting>> known;
    private final Supplier<String> added;

    /// @param known what is known of the setting with this key
    /// @param added the key of what is said of one that is not there yet
    PlannedCell(Texts texts, Function<String, Optional<KnownSetting>> known, Supplier<String> added) {
        this.texts = texts;
        this.known = known;
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
        var setting = item.provider() ? Optional.<KnownSetting>empty() : known.apply(item.name());
        var name = item.provider() ? item.name() : texts.settingTitle(item.name(), setting);
        boolean resets = setting.flatMap(KnownSetting::defaultValue).isPresent() || OwnSettings.KEYS.contains(item.name());
        var before = item.before().map(this::shown).orElse("");
        var after = item.after().map(this::shown).orElse("");
        // Of one whose fields stay there is something else to say.
        boolean same = item.before().equals(item.after());
        var text = switch (item.action()) {
            case ADD -> texts.get(added.get(), name);
            case REMOVE -> texts.get(resets ? "health.plan.reset" : "health.plan.remove", name);
            case CHANGE -> same ? name : texts.get("health.plan.change", name, before, after);
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
