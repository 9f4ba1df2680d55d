package dev.onehot.probe;

import java.nio.file.Path;
import java.util.Locale;

/// What a file that a person chose is taken for, by its name. Each has a text `import.taken.NAME`.
public enum ChosenFile {
    CC_SWITCH,
    CODEX,
    OPEN_CODE,
    CLAUDE_CODE,
    /// Lines of `NAME=value`.
    VARIABLES;

    public static ChosenFile of(Path file) {
        var name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".db")) {
            return CC_SWITCH;
        }
        if (name.endsWith(".toml")) {
            return CODEX;
        }
        if (name.startsWith("opencode")) {
            return OPEN_CODE;
        }
        return name.endsWith(".json") ? CLAUDE_CODE : VARIABLES;
    }
}
