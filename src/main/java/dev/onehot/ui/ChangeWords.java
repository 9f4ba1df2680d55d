package dev.onehot.ui;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.schema.SettingSchemas;

/// What was done, in words.
///
/// @param schemas what is known of settings, as far as it was read
public record ChangeWords(Texts texts, Optional<SettingSchemas> schemas) {
    private static final int LONGEST_VALUE = 60;
    private static final int MOST_SHOWN = 3;
    private static final Set<String> NOT_SHOWN = Set.of("active", "hasKey", PastChange.POSITION, PastChange.PINNED);

    /// A gesture in words: a switch from where to where, of others the first change, with how many more there are.
    public String summary(PastGesture gesture) {
        return switched(gesture).orElseGet(() -> {
            var first = describe(main(gesture));
            int more = gesture.changes().size() - 1;
            return more == 0 ? first : texts.get("activity.more", first, more);
        });
    }

    /// Where one provider took the place of another, and nothing else happened.
    private Optional<String> switched(PastGesture gesture) {
        var from = names(gesture, Change.ProviderAction.DEACTIVATED);
        var to = names(gesture, Change.ProviderAction.ACTIVATED);
        return gesture.changes().size() == 2 && from.size() == 1 && to.size() == 1
                ? Optional.of(texts.get("activity.switched", from.getFirst(), to.getFirst()))
                : Optional.empty();
    }

    private static List<String> names(PastGesture gesture, Change.ProviderAction action) {
        return gesture.changes().stream()
                .filter(it -> it.change() instanceof Change.ProviderChange provider && provider.action() == action)
                .map(PastChange::name)
                .toList();
    }

    /// As [#summary], and whether it was itself an undo.
    public String title(PastGesture gesture) {
        var summary = summary(gesture);
        return switch (gesture.kind()) {
            case CHANGE -> summary;
            case UNDO -> texts.get("activity.undo", summary);
            case REDO -> texts.get("activity.redo", summary);
        };
    }

    /// Of a switch that is the provider that became active, of another way to keep keys that; otherwise what came first.
    public static PastChange main(PastGesture gesture) {
        return gesture.changes().stream()
                .filter(it -> it.change() instanceof Change.KeysChange
                        || (it.change() instanceof Change.ProviderChange provider
                                && provider.action() == Change.ProviderAction.ACTIVATED))
                .findFirst()
                .orElse(gesture.first());
    }

    /// The first changes of a gesture in one sentence, with how many more there are.
    String sentence(PastGesture gesture) {
        var first = main(gesture);
        var all = new ArrayList<>(gesture.changes());
        all.remove(first);
        all.addFirst(first);
        return sentence(all.stream().limit(MOST_SHOWN).map(this::describe).toList(), all.size());
    }

    /// Whether [#sentence] leaves nothing of it out.
    static boolean isWhole(PastGesture gesture) {
        return gesture.changes().size() <= MOST_SHOWN;
    }

    /// Some of `count` changes in one sentence.
    private String sentence(List<String> some, int count) {
        var shown = String.join("; ", some);
        return count == some.size() ? shown : texts.get("activity.more", shown, count - some.size());
    }

    /// What another program did, one change a line: first which provider became active.
    ///
    /// @param changes what was heard of it
    /// @param past the newest of the history, where there is more to be read about most of them
    public List<String> lines(List<Change> changes, List<PastGesture> past) {
        var known = new HashMap<Change, PastChange>();
        // Newest first.
        past.forEach(gesture -> gesture.changes().reversed().forEach(it -> known.putIfAbsent(it.change(), it)));
        return changes.stream()
                .sorted(Comparator.comparing(it -> !isSwitch(it)))
                .map(it -> Optional.ofNullable(known.get(it)).map(this::describe).orElseGet(() -> plain(it)))
                .distinct()
                .toList();
    }

    private static boolean isSwitch(Change change) {
        return change instanceof Change.ProviderChange provider && provider.action() == Change.ProviderAction.ACTIVATED;
    }

    /// What is known of a change that is not in the history.
    private String plain(Change change) {
        return switch (change) {
            case Change.SettingChange(var key, var action) -> texts.get("change.changed", title(key));
            case Change.ProviderChange(long id, var name, var action) -> switch (action) {
                case ADDED -> texts.get("activity.provider.added", name);
                case ACTIVATED -> texts.get("activity.provider.activated", name);
                case DEACTIVATED -> texts.get("activity.provider.deactivated", name);
                case DELETED -> texts.get("activity.provider.deleted", name);
                case RESTORED -> texts.get("activity.provider.restored", name);
                case MOVED -> texts.get("activity.provider.moved", name);
                case PINNED -> texts.get("activity.provider.pinned", name);
                case UNPINNED -> texts.get("activity.provider.unpinned", name);
                case CHECKED -> texts.get("change.checked", name);
                case UPDATED, RENAMED, KEY_ADDED, KEY_LABELED, KEY_REMOVED -> texts.get("change.changed", name);
            };
            case Change.ProgramChange(var id, var name, var action) -> program(action, name);
            case Change.KeysChange(var action) -> texts.get("change.keys");
        };
    }

    /// The changes that [#summary] leaves out, a few of them, one a line.
    public String rest(PastGesture gesture) {
        if (switched(gesture).isPresent()) {
            return "";
        }
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
            case Change.ProgramChange(var id, var name, var action) -> program(action, name);
            case Change.KeysChange(var action) -> keys(change, action);
        };
    }

    /// Settings of which what was typed is a part of the title.
    public List<String> keys(String typed) {
        var part = typed.toLowerCase(texts.locale());
        var all = Stream.concat(texts.titledSettings(), schemas.stream().flatMap(it -> it.all().stream()).map(KnownSetting::key)).distinct();
        return part.isEmpty() ? List.of() : all.filter(it -> title(it).toLowerCase(texts.locale()).contains(part)).toList();
    }

    /// Whether there is a setting among them of which a schema that was not read may know more than its key.
    public boolean lackTitles(List<PastGesture> gestures) {
        return schemas.isEmpty() && gestures.stream().flatMap(it -> it.changes().stream()).anyMatch(it -> it.change() instanceof Change.SettingChange(var key, var _) && title(key).equals(key));
    }

    private String title(String key) {
        return texts.settingTitle(key, schemas.flatMap(it -> it.find(key)));
    }

    private String setting(PastChange change, String key) {
        var title = title(key);
        var known = schemas.flatMap(it -> it.find(key));
        var before = change.before(PastChange.VALUE).map(it -> shown(texts.settingValue(key, it, known)));
        var after = change.after(PastChange.VALUE).map(it -> shown(texts.settingValue(key, it, known)));
        if (after.isEmpty()) {
            return texts.get("activity.setting.reset", title, before.orElse(""));
        }
        return before.map(it -> texts.get("activity.setting.changed", title, it, after.get()))
                .orElseGet(() -> texts.get("activity.setting.set", title, after.get()));
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
            case MOVED -> texts.get("activity.provider.moved", name);
            case PINNED -> texts.get("activity.provider.pinned", name);
            case UNPINNED -> texts.get("activity.provider.unpinned", name);
            case KEY_ADDED -> texts.get("activity.key.added", name, shown(change.after(PastChange.SPARE).orElse("")));
            case KEY_LABELED -> {
                var label = change.before(PastChange.SPARE_ID).isPresent() ? PastChange.SPARE : PastChange.KEY_LABEL;
                var before = shown(change.before(label).orElse(""));
                yield texts.get("activity.key.labeled", name, before, shown(change.after(label).orElse("")));
            }
            case KEY_REMOVED -> texts.get("activity.key.removed", name, shown(change.before(PastChange.SPARE).orElse("")));
            case UPDATED, CHECKED -> texts.get("activity.provider.updated", name, fields(change));
        };
    }

    private String program(Change.ProgramAction action, String name) {
        return switch (action) {
            case FOLLOWED -> texts.get("activity.program.followed", name);
            case RELEASED -> texts.get("activity.program.released", name);
            case PINNED -> texts.get("activity.program.pinned", name);
            case UNPINNED -> texts.get("activity.program.unpinned", name);
            case APPLIED, WRITTEN -> texts.get("activity.program.written", name);
            case TOKEN_MADE -> texts.get("activity.token.made", name);
            case TOKEN_REVOKED -> texts.get("activity.token.revoked", name);
            case TOKEN_CHANGED -> texts.get("activity.token.changed", name);
        };
    }

    private String keys(PastChange change, Change.KeysAction action) {
        return switch (action) {
            case PROTECTED -> texts.get("activity.keys.protected");
            case SHARED -> texts.get("activity.keys.shared");
            case RENEWED -> texts.get("activity.keys.renewed");
            case KEPT -> switch (change.after(PastChange.PLACE).orElse("")) {
                case "keychain" -> texts.get("activity.keys.kept.keychain");
                case "vault" -> texts.get("activity.keys.kept.vault");
                case "file" -> texts.get("activity.keys.kept.file");
                default -> texts.get("activity.keys.kept.session");
            };
        };
    }

    private String fields(PastChange change) {
        var before = change.before().orElse(Map.of());
        var parts = new ArrayList<String>();
        change.after().orElse(Map.of()).forEach((field, value) -> {
            var old = before.get(field);
            boolean ofAPerson = !NOT_SHOWN.contains(field);
            if (ofAPerson && !Objects.equals(old, value)) {
                var label = field.equals(PastChange.KEY_LABEL) ? texts.get("spare.label") : texts.find("editor." + field).orElse(field);
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
