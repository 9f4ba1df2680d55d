package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.tools.programs.Sections;

/// What of a program's files a person has taken over, in its definition: a line for each path.
final class LeftPaths {
    private static final String LEAVE = "leave";

    private LeftPaths() {}

    static Set<String> in(String definition) {
        return definition.isEmpty()
                ? Set.of()
                : Sections.parse("[program]\n" + definition).lines("program").stream().filter(it -> it[0].equals(LEAVE)).map(it -> it[1]).collect(Collectors.toSet());
    }

    static String with(String definition, Collection<String> paths) {
        var lines = Stream.concat(definition.lines(), paths.stream().map(it -> LEAVE + " = " + it));
        return lines.distinct().collect(Collectors.joining("\n"));
    }
}
