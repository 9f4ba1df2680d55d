package dev.onehot.cli;

import module java.base;

/// Finds the file of a command as a shell of Windows does. The system itself knows programs only, and what npm installs are scripts.
final class WindowsCommand {
    private static final String USUAL_ENDINGS = ".COM;.EXE;.BAT;.CMD";

    private final List<String> endings;
    private final List<String> folders;
    private final Path current;

    /// @param environment for PATH and PATHEXT, whatever the case of their letters
    /// @param current where relative paths start
    /// @param separator between the folders of PATH
    WindowsCommand(Map<String, String> environment, Path current, String separator) {
        this.endings = words(variable(environment, "PATHEXT").orElse(USUAL_ENDINGS), ";")
                .map(it -> it.toLowerCase(Locale.ROOT))
                .toList();
        this.folders = words(variable(environment, "PATH").orElse(""), separator)
                .map(it -> it.replace("\"", ""))
                .toList();
        this.current = current;
    }

    /// `command` with the file that its first word means; as it is when there is none, so that the system says so.
    List<String> resolved(List<String> command) {
        var resolved = new ArrayList<>(command);
        try {
            find(command.getFirst()).ifPresent(it -> resolved.set(0, it.toString()));
        } catch (InvalidPathException noFile) {
            return command;
        }
        return resolved;
    }

    /// Whether an interpreter runs it.
    static boolean isScript(String file) {
        var lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".cmd") || lower.endsWith(".bat");
    }

    private Optional<Path> find(String word) {
        if (word.contains("/") || word.contains("\\")) {
            return in(current, word);
        }
        return folders.stream().flatMap(it -> in(current.resolve(it), word).stream()).findFirst();
    }

    private Optional<Path> in(Path folder, String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        boolean complete = endings.stream().anyMatch(lower::endsWith);
        var asItIs = complete ? Stream.of("") : Stream.<String>of();
        return Stream.concat(asItIs, endings.stream()).map(it -> folder.resolve(word + it)).filter(Files::isRegularFile).findFirst();
    }

    private static Stream<String> words(String text, String separator) {
        return Stream.of(text.split(Pattern.quote(separator))).map(String::strip).filter(it -> !it.isEmpty());
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return environment.entrySet().stream()
                .filter(it -> it.getKey().equalsIgnoreCase(name) && !it.getValue().isBlank())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
