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

    /// What is to be said of an edited text.
    ///
    /// @param problem the first thing that is wrong; empty when it can be saved
    /// @param changes how many settings it would change
    public record Check(Optional<Message> problem, int changes) {}

    /// Looks at an edited text without saving it.
    public Check check(String edited, Schemas schemas) {
        try {
            var commands = commands(edited);
            var reading = schemas.current();
            for (var command : commands) {
                if (command instanceof Command.SetSetting set) {
                    var problems = reading.problems(set.key(), set.value());
                    if (!problems.isEmpty()) {
                        return new Check(Optional.of(Message.of("json.problem", set.key(), clause(problems.getFirst().message().text()))), 0);
                    }
                }
            }
            return new Check(Optional.empty(), commands.size());
        } catch (DocumentException broken) {
            return new Check(Optional.of(Message.of("json.broken", broken.detail())), 0);
        }
    }

    /// A sentence without its full stop.
    private static String clause(String sentence) {
        return sentence.endsWith(".") || sentence.endsWith("。") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /// Saves an edited text as one change. Throws [DocumentException] when it is no JSON.
    public Command command(String edited) {
        return new Command.Composite(commands(edited));
    }

    private List<Command> commands(String edited) {
        var values = ExportDocument.readTexts(edited);
        var commands = new ArrayList<Command>();
        start.forEach((key, before) -> {
            if (!values.containsKey(key)) {
                commands.add(new Command.ResetSetting(key, OptionalLong.of(before.version())));
            }
        });
        values.forEach((key, value) -> {
            var before = start.get(key);
            if (before == null) {
                commands.add(new Command.SetSetting(key, value, Command.ABSENT));
            } else if (!before.value().equals(value)) {
                commands.add(new Command.SetSetting(key, value, OptionalLong.of(before.version())));
            }
        });
        return commands;
    }

    @Override
    public String toString() {
        return "SettingsText[" + start.size() + " settings]";
    }
}
