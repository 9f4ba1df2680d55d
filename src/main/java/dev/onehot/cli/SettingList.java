package dev.onehot.cli;

import module java.base;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Setting;
import org.jspecify.annotations.Nullable;
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

    @Override
    int run() {
        if (session().json()) {
            session().out().text("{\"settings\":[");
            var before = new String[] {""};
            each((key, row) -> {
                session().out().text(before[0] + JsonOutput.write(Shapes.setting(key, row, session().schemas())));
                before[0] = ",";
            });
            session().out().raw("]}");
            return Exit.DONE;
        }
        // Twice through them instead of all of them in memory.
        var table = new Columns("", "KEY", "VALUE");
        each((key, row) -> table.measure(mark(row), key, ""));
        table.print(session().out());
        each((key, row) -> table.print(session().out(), mark(row), key, shown(key, row)));
        return Exit.DONE;
    }

    /// What is done with one setting that is asked for.
    @FunctionalInterface
    private interface Each {
        void take(String key, @Nullable Setting row);
    }

    private void each(Each each) {
        var manager = session().reading();
        Set<String> known = new LinkedHashSet<>();
        session().schemas().all().stream().map(KnownSetting::key).forEach(known::add);
        known.forEach(key -> offer(key, manager.setting(key).orElse(null), each));
        try (var stored = manager.settings()) {
            stored.each(row -> {
                if (!known.contains(row.key())) {
                    offer(row.key(), row, each);
                }
            });
        }
    }

    private void offer(String key, @Nullable Setting row, Each each) {
        if (matches(key) && (!modified || (row != null && Shapes.isModified(row, session().schemas())))) {
            each.take(key, row);
        }
    }

    private String mark(@Nullable Setting row) {
        return row != null && Shapes.isModified(row, session().schemas()) ? "*" : "";
    }

    private String shown(String key, @Nullable Setting row) {
        if (row == null) {
            return session().schemas().find(key).flatMap(KnownSetting::defaultValue).orElse("");
        }
        return session().schemas().isSecret(key) ? "••••" : Shapes.value(row);
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
