package dev.onehot.cli;

import module java.base;

import dev.onehot.tools.programs.InstalledCommands;

/// What a run holds that nobody sees in its words: whatever it starts finds, in a folder in front of PATH, a script for each command of a program that is
/// known, which calls us back, so that the provider is used as if it had been named here.
///
/// @param given PATH as it is
/// @param path the same without the folders of other runs, in which their provider would be used
/// @param environment what else is set
/// @param folder of the run
record HeldCommands(String given, String path, Map<String, String> environment, Path folder) {
    private static final String PATH = "PATH";
    private static final String USUAL_PATH = "/usr/bin:/bin";

    /// Scripts that were on the way to a program, so that one which starts the next of its name does not find itself.
    private static final String PASSED = "ONEHOT_PASSED";

    static HeldCommands of(Map<String, String> environment, Path folder) {
        var given = environment.getOrDefault(PATH, USUAL_PATH);
        var path = Arrays.stream(given.split(Pattern.quote(File.pathSeparator), -1)).filter(it -> !isOurs(it)).collect(Collectors.joining(File.pathSeparator));
        return new HeldCommands(given, path, environment, folder);
    }

    private static boolean isOurs(String entry) {
        try {
            return RunFolder.isOfCommands(Path.of(entry));
        } catch (InvalidPathException noFolder) {
            return false;
        }
    }

    /// The environment in which commands are looked for.
    Map<String, String> outside() {
        var all = new TreeMap<>(environment);
        if (all.containsKey(PATH)) {
            all.put(PATH, path);
        }
        return all;
    }

    /// Those that can be held. On Windows a program is started by its file's name, ending and all, so none.
    SortedSet<String> names() {
        return File.separatorChar == '/' ? InstalledCommands.on(path, folder).names() : new TreeSet<>();
    }

    /// What a command of this run is to be told: no folder of another run.
    List<Variable> variables() {
        var passed = Variable.of(PASSED, "");
        return path.equals(given) ? List.of(passed) : List.of(passed, Variable.of(PATH, path));
    }

    /// What a command of this run is to be told where it has its own folder.
    List<Variable> variables(RunFolder own) {
        return List.of(Variable.of(PASSED, ""), Variable.of(PATH, own.commands() + File.pathSeparator + path));
    }

    /// What a program is to be told that one of the scripts called us for: the folder stays in front, for what it starts itself.
    List<Variable> variables(Path program) {
        return List.of(Variable.of(PASSED, InstalledCommands.isScript(program) ? String.join(File.pathSeparator, more(program)) : ""));
    }

    private List<String> more(Path program) {
        return Stream.concat(passed().stream(), Stream.of(program.toString())).toList();
    }

    /// The file that one of the scripts stands for. Throws [Refusal] where there is none: its PATH may be another one now.
    Path program(String command) {
        Optional<Path> found = InstalledCommands.on(path, folder).find(command, passed());
        return found.orElseThrow(() -> Execution.notFound(command, passed().isEmpty() ? "no such command" : "no such command behind " + passed().getLast()));
    }

    private List<String> passed() {
        var text = environment.getOrDefault(PASSED, "");
        return text.isEmpty() ? List.of() : List.of(text.split(Pattern.quote(File.pathSeparator), -1));
    }

    /// A script for each of these.
    ///
    /// @param run the words that call us back, without a key
    static Map<String, String> scripts(Set<String> names, List<String> run) {
        var words = Relaunch.command(run).stream().map(Shell::quoted).collect(Collectors.joining(" "));
        return names.stream().collect(Collectors.toMap(it -> it, it -> "#!/bin/sh\nexec " + words + " -- " + it + " \"$@\"\n"));
    }
}
