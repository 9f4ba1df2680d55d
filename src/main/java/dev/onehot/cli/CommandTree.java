package dev.onehot.cli;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// All commands by name, in the order in which help lists them.
final class CommandTree {
    /// By their whole names; nothing for a method of the group that it is in.
    private static final Map<String, @Nullable Supplier<? extends Action>> ALL = all();

    private CommandTree() {}

    private static Map<String, @Nullable Supplier<? extends Action>> all() {
        var all = new LinkedHashMap<String, @Nullable Supplier<? extends Action>>();
        all.put("status", StatusAction::new);
        all.put("provider", ProviderGroup::new);
        methods(all, "provider", "list", "show", "add", "edit", "use", "remove");
        all.put("provider move", ProviderMove::new);
        methods(all, "provider", "pin", "unpin");
        all.put("provider key", ProviderKeyGroup::new);
        methods(all, "provider key", "list", "add", "use", "label", "remove");
        all.put("provider test", ProviderCheck::new);
        methods(all, "provider", "models", "presets");
        all.put("setting", SettingGroup::new);
        all.put("setting list", SettingList::new);
        methods(all, "setting", "get", "set", "reset", "schema");
        all.put("keys", KeysGroup::new);
        methods(all, "keys", "status", "protect", "share", "keep", "unlock", "renew", "forget", "lock");
        all.put("env", EnvAction::new);
        all.put("run", RunAction::new);
        all.put("key", KeyAction::new);
        all.put("bind", BindAction::new);
        all.put("program", ProgramGroup::new);
        methods(all, "program", "list", "show", "diff");
        all.put("program follow", ProgramFollow::new);
        methods(all, "program", "pin", "release", "apply", "take-over");
        all.put("program token", ProgramToken::new);
        all.put("watch", WatchAction::new);
        all.put("serve", ServeAction::new);
        all.put("tray", TrayAction::new);
        all.put("usage", UsageAction::new);
        all.put("history", HistoryAction::new);
        all.put("undo", UndoAction::new);
        all.put("export", ExportAction::new);
        all.put("import", ImportAction::new);
        all.put("backup", BackupAction::new);
        all.put("restore", RestoreAction::new);
        all.put("repair", RepairAction::new);
        all.put("release", ReleaseAction::new);
        all.put("doctor", DoctorAction::new);
        all.put("completion", CompletionAction::new);
        all.put("complete", CompleteAction::new);
        all.put("man", ManAction::new);
        all.put("soak", SoakAction::new);
        all.put("soak-writer", SoakWriter::new);
        return all;
    }

    private static void methods(Map<String, @Nullable Supplier<? extends Action>> all, String group, String... names) {
        for (var name : names) {
            all.put(group + " " + name, null);
        }
    }

    /// The whole program, or of it what `arguments` can mean: building every command would double the time that a short one takes.
    static CommandLine of(Session session, List<String> arguments) {
        boolean help = arguments.contains("-h") || arguments.contains("--help") || arguments.contains("completion") || arguments.contains("man");
        var line = new CommandLine(session.options());
        add(line, "", session, help ? Set.of() : Set.copyOf(arguments));
        return line;
    }

    /// Adds the wanted ones of what `group` has; all, when none is, so that a slip of the pen gets its suggestions.
    ///
    /// @param before its whole name and a space; empty for the program itself
    private static void add(CommandLine group, String before, Session session, Set<String> wanted) {
        var names = ALL.keySet().stream()
                .filter(it -> it.startsWith(before) && it.indexOf(' ', before.length()) < 0)
                .map(it -> it.substring(before.length()))
                .toList();
        boolean none = names.stream().noneMatch(wanted::contains);
        for (var name : names) {
            if (none || wanted.contains(name)) {
                var line = new CommandLine(command(group, before, name, session));
                line.getCommandSpec().addOption(help());
                group.addSubcommand(name, line);
                add(line, before + name + " ", session, wanted);
            }
        }
    }

    private static Object command(CommandLine group, String before, String name, Session session) {
        var make = ALL.get(before + name);
        if (make == null) {
            return CommandLine.getCommandMethods(group.getCommand().getClass(), null).stream()
                    .filter(it -> it.getAnnotation(CommandLine.Command.class).name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }
        var action = make.get();
        action.begin(session);
        return action;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build();
    }
}
