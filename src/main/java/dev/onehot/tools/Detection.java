package dev.onehot.tools;

import module java.base;

import tools.jackson.databind.JsonNode;

/// Whose file one is that a person chose: by what is in it, and where that does not tell by its name and folder.
final class Detection {
    private Detection() {}

    /// By the name alone: before it is read, or when it cannot be.
    static Tool byName(Path file) {
        var name = name(file);
        if (isDatabase(file) || name.endsWith(".sql")) {
            return Tool.CC_SWITCH;
        }
        if (name.endsWith(".toml")) {
            return Tool.CODEX;
        }
        if (name.startsWith("opencode")) {
            return Tool.OPEN_CODE;
        }
        if (name.startsWith("chatlanguagemodels")) {
            return Tool.VS_CODE;
        }
        return name.endsWith(".json") || name.endsWith(".jsonc") ? byFolder(file) : Tool.VARIABLES;
    }

    static boolean isDatabase(Path file) {
        var name = name(file);
        return name.endsWith(".db") || name.endsWith(".sqlite");
    }

    static Tool of(Path file, String text) {
        var name = name(file);
        boolean sql = text.stripLeading().startsWith("--") || text.toUpperCase(Locale.ROOT).startsWith("PRAGMA");
        if (name.endsWith(".sql") || (sql && text.toUpperCase(Locale.ROOT).contains("INSERT INTO"))) {
            return Tool.CC_SWITCH;
        }
        var start = text.stripLeading();
        boolean json = (start.startsWith("{") || start.startsWith("[") || start.startsWith("//") || start.startsWith("/*")) && Trees.isJson(text);
        return json ? byContent(file, Trees.json(text)) : byName(file);
    }

    /// What stands in the `auth.json` of Codex, not what stands in OpenCode's.
    static boolean isCodexAuth(JsonNode root) {
        return root.has("OPENAI_API_KEY") || root.has("auth_mode") || root.path("tokens").isObject();
    }

    /// OpenCode's `auth.json`: for each provider how it was signed in to.
    static boolean isOpenCodeKeys(JsonNode root) {
        return root.isObject() && !root.isEmpty()
                && root.values().stream().allMatch(it -> Set.of("api", "oauth", "wellknown").contains(Trees.text(it, "type")));
    }

    static boolean isCcSwitchConfiguration(JsonNode root) {
        boolean parts = List.of("claude", "codex", "gemini").stream().anyMatch(it -> root.path(it).path("providers").isObject());
        return parts
                || (root.path("providers").isObject() && root.path("providers").values().stream().anyMatch(it -> it.has("settingsConfig")));
    }

    private static Tool byContent(Path file, JsonNode root) {
        if (root.isArray() || root.path("providers").path(0).has("vendor")) {
            return Tool.VS_CODE;
        }
        if (isCcSwitchConfiguration(root)) {
            return Tool.CC_SWITCH;
        }
        if (isCodexAuth(root)) {
            return Tool.CODEX;
        }
        if (root.has("language_models") || (root.has("theme") && root.path("agent").isObject() && !root.has("provider"))) {
            return Tool.ZED;
        }
        if (root.path("Providers").isArray() || root.path("providers").isArray() || root.path("Router").isObject()) {
            return Tool.CLAUDE_CODE_ROUTER;
        }
        if (root.has("modelProviders")) {
            return Tool.QWEN_CODE;
        }
        boolean settings = root.path("providers").values().stream().anyMatch(it -> it.has("settings") || it.has("options"));
        if (root.path("provider").isObject() || settings || Trees.text(root, "$schema").contains("opencode") || isOpenCodeKeys(root)) {
            return Tool.OPEN_CODE;
        }
        if (Trees.at(root, "security", "auth").isObject() && byFolder(file) == Tool.CLAUDE_CODE) {
            return Tool.GEMINI_CLI;
        }
        return byName(file) == Tool.VARIABLES ? Tool.CLAUDE_CODE : byName(file);
    }

    private static Tool byFolder(Path file) {
        var folder = file.toAbsolutePath().getParent();
        return switch (folder == null ? "" : name(folder)) {
            case ".gemini" -> Tool.GEMINI_CLI;
            case ".qwen" -> Tool.QWEN_CODE;
            case "zed" -> Tool.ZED;
            case ".claude-code-router" -> Tool.CLAUDE_CODE_ROUTER;
            case ".cc-switch" -> Tool.CC_SWITCH;
            case ".codex" -> Tool.CODEX;
            case "opencode" -> Tool.OPEN_CODE;
            default -> Tool.CLAUDE_CODE;
        };
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    }
}
