package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Message;
import dev.onehot.model.Protocol;
import dev.onehot.model.SessionBehavior;
import dev.onehot.model.Worded;
import dev.onehot.tools.programs.Programs;
import dev.onehot.tools.programs.Sections;

/// Reads how programs follow the switch. Safe on any thread.
public final class FollowSections {
    private static final String FOLLOW = "/follow";

    private final Sections sections;
    private final String id;

    private FollowSections(Sections sections, String id) {
        this.sections = sections;
        this.id = id;
    }

    /// Of all known programs that have files of their own, in the order of `programs.ini`.
    public static List<FollowSection> all() {
        return known(_ -> true).toList();
    }

    /// That of one known program; empty where there is none, or it has no files of its own.
    static Optional<FollowSection> known(String id) {
        return known(id::equals).findFirst();
    }

    private static Stream<FollowSection> known(Predicate<String> wanted) {
        var known = Programs.sections();
        return known.ids().stream()
                .filter(it -> it.endsWith(FOLLOW) && wanted.test(it.substring(0, it.length() - FOLLOW.length())))
                .map(it -> new FollowSections(known, it.substring(0, it.length() - FOLLOW.length())).read())
                .filter(it -> !it.places().isEmpty());
    }

    /// What a person says of any file: lines as in `[ID/follow]`, with `speaks` for the dialects, and `like` for a section that all lines of are taken over.
    /// Throws [FollowDefinitionException].
    static FollowSection of(String id, String definition) {
        var head = "[" + id + FOLLOW + "]\n";
        var own = Sections.parse(head + definition);
        if (own.ids().size() != 1) {
            throw new FollowDefinitionException(Message.of("program.definition.key", own.ids().getLast()));
        }
        var like = own.text(id + FOLLOW, "like");
        var lines = new StringBuilder(head).append(definition);
        if (!like.isEmpty()) {
            var known = Programs.sections();
            known.lines(like + FOLLOW).forEach(it -> lines.append('\n').append(it[0]).append(" = ").append(it[1]));
            for (var dialect : Protocol.values()) {
                lines.append("\n[").append(id).append(FOLLOW).append('/').append(word(dialect)).append(']');
                known.lines(like + FOLLOW + "/" + word(dialect)).forEach(it -> lines.append('\n').append(it[0]).append(" = ").append(it[1]));
            }
        }
        var section = new FollowSections(Sections.parse(lines.toString()), id).read();
        if (section.places().isEmpty()) {
            throw new FollowDefinitionException(Message.of("program.definition.missing", "file"));
        }
        if (section.ways().isEmpty()) {
            throw new FollowDefinitionException(Message.of("program.definition.missing", "speaks"));
        }
        section.ways().values().forEach(it -> it.lines().forEach(FollowLine::check));
        return section;
    }

    private FollowSection read() {
        var follow = id + FOLLOW;
        var own = sections.text(follow, "name");
        var deliveries = sections.words(follow, "key").stream().map(it -> constant(KeyDelivery.values(), it)).toList();
        return new FollowSection(
                id,
                own.isEmpty() ? sections.text(id, "name") : own,
                sections.words(id, "command"),
                Stream.of("command", "package", "place").flatMap(it -> sections.words(id, it).stream()).map(it -> it.replaceFirst("(?<=.)@[^@/]*$", "")).toList(),
                sections.words(follow, "aside"),
                places(),
                deliveries.isEmpty() ? List.of(KeyDelivery.VARIABLE) : deliveries,
                constant(SessionBehavior.values(), text("session", "unknown")),
                text("release", "plain").equals("empties"),
                text("tried", "no").equals("no") ? "" : text("tried", ""),
                sections.lines(follow).stream().filter(it -> it[0].equals("remark")).map(it -> remark(it[1])).toList(),
                text("variable", "ONEHOT_KEY_{id}").replace("none", ""),
                text("reference", ""),
                text("asks", ""),
                text("needs", "").equals("responses"),
                sources(),
                higher(),
                sections.lines(follow).stream().filter(it -> it[0].equals("trust")).map(it -> FollowLine.of(it[0], it[1])).findFirst(),
                ways());
    }

    private String text(String key, String usual) {
        var text = sections.text(id + FOLLOW, key);
        return text.isEmpty() ? usual : text;
    }

    private List<FilePlace> places() {
        var places = new TreeMap<Integer, Map<String, String>>();
        for (var line : sections.lines(id + FOLLOW)) {
            var words = new ArrayList<>(List.of(line[0].split("\\.", -1)));
            if (words.removeFirst().equals("file")) {
                int number = !words.isEmpty() && words.getFirst().matches("[1-9]") ? Integer.parseInt(words.removeFirst()) : 1;
                places.computeIfAbsent(number, _ -> new HashMap<>()).put(String.join("", words), line[1]);
            }
        }
        return places.entrySet().stream().map(it -> new FilePlace(it.getKey(), format(it.getKey()), it.getValue())).toList();
    }

    private DocumentFormat format(int file) {
        var key = file == 1 ? "format" : "format." + file;
        var text = text(key, "");
        if (text.isEmpty()) {
            throw new FollowDefinitionException(Message.of("program.definition.missing", key));
        }
        return constant(DocumentFormat.values(), text);
    }

    private SortedMap<Integer, String> sources() {
        var sources = new TreeMap<Integer, String>();
        for (var line : sections.lines(id + FOLLOW)) {
            if (line[0].matches("source(\\.[1-9])?")) {
                sources.put(line[0].equals("source") ? 1 : Integer.parseInt(line[0].substring(7)), line[1]);
            }
        }
        return sources;
    }

    private List<HigherFile> higher() {
        return sections.lines(id + FOLLOW).stream()
                .filter(it -> it[0].matches("(above|hides)(\\.[1-9])?"))
                .map(it -> HigherFile.of(it[0].indexOf('.') < 0 ? 1 : Integer.parseInt(it[0].substring(it[0].indexOf('.') + 1)), it[1], it[0].startsWith("hides")))
                .toList();
    }

    /// Lines of all dialects stand in the section itself.
    private SortedMap<Protocol, FollowWay> ways() {
        var spoken = sections.words(id + FOLLOW, "speaks");
        var ways = new TreeMap<Protocol, FollowWay>();
        for (var dialect : Protocol.values()) {
            var section = id + FOLLOW + "/" + word(dialect);
            if (sections.ids().contains(section) || spoken.contains(word(dialect))) {
                var sends = sections.words(section, "sends");
                ways.put(
                        dialect,
                        new FollowWay(
                                lines(section, "own|line"), lines(section, "decides"), lines(section, "beats"), sends.isEmpty() ? usual(dialect) : sends));
            }
        }
        return ways;
    }

    private List<FollowLine> lines(String section, String kind) {
        return Stream.of(id + FOLLOW, section)
                .flatMap(it -> sections.lines(it).stream())
                .filter(it -> it[0].matches("(" + kind + ")(\\..*)?"))
                .map(it -> FollowLine.of(it[0], it[1]))
                .toList();
    }

    private static List<String> usual(Protocol dialect) {
        return switch (dialect) {
            case OPENAI -> List.of("Authorization");
            case ANTHROPIC -> List.of("x-api-key");
            case GOOGLE -> List.of("x-goog-api-key");
        };
    }

    /// A sentence that calls the program “it”: its name stands in front.
    ///
    /// @param line a word, and what its sentence names behind ` | `
    private static Message remark(String line) {
        var words = line.split(" \\| ", 2);
        var named = words.length == 1 ? "" : words[1];
        return switch (words[0]) {
            case "wins" -> Message.of("program.remark.wins", named);
            case "project" -> Message.of("program.remark.project", named);
            case "leads" -> Message.of("program.remark.leads", named);
            case "responses" -> Message.of("program.remark.responses");
            case "variable" -> Message.of("program.remark.variable");
            case "foreign" -> Message.of("program.remark.foreign", named);
            case "hidden" -> Message.of("program.remark.hidden", named);
            case "source" -> Message.of("program.remark.source", named);
            case "typed" -> Message.of("program.remark.typed");
            case "stored" -> Message.of("program.remark.stored", named);
            case "agents" -> Message.of("program.remark.agents");
            case "writes" -> Message.of("program.remark.writes", named);
            default -> throw new FollowDefinitionException(Message.of("program.definition.key", words[0]));
        };
    }

    private static String word(Protocol dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    private static <T extends Worded> T constant(T[] all, String word) {
        return Arrays.stream(all)
                .filter(it -> it.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new FollowDefinitionException(Message.of("program.definition.key", word)));
    }
}
