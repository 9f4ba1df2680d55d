package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.disk.NamedFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which file a command is, and what can be told from that. Blocks on the disk; what cannot be read tells nothing.
///
/// @param path the folders in which commands are looked for
/// @param folder where relative paths start
record CommandFiles(List<Path> path, Path folder) {
    private static final Pattern ENDING = Pattern.compile("\\.(?:exe|cmd|bat|ps1)$");

    /// Builds for one system are called so where they are not installed.
    private static final Pattern SYSTEM = Pattern.compile("-(?:x86_64|x64|amd64|aarch64|arm64|linux|darwin|macos|windows|win32)\\b.*$");

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "yash", "fish");

    /// Those of them that read no files of the person's for a text or a script.
    private static final Set<String> PLAIN_SHELLS = Set.of("sh", "bash", "dash", "ash", "ksh", "mksh", "yash");

    private static final Pattern READS_FILES = Pattern.compile("[-+][A-Za-z]*[il].*|--(login|interactive|rcfile|init-file).*");

    private static final List<String> WINDOWS_ENDINGS = List.of("", ".exe", ".cmd", ".bat", ".ps1");
    private static final int MOST_LINKS = 40;
    private static final long LONGEST_SCRIPT = 1 << 18;

    static CommandFiles of(Map<String, String> environment, Path folder) {
        var path = environment.entrySet().stream().filter(it -> it.getKey().equalsIgnoreCase("PATH")).map(Map.Entry::getValue).findFirst();
        return new CommandFiles(List.of(), folder).onPath(path.orElse("/usr/bin:/bin"));
    }

    CommandFiles onPath(String text) {
        var folders = Arrays.stream(text.split(Pattern.quote(File.pathSeparator), -1)).flatMap(it -> resolved(it).stream()).toList();
        return new CommandFiles(folders, folder);
    }

    CommandFiles in(String other) {
        return new CommandFiles(path, resolved(other).orElse(folder));
    }

    /// What a command is called, whatever its folder and its ending.
    static String name(String word) {
        var file = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
        return SYSTEM.matcher(ENDING.matcher(file.toLowerCase(Locale.ROOT)).replaceFirst("")).replaceFirst("");
    }

    /// The file that this command is.
    Optional<Path> find(String word) {
        if (word.isEmpty()) {
            return Optional.empty();
        }
        if (word.contains("/") || word.contains(File.separator)) {
            return file(word);
        }
        var endings = File.separatorChar == '/' ? List.of("") : WINDOWS_ENDINGS;
        return path.stream()
                .flatMap(it -> endings.stream().flatMap(ending -> resolved(it, word + ending).stream()))
                .filter(it -> Files.isRegularFile(it) && Files.isExecutable(it))
                .findFirst();
    }

    /// The file at this path.
    Optional<Path> file(String word) {
        return resolved(word).filter(Files::isRegularFile);
    }

    /// The folder at this path.
    Optional<Path> folder(String word) {
        return resolved(word).filter(Files::isDirectory);
    }

    private Optional<Path> resolved(String word) {
        return resolved(folder, word);
    }

    private static Optional<Path> resolved(Path folder, String word) {
        try {
            return Optional.of(folder.resolve(word));
        } catch (InvalidPathException noFile) {
            return Optional.empty();
        }
    }

    /// The file, each link on the way, and what they lead to in the end.
    static List<Path> links(Path file) {
        var all = new ArrayList<Path>();
        var here = file;
        try {
            while (all.size() < MOST_LINKS && Files.isSymbolicLink(here)) {
                all.add(here);
                here = here.toAbsolutePath().resolveSibling(Files.readSymbolicLink(here));
            }
            all.add(here);
            all.add(file.toRealPath());
        } catch (IOException leadsNowhere) {
            // What was found so far is what there is.
        }
        return all;
    }

    /// The text of a script for a shell; empty for every other file.
    static Optional<String> script(Path file) {
        try {
            return NamedFile.bytes(file, LONGEST_SCRIPT)
                    .map(it -> new String(it, StandardCharsets.UTF_8))
                    .filter(it -> it.indexOf('\0') < 0 && isForShell(it.lines().findFirst().orElse("")));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// Whether the shell that runs this script reads no files before.
    static boolean startsPlainly(String script) {
        var first = script.lines().findFirst().orElse("");
        var words = first.startsWith("#!") ? List.of(first.substring(2).strip().split("\\s+")) : List.of("sh");
        return words.stream().map(CommandFiles::name).anyMatch(it -> isPlainShell(it, words));
    }

    /// Whether this is a shell that reads no files first: others, and those of a login, do, and may put other folders in front of PATH.
    static boolean isPlainShell(String name, List<String> options) {
        return PLAIN_SHELLS.contains(name) && options.stream().noneMatch(it -> READS_FILES.matcher(it).matches());
    }

    /// Whether a package of the project that the folder is in has this command, which then stands in front of PATH for its scripts.
    boolean isInProject(String command) {
        for (var each = folder; each != null; each = each.getParent()) {
            if (Files.exists(each.resolve("node_modules/.bin").resolve(command))) {
                return true;
            }
        }
        return false;
    }

    /// Without a first line that names a program, a shell runs it too.
    private static boolean isForShell(String first) {
        return !first.startsWith("#!") || Stream.of(first.substring(2).strip().split("\\s+")).map(CommandFiles::name).anyMatch(SHELLS::contains);
    }

    /// The package of npm's that `file` starts; empty when it starts none.
    static Optional<String> startedPackage(Path file) {
        try {
            var real = file.toRealPath();
            for (var here = real.getParent(); here != null; here = here.getParent()) {
                var described = described(here);
                var name = described.map(it -> it.path("name").asString("")).orElse("");
                if (!name.isEmpty()) {
                    boolean starts = real.toString().matches(".*\\.[cm]?js") || starts(described.get(), here, real);
                    return starts ? Optional.of(name) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// What the package in this folder is called.
    static Optional<String> packageIn(Path folder) {
        try {
            return described(folder).map(it -> it.path("name").asString(""));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> described(Path folder) throws IOException {
        return NamedFile.bytes(folder.resolve("package.json"), LONGEST_SCRIPT).map(CommandFiles::json);
    }

    private static boolean starts(JsonNode described, Path folder, Path file) {
        var bin = described.path("bin");
        var files = bin.isString() ? Stream.of(bin.asString()) : bin.values().stream().map(it -> it.asString(""));
        return files.anyMatch(it -> folder.resolve(it).normalize().equals(file));
    }

    private static JsonNode json(byte[] bytes) {
        var mapper = JsonMapper.shared();
        try {
            return mapper.readTree(bytes);
        } catch (JacksonException broken) {
            return mapper.createObjectNode();
        }
    }
}
