package dev.onehot.tools.programs;

import module java.base;

/// The commands of programs that are known, as they are found by their names only. Blocks on the disk.
public final class InstalledCommands {
    private final CommandFiles files;

    private InstalledCommands(CommandFiles files) {
        this.files = files;
    }

    /// Those of one PATH.
    ///
    /// @param path as the variable has it
    /// @param folder where relative paths start
    public static InstalledCommands on(String path, Path folder) {
        return new InstalledCommands(CommandFiles.of(Map.of("PATH", path), folder));
    }

    /// Those that are there.
    public SortedSet<String> names() {
        var all = new TreeSet<String>();
        Programs.all().stream().flatMap(it -> it.commands().stream()).filter(it -> files.find(it).isPresent()).forEach(all::add);
        return all;
    }

    /// Whether there is one of this name, with an ending that the system knows perhaps.
    public boolean has(String command) {
        return files.find(command).isPresent();
    }

    /// What a command is called, whatever its folder, its ending and the system that it was built for.
    public static String name(String word) {
        return CommandFiles.name(word);
    }

    /// The first file of this name that is none of `passed`.
    public Optional<Path> find(String command, List<String> passed) {
        return files.path().stream()
                .map(it -> it.resolve(command))
                .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it) && !passed.contains(it.toString()))
                .findFirst();
    }

    /// Whether this file is a script, which may start another one of the same name.
    public static boolean isScript(Path file) {
        return CommandFiles.script(file).isPresent();
    }
}
