package dev.onehot.cli;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Setting;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Known settings in their order, then all others that are stored.
@Command(name = "list", description = "List settings. Values whose key looks like that of a secret are not printed.")
final class SettingList extends Action {
    @Option(names = "--modified", description = "Only those that differ from their default.")
    private boolean modified;

    @Parameters(arity = "0..1", paramLabel = "PATTERN", description = "Part of the key, or a pattern with * and ?.")
    private String pattern = "";

    SettingList(Session session) {
        super(session);
    }

    @Override
    int run() {
        var stored = session().snapshot().settings();
        Set<String> keys = new LinkedHashSet<>();
        session().schemas().all().stream().map(KnownSetting::key).forEach(keys::add);
        keys.addAll(stored.keySet());
        keys.removeIf(key -> !matches(key)
                || (modified && Optional.ofNullable(stored.get(key)).filter(it -> Shapes.isModified(it, session().schemas())).isEmpty()));
        if (session().json()) {
            session().out()
                    .json(Json.object(
                            "settings",
                            keys.stream().map(key -> Shapes.setting(key, stored.get(key), session().schemas())).toList()));
            return Exit.DONE;
        }
        var table = new Table("", "KEY", "VALUE");
        for (var key : keys) {
            var row = stored.get(key);
            table.row(row != null && Shapes.isModified(row, session().schemas()) ? "*" : "", key, shown(key, row));
        }
        table.print(session().out());
        return Exit.DONE;
    }

    private String shown(String key, @org.jspecify.annotations.Nullable Setting row) {
        if (row == null) {
            return session().schemas().find(key).flatMap(KnownSetting::defaultValue).orElse("");
        }
        return session().schemas().isSecret(key) ? "••••" : row.value();
    }

    private boolean matches(String key) {
        var wanted = pattern.toLowerCase(Locale.ROOT);
        var text = key.toLowerCase(Locale.ROOT);
        if (!wanted.contains("*") && !wanted.contains("?")) {
            return text.contains(wanted);
        }
        var expression = wanted.chars()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> "\\x{" + Integer.toHexString(c) + "}";
                })
                .collect(Collectors.joining());
        return text.matches("(?s)" + expression);
    }
}
