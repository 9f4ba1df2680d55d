package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;

/// Where a program has one of its files: `A | B` is the first whose variables lead somewhere, `A, B` in that the first that is there, and else the last.
///
/// @param number by which lines name it, from 1
/// @param paths by `windows`, `mac` and the empty text for every other system; `-` where it has no such file
record FilePlace(int number, DocumentFormat format, Map<String, String> paths) {
    private static final String NONE = "-";

    FilePlace {
        paths = Map.copyOf(paths);
    }

    /// Where it is on this system, there or not; empty where the program has none. Blocks on the disk.
    Optional<Path> path(Whereabouts here) {
        return Arrays.stream(text(here.system()).split(" \\| ", -1))
                .map(it -> Arrays.stream(it.split(", ", -1)).flatMap(each -> path(each.strip(), here).stream()).toList())
                .filter(it -> !it.isEmpty())
                .findFirst()
                .map(all -> all.stream().filter(Files::exists).findFirst().orElse(all.getLast()));
    }

    private String text(String system) {
        var name = system.toLowerCase(Locale.ROOT);
        var own = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "mac" : "";
        var text = paths.getOrDefault(own, paths.getOrDefault("", NONE));
        return text.equals(NONE) ? "" : text;
    }

    private static Optional<Path> path(String text, Whereabouts here) {
        try {
            if (text.startsWith("~/")) {
                return Optional.of(here.home().resolve(text.substring(2)));
            }
            int slash = text.indexOf('/');
            var folder = text.startsWith("$") ? here.environment().getOrDefault(text.substring(1, slash < 0 ? text.length() : slash), "") : "";
            var path = text.startsWith("$") && !folder.isBlank() ? Path.of(folder + (slash < 0 ? "" : text.substring(slash))) : Path.of(text);
            // What is not absolute depends on where a program is started.
            return Optional.of(path).filter(Path::isAbsolute);
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
