package dev.onehot.cli;

import dev.onehot.model.Change;
import dev.onehot.model.PastChange;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a change that was made is shown.
final class Past {
    private Past() {}

    static Map<String, @Nullable Object> shape(PastChange past) {
        return switch (past.change()) {
            case Change.ProviderChange it ->
                Json.object("what", "provider", "id", it.id(), "name", past.name(), "change", word(it.action()));
            case Change.SettingChange it ->
                Json.object("what", "setting", "id", null, "name", it.key(), "change", word(it.action()));
        };
    }

    /// With what it was and what it became.
    static Map<String, @Nullable Object> details(PastChange past) {
        var shape = shape(past);
        shape.put("number", past.number());
        shape.put("before", past.before());
        shape.put("after", past.after());
        shape.put("keyChanged", past.keyChanged());
        return shape;
    }

    /// A few words.
    static String text(PastChange past) {
        return switch (past.change()) {
            case Change.ProviderChange it -> Table.name(past.name()) + " " + word(it.action());
            case Change.SettingChange it -> it.key() + " " + word(it.action());
        };
    }

    private static String word(Enum<?> action) {
        return action.name().toLowerCase(Locale.ROOT);
    }
}
