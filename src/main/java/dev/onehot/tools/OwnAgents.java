package dev.onehot.tools;

import module java.base;

import tools.jackson.databind.JsonNode;

/// The agents that a person or a project made for a program of OpenCode's family, by their names. Each may ask for a model of its own, of another provider
/// than the one that the program is to use. Only reads; what cannot be read has none.
///
/// @param agents all of them
/// @param modes those that are written as modes in a configuration, which the program puts above agents
public record OwnAgents(SortedSet<String> agents, SortedSet<String> modes) {
    private static final List<String> FOLDERS = List.of("agent", "agents", "mode", "modes");
    private static final Pattern NAME = Pattern.compile("\\A\\R?---\\R(?:(?!---\\R).*\\R)*?name:[ \\t]*([^\\r\\n]*)");
    private static final String ENDING = ".md";

    /// People nest them by team or topic.
    private static final int DEEPEST = 6;

    private static final int MOST = 2000;

    public OwnAgents {
        agents = new TreeSet<>(agents);
        modes = new TreeSet<>(modes);
    }

    /// Those in `places`: configurations, and folders with configurations and a file for each agent. Blocks on the disk.
    public static OwnAgents in(Collection<Path> places) {
        var agents = new TreeSet<String>();
        var modes = new TreeSet<String>();
        for (var place : places) {
            if (Files.isDirectory(place)) {
                FOLDERS.forEach(it -> agents.addAll(files(place.resolve(it))));
                list(place).filter(OwnAgents::isConfiguration).forEach(it -> configured(it, agents, modes));
            } else {
                configured(place, agents, modes);
            }
        }
        return new OwnAgents(agents, modes);
    }

    private static void configured(Path file, SortedSet<String> agents, SortedSet<String> modes) {
        var root = TextFile.text(file).map(Trees::json).orElseGet(() -> Trees.json(""));
        agents.addAll(names(root.path("agent")));
        modes.addAll(names(root.path("mode")));
    }

    private static Collection<String> names(JsonNode node) {
        return node.isObject() ? node.propertyNames() : List.of();
    }

    private static List<String> files(Path folder) {
        try (var all = Files.walk(folder, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(it -> it.toString().endsWith(ENDING)).limit(MOST).map(it -> name(folder, it)).toList();
        } catch (IOException | UncheckedIOException none) {
            return List.of();
        }
    }

    /// What the file says it is called, or else its place below the folder.
    private static String name(Path folder, Path file) {
        var place = folder.relativize(file).toString().replace('\\', '/');
        var said = TextFile.text(file).flatMap(it -> NAME.matcher(it).results().map(found -> unquoted(found.group(1))).findFirst()).orElse("");
        return said.isEmpty() ? place.substring(0, place.length() - ENDING.length()) : said;
    }

    private static String unquoted(String text) {
        var bare = text.strip();
        return bare.matches("([\"']).*\\1") ? bare.substring(1, bare.length() - 1) : bare;
    }

    private static Stream<Path> list(Path folder) {
        try (var all = Files.list(folder)) {
            return all.toList().stream();
        } catch (IOException | UncheckedIOException none) {
            return Stream.of();
        }
    }

    private static boolean isConfiguration(Path file) {
        return file.toString().endsWith(".json") || file.toString().endsWith(".jsonc");
    }
}
