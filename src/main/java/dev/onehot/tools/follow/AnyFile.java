package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Problem;
import dev.onehot.model.Protocol;
import dev.onehot.tools.lossless.KeyPath;
import dev.onehot.tools.programs.Sections;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a person says of a file of their own, as far as they have said it; as a whole the definition of a program. Pure.
///
/// @param file its path, as it was typed
/// @param format empty while it is not known
/// @param name what they call it; blank: as the file is called
/// @param usual whether it has the variables that SDKs of the provider's dialect read, and not `values`
public record AnyFile(String file, Optional<DocumentFormat> format, String name, boolean usual, List<Value> values) {
    /// Nothing was said yet.
    public static final AnyFile EMPTY = new AnyFile("", Optional.empty(), "", false, List.of());

    /// What can stand in a text, without what puts a key there in clear.
    public static final List<String> PLACEHOLDERS = List.of("baseUrl", "host", "model", "name", "key:helper", "key:env");

    /// What puts a key there in clear.
    public static final String CLEAR = "key:clear";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    /// What is to stand at a path.
    ///
    /// @param text with placeholders
    public record Value(String path, String text) {}

    public AnyFile {
        values = List.copyOf(values);
    }

    /// What is wrong: of `file`, `format`, `values`, or of the path of one value, `path.0` for the first.
    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (!isAbsolute()) {
            problems.add(Problem.of("file", "program.file.whole"));
        } else if (Stream.of(" | ", ", ").anyMatch(file::contains)) {
            problems.add(Problem.of("file", "program.file.signs"));
        }
        if (format.isEmpty()) {
            problems.add(Problem.of("format", "program.file.format"));
        }
        if (!usual && values.isEmpty()) {
            problems.add(Problem.of("values", "program.file.values"));
        }
        for (int i = 0; i < values.size() && !usual; i++) {
            problem(i).ifPresent(problems::add);
        }
        return problems;
    }

    private boolean isAbsolute() {
        try {
            return Path.of(file.strip()).isAbsolute();
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private Optional<Problem> problem(int index) {
        var path = values.get(index).path().strip();
        if (path.isEmpty()) {
            return Optional.of(Problem.of("path." + index, format.equals(Optional.of(DocumentFormat.DOTENV)) ? "program.file.variable" : "program.file.path"));
        }
        boolean twice = values.subList(0, index).stream().anyMatch(it -> it.path().strip().equals(path));
        if (twice) {
            return Optional.of(Problem.of("path." + index, "program.file.twice", path));
        }
        return isPath(path) ? Optional.empty() : Optional.of(Problem.of("path." + index, "program.definition.path", path));
    }

    private boolean isPath(String path) {
        if (format.equals(Optional.of(DocumentFormat.DOTENV))) {
            return NAME.matcher(path).matches();
        }
        try {
            return !path.contains(" = ") && path.chars().noneMatch(Character::isISOControl) && !KeyPath.of(path).steps().isEmpty();
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /// The same with those values of which nothing is wrong.
    public AnyFile sound() {
        return new AnyFile(file, format, name, usual, IntStream.range(0, values.size()).filter(it -> problem(it).isEmpty()).mapToObj(values::get).toList());
    }

    /// Whether a value is the key in clear.
    public boolean hasKey() {
        return !usual && values.stream().anyMatch(it -> FollowDefinition.isClear(it.text()));
    }

    /// What it is called.
    public String called() {
        return name.isBlank() ? String.valueOf(Path.of(file.strip()).getFileName()) : name.strip();
    }

    /// As it is kept, when there are no problems.
    public String definition() {
        var texts = new LinkedHashMap<String, String>();
        values.forEach(it -> texts.put(it.path().strip(), it.text().strip()));
        var path = Path.of(file.strip());
        return usual ? FollowDefinition.dotEnv(path, called()) : FollowDefinition.of(path, format.orElseThrow(), called(), texts);
    }

    /// Of what [#definition] is; empty where somebody has written a definition in another way.
    public static Optional<AnyFile> read(String definition) {
        var head = "file";
        var sections = Sections.parse("[" + head + "]\n" + definition);
        var format = Stream.of(DocumentFormat.values()).filter(it -> it.word().equals(sections.text(head, "format"))).findFirst();
        boolean usual = !sections.text(head, "like").isEmpty();
        try {
            var values = sections.lines(head).stream().filter(it -> it[0].startsWith("own")).map(it -> value(FollowLine.of(it[0], it[1]))).toList();
            var read = new AnyFile(
                    sections.text(head, "file"), usual ? Optional.of(DocumentFormat.DOTENV) : format, sections.text(head, "name"), usual, values);
            return read.problems().isEmpty() && read.definition().equals(definition) ? Optional.of(read) : Optional.empty();
        } catch (FollowDefinitionException | JacksonException other) {
            return Optional.empty();
        }
    }

    /// What a `.env` file usually has, for one dialect.
    public static List<Value> usual(Protocol dialect) {
        var section = FollowSections.of("file", FollowDefinition.dotEnv(Path.of("").toAbsolutePath().resolve(".env"), "file"));
        return Objects.requireNonNull(section.ways().get(dialect)).lines().stream()
                .filter(it -> it.when().isEmpty() || it.when().equals(Set.of("clear")))
                .map(AnyFile::value)
                .toList();
    }

    /// The names of such variables, of all dialects.
    public static List<String> usualNames() {
        return Stream.of(Protocol.values()).flatMap(it -> usual(it).stream()).map(Value::path).toList();
    }

    private static Value value(FollowLine line) {
        return new Value(line.path(), text(line.text()));
    }

    /// The text that a JSON string has.
    public static String text(String json) {
        return JsonMapper.shared().readTree(json).asString();
    }
}
