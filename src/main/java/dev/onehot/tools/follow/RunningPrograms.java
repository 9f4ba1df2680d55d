package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.disk.NamedFile;
import dev.onehot.model.RunningProgram;
import dev.onehot.tools.programs.InstalledCommands;
import java.nio.file.Path;

/// The sessions of known programs that run now, of this user. Safe on any thread; blocks for some ten milliseconds.
///
/// When a process began the system knows to about a second. Windows does not tell what `node` was started with: programs of npm's are not seen there.
public final class RunningPrograms {
    private static final Set<String> INTERPRETERS = Set.of("node", "nodejs", "bun", "deno", "python", "pypy");
    private static final Pattern VERSION = Pattern.compile("[\\d.]+$");
    private static final Pattern PACKAGE = Pattern.compile("/node_modules/((?:@[^/]+/)?[^/]+)(?=/)");
    /// Linux says so of a file that an update has taken away since.
    private static final String DELETED = " (deleted)";
    private static final long LONGEST_NAME = 64;

    private static final long LONGEST_ENVIRONMENT = 1 << 20;

    private final Map<String, List<String>> words;
    private final Map<String, List<String>> aside;
    private final BiPredicate<String, Map<String, String>> ours;

    /// @param words by the program's id: what its command is called, what npm calls it, or the end of the folder that its installer puts it in
    /// @param aside by the program's id: arguments of processes of it that are no sessions
    /// @param ours whether a session of this program with these variables has our files; asked where the system tells them, as Linux does
    public RunningPrograms(Map<String, List<String>> words, Map<String, List<String>> aside, BiPredicate<String, Map<String, String>> ours) {
        this.words = Map.copyOf(words);
        this.aside = Map.copyOf(aside);
        this.ours = ours;
    }

    /// Those of `ids` that began before `instant`, by their start. A session that has several processes is one.
    public List<RunningProgram> before(Collection<String> ids, Instant instant) {
        var mine = ProcessHandle.current().info().user();
        var found = new HashMap<Long, RunningProgram>();
        ProcessHandle.allProcesses().forEach(process -> {
            var told = process.info();
            if (told.user().equals(mine) && told.startInstant().isPresent()) {
                program(process.pid(), told, ids).filter(id -> isSession(id, process.pid(), told)).ifPresent(id -> found.put(process.pid(), new RunningProgram(id, process.pid(), told.startInstant().get())));
            }
        });
        return found.values().stream()
                .filter(it -> it.start().isBefore(instant) && !belongsToAnother(it, found))
                .sorted(Comparator.comparing(RunningProgram::start).thenComparingLong(RunningProgram::pid))
                .toList();
    }

    private boolean isSession(String id, long pid, ProcessHandle.Info told) {
        var none = aside.getOrDefault(id, List.of());
        return Stream.of(told.arguments().orElse(new String[0])).noneMatch(none::contains) && variables(pid).filter(it -> !ours.test(id, it)).isEmpty();
    }

    /// What it was started with; empty where nobody can tell.
    private static Optional<Map<String, String>> variables(long pid) {
        try {
            var text = NamedFile.bytes(Path.of("/proc", String.valueOf(pid), "environ"), LONGEST_ENVIRONMENT).map(it -> new String(it, StandardCharsets.UTF_8));
            var variables = new HashMap<String, String>();
            text.stream().flatMap(it -> Stream.of(it.split("\0", -1))).map(it -> it.split("=", 2)).filter(it -> it.length == 2).forEach(it -> variables.put(it[0], it[1]));
            return Optional.<Map<String, String>>of(variables).filter(it -> it.containsKey("HOME"));
        } catch (IOException endedOrClosed) {
            return Optional.empty();
        }
    }

    private static boolean belongsToAnother(RunningProgram one, Map<Long, RunningProgram> all) {
        return Stream.iterate(ProcessHandle.of(one.pid()).flatMap(ProcessHandle::parent), Optional::isPresent, it -> it.flatMap(ProcessHandle::parent))
                .map(it -> all.get(it.orElseThrow().pid()))
                .anyMatch(it -> it != null && it.id().equals(one.id()));
    }

    private Optional<String> program(long pid, ProcessHandle.Info told, Collection<String> ids) {
        var command = told.command().orElse("");
        var file = command.endsWith(DELETED) ? command.substring(0, command.length() - DELETED.length()) : command;
        var interpreter = VERSION.matcher(InstalledCommands.name(file)).replaceFirst("");
        var started = INTERPRETERS.contains(interpreter) ? script(told).or(() -> title(pid)).orElse(file) : file;
        var called = Called.of(started);
        return ids.stream().filter(it -> words.getOrDefault(it, List.of()).stream().anyMatch(called::is)).findFirst();
    }

    private static Optional<String> script(ProcessHandle.Info told) {
        return Stream.of(told.arguments().orElse(new String[0])).filter(it -> !it.isBlank() && !it.startsWith("-")).findFirst();
    }

    /// A program that puts a title over its arguments is called so, too.
    private static Optional<String> title(long pid) {
        try {
            return NamedFile.bytes(Path.of("/proc", String.valueOf(pid), "comm"), LONGEST_NAME).map(it -> new String(it, StandardCharsets.UTF_8).strip());
        } catch (IOException ended) {
            return Optional.empty();
        }
    }

    /// All that a file is called: found once, and held against every word.
    ///
    /// @param npm its package of npm's; the empty text for none
    private record Called(String name, String npm, String folder) {
        static Called of(String file) {
            var path = file.replace('\\', '/');
            var npm = PACKAGE.matcher(path).results().reduce((outer, inner) -> inner).map(it -> it.group(1)).orElse("");
            return new Called(InstalledCommands.name(file), npm, path.substring(0, Math.max(path.lastIndexOf('/'), 0)));
        }

        boolean is(String word) {
            return name.equals(word) || npm.equals(word) || (word.contains("/") && folder.endsWith("/" + word));
        }
    }
}
