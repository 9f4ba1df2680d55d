package dev.onehot.ui.activity;

import dev.onehot.model.Change;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.ui.Texts;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What was done, in words.
record ChangeWords(Texts texts) {
    private static final int LONGEST_VALUE = 60;
    private static final int MOST_SHOWN = 3;

    /// The first change of a gesture in words, with how many more there are.
    String summary(PastGesture gesture) {
        var first = describe(main(gesture));
        int more = gesture.changes().size() - 1;
        return more == 0 ? first : texts.get("activity.more", first, more);
    }

    /// As [#summary], and whether it was itself an undo.
    String title(PastGesture gesture) {
        var summary = summary(gesture);
        return switch (gesture.kind()) {
            case CHANGE -> summary;
            case UNDO -> texts.get("activity.undo", summary);
            case REDO -> texts.get("activity.redo", summary);
        };
    }

    /// Of a switch that is the provider that became active; otherwise what came first.
    private static PastChange main(PastGesture gesture) {
        return gesture.changes().stream()
                .filter(it -> it.change() instanceof Change.ProviderChange provider
                        && provider.action() == Change.ProviderAction.ACTIVATED)
                .findFirst()
                .orElse(gesture.first());
    }

    /// The changes after the first, a few of them, one a line.
    String rest(PastGesture gesture) {
        var main = main(gesture);
        return gesture.changes().stream()
                .filter(it -> it.number() != main.number())
                .limit(MOST_SHOWN)
                .map(this::describe)
                .collect(Collectors.joining("\n"));
    }

    private String describe(PastChange change) {
        return switch (change.change()) {
            case Change.SettingChange(var key, var action) -> setting(change, key);
            case Change.ProviderChange(long id, var name, var action) -> provider(change, action);
        };
    }

    private String setting(PastChange change, String key) {
        var before = change.before(PastChange.VALUE).map(this::shown);
        var after = change.after(PastChange.VALUE).map(this::shown);
        if (after.isEmpty()) {
            return texts.get("activity.setting.reset", key, before.orElse(""));
        }
        return before.map(it -> texts.get("activity.setting.changed", key, it, after.get()))
                .orElseGet(() -> texts.get("activity.setting.set", key, after.get()));
    }

    private String provider(PastChange change, Change.ProviderAction action) {
        var name = change.name();
        return switch (action) {
            case ADDED -> texts.get("activity.provider.added", name);
            case RENAMED -> texts.get("activity.provider.renamed", change.before("name").orElse(""), name);
            case ACTIVATED -> texts.get("activity.provider.activated", name);
            case DEACTIVATED -> texts.get("activity.provider.deactivated", name);
            case DELETED -> texts.get("activity.provider.deleted", name);
            case RESTORED -> texts.get("activity.provider.restored", name);
            case UPDATED, MOVED, CHECKED -> texts.get("activity.provider.updated", name, fields(change));
        };
    }

    private String fields(PastChange change) {
        var before = change.before().orElse(Map.of());
        var parts = new ArrayList<String>();
        change.after().orElse(Map.of()).forEach((field, value) -> {
            var old = before.get(field);
            boolean ofAPerson = !field.equals("active") && !field.equals("hasKey");
            if (ofAPerson && !Objects.equals(old, value)) {
                var label = texts.find("editor." + field).orElse(field);
                parts.add(texts.get("activity.field", label, shown(old == null ? "" : old), shown(value)));
            }
        });
        if (change.keyChanged()) {
            parts.add(texts.get("activity.keyChanged"));
        }
        return String.join(", ", parts);
    }

    private String shown(String value) {
        var line = value.replace('\n', ' ');
        if (line.isEmpty()) {
            return texts.get("settings.empty");
        }
        return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
    }
}
