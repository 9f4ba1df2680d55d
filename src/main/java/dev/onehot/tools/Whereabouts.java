package dev.onehot.tools;

import module java.base;

/// Where the programs of this machine keep their files: at their usual places, unless a variable moves them.
///
/// @param home the person's home folder
/// @param environment the process's variables
/// @param system as `os.name` has it
public record Whereabouts(Path home, Map<String, String> environment, String system) {
    private static final List<String> CODES = List.of("Code", "Code - Insiders", "VSCodium");

    public Whereabouts {
        environment = Map.copyOf(environment);
    }

    /// On this system.
    public Whereabouts(Path home, Map<String, String> environment) {
        this(home, environment, System.getProperty("os.name", ""));
    }

    /// The files of `tool`, whether they are there or not; none for variables.
    List<Path> files(Tool tool) {
        return switch (tool) {
            case CC_SWITCH -> List.of(at(".cc-switch", "cc-switch.db"), at(".cc-switch", "config.json"));
            case CLAUDE_CODE -> List.of(moved("CLAUDE_CONFIG_DIR", at(".claude")).resolve("settings.json"));
            case CODEX -> List.of(moved("CODEX_HOME", at(".codex")).resolve("config.toml"));
            case OPEN_CODE -> openCode();
            case GEMINI_CLI -> List.of(moved("GEMINI_CLI_HOME", home).resolve(".gemini").resolve("settings.json"));
            case QWEN_CODE -> List.of(moved("QWEN_HOME", at(".qwen")).resolve("settings.json"));
            case VS_CODE -> CODES.stream().map(it -> applications().resolve(it).resolve("User").resolve("chatLanguageModels.json")).toList();
            case ZED -> List.of((isWindows() ? applications().resolve("Zed") : xdg("XDG_CONFIG_HOME", ".config").resolve("zed")).resolve("settings.json"));
            case CLAUDE_CODE_ROUTER -> List.of(at(".claude-code-router", "config.json"));
            case VARIABLES -> List.of();
        };
    }

    /// The keys that `opencode auth login` stores.
    Path openCodeKeys() {
        return xdg("XDG_DATA_HOME", ".local/share").resolve("opencode").resolve("auth.json");
    }

    /// `file` as a person writes it.
    String shown(Path file) {
        return home.getNameCount() > 0 && file.startsWith(home) ? Path.of("~").resolve(home.relativize(file)).toString() : file.toString();
    }

    private List<Path> openCode() {
        var files = new ArrayList<Path>();
        var usual = xdg("XDG_CONFIG_HOME", ".config").resolve("opencode");
        for (var folder : List.of(usual, moved("OPENCODE_CONFIG_DIR", usual))) {
            for (var name : List.of("config.json", "opencode.json", "opencode.jsonc")) {
                files.add(folder.resolve(name));
            }
        }
        files.add(moved("OPENCODE_CONFIG", usual.resolve("opencode.json")));
        return files.stream().distinct().toList();
    }

    private Path at(String... names) {
        return home.resolve(Path.of("", names));
    }

    /// Set but empty is as not set.
    private Path moved(String variable, Path usual) {
        var value = environment.getOrDefault(variable, "").strip();
        try {
            return value.isEmpty() ? usual : Path.of(value).toAbsolutePath().normalize();
        } catch (InvalidPathException noPath) {
            return usual;
        }
    }

    /// By the base directory specification a path that is not absolute counts as none.
    private Path xdg(String variable, String usual) {
        var moved = moved(variable, home.resolve(usual));
        return environment.getOrDefault(variable, "").strip().startsWith("/") || isWindows() ? moved : home.resolve(usual);
    }

    private Path applications() {
        if (isWindows()) {
            return moved("APPDATA", at("AppData", "Roaming"));
        }
        return system.startsWith("Mac") ? at("Library", "Application Support") : xdg("XDG_CONFIG_HOME", ".config");
    }

    public boolean isWindows() {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }
}
