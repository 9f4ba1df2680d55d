package dev.onehot.cli;

import module java.base;

import dev.onehot.model.Resource;
import dev.onehot.model.Version;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// The manual page, made from the same model as the help.
/// By hand: picocli makes AsciiDoc, which is no page before a second program has made one of it.
final class ManPage {
    private static final String ENVIRONMENT = """
            .TP
            .B ONEHOT_DB
            The database, as with \\-\\-db.
            .TP
            .B ONEHOT_PASSPHRASE
            Opens the vault, or makes it, without asking: for scripts and servers.
            .TP
            .B ONEHOT_WAIT
            How long to wait for a person, as with \\-\\-wait.
            .TP
            .B XDG_DATA_HOME
            Where data directories are; otherwise ~/.local/share.
            .TP
            .B NO_COLOR
            No colours in help.
            """;

    private static final String FILES = """
            .TP
            .I ~/.local/share/onehot/onehot.db
            The database, a SQLite file. Its tables settings and ai_providers may be read and written by other programs at any time.
            .TP
            .I .onehot
            In a folder: the name or the id of the provider that env, key and run use there and below, as bind writes it.
            """;

    /// What stands in the synopsis of every command.
    private static final String EVERYWHERE = " \\[(?:-h|--json|--quiet|--verbose|--db=FILE|--wait=SECONDS)]";

    private final StringBuilder page = new StringBuilder();

    private ManPage() {}

    static String of(CommandSpec root) {
        return new ManPage().write(root);
    }

    private String write(CommandSpec root) {
        page.append(".TH ONEHOTCTL 1 \"\" \"Onehot ").append(Version.CURRENT).append("\" \"Onehot\"\n");
        section("NAME", "onehotctl \\- switch the active AI provider, edit providers and settings\n");
        section("SYNOPSIS", ".B onehotctl\n[\\-\\-db FILE] [\\-\\-json] [\\-\\-quiet] COMMAND\n");
        section("DESCRIPTION", lines(List.of(root.usageMessage().description())));
        section("OPTIONS", "");
        Described.options(root).forEach(it -> entry(String.join(", ", it.names()), it));
        section("COMMANDS", "");
        commands(root);
        section("JSON", json());
        section("EXIT STATUS", "");
        root.usageMessage()
                .exitCodeList()
                .forEach((code, meaning) -> item(code, meaning));
        section("ENVIRONMENT", ENVIRONMENT);
        section("FILES", FILES);
        return page.toString();
    }

    private void commands(CommandSpec command) {
        for (var line : Described.visible(command).values()) {
            var below = line.getCommandSpec();
            if (below.subcommands().isEmpty()) {
                var synopsis = new Help(below, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0);
                page.append(".SS ").append(escaped(synopsis.replaceAll("\\s+", " ").replaceAll(EVERYWHERE, "").strip())).append('\n');
                page.append(lines(List.of(below.usageMessage().description())));
                below.positionalParameters().forEach(it -> entry("", it));
                Described.options(below).stream()
                        .filter(it -> !it.inherited() && !it.usageHelp())
                        .forEach(it -> entry(String.join(", ", it.names()), it));
            }
            commands(below);
        }
    }

    private void entry(String names, ArgSpec argument) {
        boolean value = names.isEmpty() || argument.arity().max() > 0;
        item(
                (names + (value ? " " + argument.paramLabel() : "")).strip(),
                String.format(String.join(" ", argument.description())));
    }

    private void item(String term, String meaning) {
        page.append(".TP\n.B ").append(escaped(term)).append('\n').append(escaped(meaning)).append('\n');
    }

    private void section(String title, String text) {
        page.append(".SH \"").append(title).append("\"\n").append(text);
    }

    /// Lines that are indented are examples, to be shown as they stand.
    private static String lines(List<String> lines) {
        return lines.stream()
                        .map(String::format)
                        .map(it -> it.startsWith("  ") ? ".br\n\\h'2n'" + escaped(it.strip()) : escaped(it))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /// The documents of `--json`, an example each.
    static String examples() {
        return Resource.text(ManPage.class, "json.txt");
    }

    private static String json() {
        var intro = "With \\-\\-json a command prints one document in one line; watch prints one for each change. Fields may come, none goes;"
                + " what is absent is null.\n.PP\n.nf\n";
        return intro + examples().lines().map(ManPage::escaped).collect(Collectors.joining("\n")) + "\n.fi\n";
    }

    private static String escaped(String text) {
        var out = text.replace("\\", "\\e").replace("-", "\\-").codePoints()
                .mapToObj(c -> c < 0x7f ? Character.toString(c) : String.format("\\[u%04X]", c))
                .collect(Collectors.joining());
        return out.startsWith(".") || out.startsWith("'") ? "\\&" + out : out;
    }
}
