package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.Protocol;
import dev.onehot.tools.programs.Supply.KeyWay;

/// The programs that Onehot knows, read from `programs.ini` when a command is run. Safe on any thread.
public final class Programs {
    static final Pattern VERSION = Pattern.compile("(?<=.)@[^@/]*$");

    /// Keys behind which several words may stand, with commas.
    private static final List<String> WORDS = List.of("unset", "empty", "sends");

    private final Sections sections;

    private Programs(Sections sections) {
        this.sections = sections;
    }

    /// Those of which it is known what makes one run of them use a provider, or that nothing does.
    public static List<KnownProgram> all() {
        var programs = new Programs(sections());
        return programs.sections.ids().stream()
                .filter(it -> !it.contains("/"))
                .map(programs::program)
                .filter(it -> !it.ways().isEmpty() || !it.refused().isEmpty())
                .toList();
    }

    /// All that is written of programs.
    public static Sections sections() {
        return Sections.of("programs.ini");
    }

    /// Variables that lead one of them to a provider of this protocol however it is started, by name. No other program reads them.
    public static Map<String, String> always(Protocol protocol) {
        return Sections.assignments(all().stream()
                .flatMap(it -> Optional.ofNullable(it.ways().get(protocol)).stream())
                .flatMap(it -> it.all("always").stream()));
    }

    private KnownProgram program(String id) {
        var ways = new HashMap<Protocol, Way>();
        for (var protocol : Protocol.values()) {
            var section = id + "/" + protocol.name().toLowerCase(Locale.ROOT);
            if (sections.ids().contains(section)) {
                ways.put(protocol, new Way(sections.lines(section).stream().flatMap(it -> lines(it).stream()).toList()));
            }
        }
        var packages = sections.words(id, "package");
        return new KnownProgram(
                id,
                sections.text(id, "name"),
                sections.words(id, "command"),
                packages.stream().map(it -> VERSION.matcher(it).replaceFirst("")).toList(),
                sections.words(id, "place"),
                packages.isEmpty() ? "" : packages.getFirst(),
                sections.text(id, "refused"),
                sections.words(id, "idle"),
                sections.words(id, "bare"),
                sections.words(id, "wins"),
                sections.words(id, "agent"),
                sections.words(id, "agents"),
                sections.text(id + "/follow", "needs").equals("responses"),
                choice(sections.text(id, "choice")),
                ways);
    }

    private static Optional<KnownProgram.Choice> choice(String text) {
        var parts = text.split(" ", 4);
        return parts.length < 4 ? Optional.empty() : Optional.of(new KnownProgram.Choice(parts[0], parts[1], parts[2], parts[3]));
    }

    /// Names that are unset may stand in one line.
    private static List<Way.Line> lines(String[] line) {
        var key = line[0].split("\\.", 2);
        var when = key.length == 1 ? Optional.<KeyWay>empty() : Optional.of(KeyWay.valueOf(key[1].toUpperCase(Locale.ROOT)));
        var texts = WORDS.contains(key[0]) ? Sections.split(line[1]) : List.of(line[1]);
        return texts.stream().map(it -> new Way.Line(key[0], when, it)).toList();
    }
}
