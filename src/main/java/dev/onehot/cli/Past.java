package dev.onehot.cli;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.PastChange;
import org.jspecify.annotations.Nullable;

/// How a change that was made is shown.
final class Past {
    private Past() {}

    static Map<String, @Nullable Object> shape(PastChange past) {
        return switch (past.change()) {
            case Change.ProviderChange it ->
                JsonOutput.object("what", "provider", "id", it.id(), "name", past.name(), "change", it.action().word());
            case Change.ProgramChange it ->
                JsonOutput.object("what", "program", "id", it.id(), "name", past.name(), "change", it.action().word());
            case Change.KeysChange(var action) -> JsonOutput.object("what", "keys", "id", null, "name", "keys", "change", action.word());
            case Change.SettingChange it ->
                JsonOutput.object("what", "setting", "id", null, "name", it.key(), "change", it.action().word());
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
            case Change.ProviderChange it -> Table.name(past.name()) + " " + switch (it.action()) {
                case KEY_ADDED -> key(past.after(PastChange.SPARE)) + " added";
                case KEY_REMOVED -> key(past.before(PastChange.SPARE)) + " removed";
                case KEY_LABELED -> labeled(past);
                default -> it.action().word();
            };
            case Change.ProgramChange it -> Table.name(past.name()) + " " + it.action().word();
            case Change.KeysChange(var action) -> "keys " + action.word() + past.after(PastChange.PLACE)
                    .filter(it -> action == Change.KeysAction.KEPT)
                    .map(it -> " in " + it)
                    .orElse("");
            case Change.SettingChange it -> it.key() + " " + it.action().word();
        };
    }

    private static String key(Optional<String> label) {
        return label.filter(it -> !it.isEmpty()).map(it -> "key " + it).orElse("key");
    }

    private static String labeled(PastChange past) {
        var after = past.after(PastChange.SPARE).or(() -> past.after(PastChange.KEY_LABEL));
        return after.filter(it -> !it.isEmpty()).map(it -> "key called " + it).orElse("key without a label");
    }
}
