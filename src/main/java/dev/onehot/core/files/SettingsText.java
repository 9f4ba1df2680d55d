package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Message;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;

/// All stored settings as one JSON text to be edited, and the way back. Secrets and large values are not in it and stay as they are.
///
/// Immutable; safe on any thread. Its methods take some ms for each thousand settings.
///
/// @param text an object with a text for each setting
public record SettingsText(String text, Map<String, Setting> start) {
    public static final SettingsText EMPTY = new SettingsText("{}", Map.of());

    /// What is stored as of `snapshot`.
    public static SettingsText of(Snapshot snapshot, Schemas schemas) {
        var start = new LinkedHashMap<String, Setting>();
        var values = new LinkedHashMap<String, String>();
        var reading = schemas.reading(snapshot.schemas());
        snapshot.settings().values().stream().filter(it -> !it.isLarge() && !reading.isSecret(it.key())).forEach(it -> {
            start.put(it.key(), it);
            values.put(it.key(), it.value());
        });
        return new SettingsText(ExportDocument.write(values), start);
    }

    /// What an earlier run began from. What is stored as another value by now is taken for changed since, as if that had happened while it was edited.
    public static SettingsText begun(String text, Snapshot snapshot) {
        try {
            var start = new LinkedHashMap<String, Setting>();
            ExportDocument.readTexts(text).forEach((key, value) -> start.put(
                    key, snapshot.setting(key).filter(it -> it.value().equals(value)).orElseGet(() -> Setting.of(key, value, "", -1))));
            return new SettingsText(text, start);
        } catch (DocumentException broken) {
            return EMPTY;
        }
    }

    /// What saving an edited text would change; what is no JSON is a problem too.
    public Plan plan(String edited, Schemas schemas) {
        var planning = new Planning();
        try {
            plan(ExportDocument.readTexts(edited), schemas.current(), planning);
        } catch (DocumentException broken) {
            planning.problem("", Message.of("json.broken", broken.detail()));
        }
        return planning.plan();
    }

    private void plan(Map<String, String> values, Schemas.Reading reading, Planning planning) {
        start.forEach((key, before) -> {
            if (!values.containsKey(key)) {
                var reset = new Command.ResetSetting(key, OptionalLong.of(before.version()));
                planning.setting(key, false, Optional.of(before), Optional.empty(), reset);
            }
        });
        values.forEach((key, value) -> {
            var before = Optional.ofNullable(start.get(key));
            if (before.filter(it -> it.value().equals(value)).isEmpty()) {
                reading.problems(key, value).forEach(it -> planning.problem(key, Message.of("json.problem", key, clause(it.message().text()))));
                var set = new Command.SetSetting(key, value, before.map(it -> OptionalLong.of(it.version())).orElse(Command.ABSENT));
                planning.setting(key, reading.isSecret(key), before, Optional.of(value), set);
            }
        });
    }

    /// A sentence without its full stop.
    private static String clause(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("。") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    @Override
    public String toString() {
        return "SettingsText[" + start.size() + " settings]";
    }
}
