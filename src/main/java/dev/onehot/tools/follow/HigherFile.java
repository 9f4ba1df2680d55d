package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.model.Message;
import dev.onehot.model.Worded;
import dev.onehot.tools.Whereabouts;
import java.nio.file.Path;

/// Files that a program obeys more than one of ours: a project's, the system's.
///
/// @param number of the file of ours
/// @param scope where they are
/// @param names paths there, the one that counts first
/// @param only which keys of ours they decide; none: all of them
/// @param hides whether ours is not read at all beside the first of them, whatever is in that
record HigherFile(int number, Scope scope, List<String> names, Set<String> only, boolean hides) {
    /// By where the program is started.
    enum Scope implements Worded {
        /// Wherever it is started; as [FilePlace] has it.
        AT,
        /// In that folder.
        HERE,
        /// In the folder of its repository; without one in that folder.
        ROOT,
        /// In each folder from there to that of its repository; without one in that folder.
        INSIDE,
        /// The same; without a repository in all folders above.
        UP,
        /// No file: such a text in a variable.
        VARIABLE;

        boolean isProjects() {
            return this != AT && this != VARIABLE;
        }
    }

    HigherFile {
        names = List.copyOf(names);
        only = Set.copyOf(only);
    }

    /// @param text `SCOPE NAME, NAME`, and `only PATH, PATH`
    static HigherFile of(int number, String text, boolean hides) {
        var parts = text.split(" only ", 2);
        var words = parts[0].split(" ", 2);
        var scope = Arrays.stream(Scope.values())
                .filter(it -> it.word().equals(words[0]) && words.length == 2)
                .findFirst()
                .orElseThrow(() -> new FollowDefinitionException(Message.of("program.definition.key", text)));
        return new HigherFile(number, scope, split(words[1]), parts.length == 1 ? Set.of() : Set.copyOf(split(parts[1])), hides);
    }

    private static List<String> split(String names) {
        return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    }

    boolean decides(String path) {
        return only.isEmpty() || only.contains(path);
    }

    /// Where they would be, the nearest first. Blocks on the disk.
    ///
    /// @param folder in which the program is started; empty: not known
    List<Path> files(Whereabouts here, Optional<Path> folder) {
        return switch (scope) {
            case VARIABLE -> List.of();
            case AT -> names.stream().flatMap(it -> new FilePlace(number, DocumentFormat.WHOLE, Map.of("", it)).path(here).stream()).toList();
            case HERE -> in(folder.stream());
            case ROOT -> in(folder.stream().map(it -> repository(it).orElse(it)));
            case INSIDE -> in(folder.stream().flatMap(it -> between(it, repository(it).orElse(it))));
            case UP -> in(folder.stream().flatMap(it -> between(it, repository(it).orElse(it.getRoot()))));
        };
    }

    /// Wherever one could be that a program obeys which has gone to `folder` from its project: up to the person's home, and further where that is not above.
    List<Path> filesUpwards(Whereabouts here, Path folder) {
        return scope.isProjects() ? in(between(folder, folder.startsWith(here.home()) ? here.home() : folder.getRoot())) : files(here, Optional.empty());
    }

    private List<Path> in(Stream<Path> folders) {
        return folders.flatMap(it -> names.stream().map(it::resolve)).toList();
    }

    private static Stream<Path> between(Path folder, Path last) {
        return Stream.iterate(folder, it -> it != null && it.startsWith(last), Path::getParent);
    }

    private static Optional<Path> repository(Path folder) {
        return Stream.iterate(folder, Objects::nonNull, Path::getParent).filter(it -> Files.exists(it.resolve(".git"))).findFirst();
    }
}
