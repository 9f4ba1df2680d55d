package dev.onehot.tools;

import module java.base;

/// A program whose files are understood. Each has a text `import.taken.NAME`.
public enum Tool {
    CC_SWITCH("cc-switch", "cc-switch"),
    CLAUDE_CODE("claude-code", "Claude Code"),
    CODEX("codex", "Codex"),
    OPEN_CODE("opencode", "OpenCode"),
    GEMINI_CLI("gemini-cli", "Gemini CLI"),
    QWEN_CODE("qwen-code", "Qwen Code"),
    VS_CODE("vscode", "VS Code"),
    ZED("zed", "Zed"),
    CLAUDE_CODE_ROUTER("claude-code-router", "claude-code-router"),
    /// Lines of `NAME=value`, or the variables of this process.
    VARIABLES("env", ".env");

    private final String id;
    private final String label;

    Tool(String id, String label) {
        this.id = id;
        this.label = label;
    }

    public static Optional<Tool> find(String id) {
        return Arrays.stream(values()).filter(it -> it.id.equals(id)).findFirst();
    }

    /// As it is written on the command line.
    public String id() {
        return id;
    }

    /// What it calls itself.
    public String label() {
        return label;
    }
}
