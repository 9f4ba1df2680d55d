package dev.onehot.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// All commands by name, in the order in which help lists them.
final class CommandTree {
    private static final Map<String, Function<Session, Object>> TOP = commands();
    private static final Map<String, Function<Session, Object>> PROVIDER = providerCommands();
    private static final Map<String, Function<Session, Object>> PROVIDER_KEY = keyCommands();
    private static final Map<String, Function<Session, Object>> KEYS = keepingCommands();
    private static final Map<String, Function<Session, Object>> SETTING = settingCommands();

    private CommandTree() {}

    @Command(name = "provider", description = "List, add, edit, choose and remove providers.")
    private static final class ProviderGroup extends Group {}

    @Command(name = "key", description = "List, add, choose, name and remove further keys of a provider.")
    private static final class ProviderKeyGroup extends Group {}

    @Command(name = "keys", description = "Show and change how the keys of this database are kept: protected or not, and where.")
    private static final class KeysGroup extends Group {}

    @Command(name = "setting", description = "List, read and change settings.")
    private static final class SettingGroup extends Group {}

    private static Map<String, Function<Session, Object>> commands() {
        var all = new LinkedHashMap<String, Function<Session, Object>>();
        all.put("status", StatusAction::new);
        all.put("provider", session -> new ProviderGroup());
        all.put("setting", session -> new SettingGroup());
        all.put("keys", session -> new KeysGroup());
        all.put("env", EnvAction::new);
        all.put("run", RunAction::new);
        all.put("key", KeyAction::new);
        all.put("watch", WatchAction::new);
        all.put("history", HistoryAction::new);
        all.put("undo", UndoAction::new);
        all.put("export", ExportAction::new);
        all.put("import", ImportAction::new);
        all.put("backup", BackupAction::new);
        all.put("restore", RestoreAction::new);
        all.put("repair", RepairAction::new);
        all.put("doctor", DoctorAction::new);
        all.put("completion", CompletionAction::new);
        all.put("complete", CompleteAction::new);
        all.put("man", ManAction::new);
        all.put("soak", SoakAction::new);
        all.put("soak-writer", SoakWriter::new);
        return all;
    }

    private static Map<String, Function<Session, Object>> providerCommands() {
        var all = new LinkedHashMap<String, Function<Session, Object>>();
        all.put("list", ProviderList::new);
        all.put("show", ProviderShow::new);
        all.put("add", ProviderAdd::new);
        all.put("edit", ProviderEdit::new);
        all.put("use", ProviderUse::new);
        all.put("remove", ProviderRemove::new);
        all.put("move", ProviderMove::new);
        all.put("pin", ProviderPin::new);
        all.put("unpin", ProviderUnpin::new);
        all.put("key", session -> new ProviderKeyGroup());
        all.put("test", ProviderCheck::new);
        all.put("models", ProviderModels::new);
        all.put("presets", ProviderPresets::new);
        return all;
    }

    private static Map<String, Function<Session, Object>> keyCommands() {
        var all = new LinkedHashMap<String, Function<Session, Object>>();
        all.put("list", ProviderKeyList::new);
        all.put("add", ProviderKeyAdd::new);
        all.put("use", ProviderKeyUse::new);
        all.put("label", ProviderKeyLabel::new);
        all.put("remove", ProviderKeyRemove::new);
        return all;
    }

    private static Map<String, Function<Session, Object>> keepingCommands() {
        var all = new LinkedHashMap<String, Function<Session, Object>>();
        all.put("status", KeysStatus::new);
        all.put("protect", KeysProtect::new);
        all.put("share", KeysShare::new);
        all.put("keep", KeysKeep::new);
        all.put("unlock", KeysUnlock::new);
        all.put("lock", KeysLock::new);
        return all;
    }

    private static Map<String, Function<Session, Object>> settingCommands() {
        var all = new LinkedHashMap<String, Function<Session, Object>>();
        all.put("list", SettingList::new);
        all.put("get", SettingGet::new);
        all.put("set", SettingSet::new);
        all.put("reset", SettingReset::new);
        all.put("schema", SettingSchema::new);
        return all;
    }

    /// The whole program, or of it what `arguments` can mean: building every command would double the time that a short one takes.
    static CommandLine of(Session session, List<String> arguments) {
        boolean help = arguments.contains("-h") || arguments.contains("--help") || arguments.contains("completion") || arguments.contains("man");
        var wanted = help ? Set.<String>of() : Set.copyOf(arguments);
        var line = new CommandLine(session.options());
        add(line, TOP, session, wanted);
        addTo(line, "provider", PROVIDER, session, wanted);
        addTo(line, "keys", KEYS, session, wanted);
        addTo(line, "setting", SETTING, session, wanted);
        var provider = line.getSubcommands().get("provider");
        if (provider != null) {
            addTo(provider, "key", PROVIDER_KEY, session, wanted);
        }
        return line;
    }

    /// The whole program.
    static CommandLine whole(Session session) {
        return of(session, List.of("--help"));
    }

    private static void addTo(
            CommandLine line,
            String group,
            Map<String, Function<Session, Object>> commands,
            Session session,
            Set<String> wanted) {
        var parent = line.getSubcommands().get(group);
        if (parent != null) {
            add(parent, commands, session, wanted);
        }
    }

    /// Adds the wanted ones of `commands`; all, when none is, so that a slip of the pen gets its suggestions.
    private static void add(
            CommandLine line, Map<String, Function<Session, Object>> commands, Session session, Set<String> wanted) {
        boolean none = commands.keySet().stream().noneMatch(wanted::contains);
        commands.forEach((name, make) -> {
            if (none || wanted.contains(name)) {
                line.addSubcommand(name, make.apply(session));
            }
        });
    }
}
