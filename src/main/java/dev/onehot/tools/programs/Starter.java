package dev.onehot.tools.programs;

import module java.base;

/// A command that starts other commands, and how its words are read. One section of `starters.ini`, where the keys are described.
///
/// @param operands how many words stand before the command
/// @param options by the key that they stand under
/// @param traits keys that say yes
record Starter(
        Kind kind, List<String> commands, List<String> first, int operands, Map<String, Set<String>> options, Set<String> traits) {
    /// Keys of options that have a value.
    private static final List<String> VALUED = List.of("value", "sets", "removes", "folder", "splits", "script", "package", "loads");

    private static final List<String> BARE = List.of("flag", "clears", "text", "nothing");

    /// What becomes of the command that it is given.
    enum Kind {
        WRAPPER,
        PACKAGE,
        SHELL,
        INTERPRETER,
        OPAQUE,
        SHIM,
        SILENT
    }

    static List<Starter> all() {
        var sections = Sections.of("starters.ini");
        return sections.ids().stream().map(it -> of(sections, it)).toList();
    }

    private static Starter of(Sections sections, String id) {
        var options = new HashMap<String, Set<String>>();
        var traits = new TreeSet<String>();
        for (var line : sections.lines(id)) {
            if (line[1].equals("yes")) {
                traits.add(line[0]);
            } else {
                options.computeIfAbsent(line[0], _ -> new TreeSet<>()).addAll(Sections.split(line[1]));
            }
        }
        var operands = sections.text(id, "operands");
        return new Starter(
                Kind.valueOf(sections.text(id, "kind").toUpperCase(Locale.ROOT)),
                sections.words(id, "command"),
                sections.words(id, "first"),
                operands.isEmpty() ? 0 : Integer.parseInt(operands),
                options,
                traits);
    }

    boolean is(String trait) {
        return traits.contains(trait);
    }

    /// Whether `option` stands under this key.
    boolean has(String key, String option) {
        return options.getOrDefault(key, Set.of()).contains(option);
    }

    /// What keeps a shim from setting variables, by name.
    Map<String, String> set() {
        return Sections.assignments(options.getOrDefault("set", Set.of()).stream());
    }

    /// The words without what is only a name of something, not of a command.
    List<String> withoutNames(List<String> words) {
        return IntStream.range(0, words.size()).filter(it -> it == 0 || !has("names", words.get(it - 1))).mapToObj(words::get).toList();
    }

    boolean takesValue(String option) {
        return VALUED.stream().anyMatch(it -> has(it, option));
    }

    boolean isFlag(String option) {
        return BARE.stream().anyMatch(it -> has(it, option));
    }

    /// The whole name of a long option of which the beginning was written, as GNU's programs take it; what was written where there is none, or more.
    String completed(String option) {
        var meant = options.values().stream()
                .flatMap(Collection::stream)
                .filter(it -> it.startsWith("--") && it.startsWith(option))
                .distinct()
                .toList();
        return option.startsWith("--") && meant.size() == 1 ? meant.getFirst() : option;
    }
}
