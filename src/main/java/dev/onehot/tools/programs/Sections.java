package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.Resource;

/// A file of what is known here, as it is written: sections of lines, a key in front of each.
public final class Sections {
    private final LinkedHashMap<String, List<String[]>> lines = new LinkedHashMap<>();

    /// Those of a file that is a part of the program.
    ///
    /// @param resource beside this class
    public static Sections of(String resource) {
        return parse(Resource.text(Sections.class, resource));
    }

    /// Those of a text.
    ///
    /// @param text that begins with a section; a line without ` = ` is a key without a text
    public static Sections parse(String text) {
        var sections = new Sections();
        text.lines().forEach(sections::read);
        return sections;
    }

    private void read(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("[")) {
            lines.put(line.substring(1, line.length() - 1), new ArrayList<>());
            return;
        }
        Objects.requireNonNull(lines.lastEntry()).getValue().add((line + (line.contains(" = ") ? "" : " = ")).split(" = ", 2));
    }

    public List<String> ids() {
        return List.copyOf(lines.keySet());
    }

    /// Pairs of a key and a text, in their order; none where there is no such section.
    public List<String[]> lines(String id) {
        return lines.getOrDefault(id, List.of());
    }

    public String text(String id, String key) {
        return lines(id).stream().filter(it -> it[0].equals(key)).map(it -> it[1]).findFirst().orElse("");
    }

    /// What stands in all lines of this key, between commas.
    public List<String> words(String id, String key) {
        return lines(id).stream().filter(it -> it[0].equals(key)).flatMap(it -> split(it[1]).stream()).toList();
    }

    /// Lines of `NAME=value`, by name.
    static SortedMap<String, String> assignments(Stream<String> lines) {
        var all = new TreeMap<String, String>();
        lines.forEach(it -> all.put(it.replaceFirst("(?s)=.*", ""), it.replaceFirst("[^=]*=", "")));
        return all;
    }

    public static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1)).map(String::strip).filter(it -> !it.isEmpty()).toList();
    }
}
