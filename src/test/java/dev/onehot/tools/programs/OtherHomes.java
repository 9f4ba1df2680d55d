package dev.onehot.tools.programs;

import module java.base;

/// Homes and variables that lead a program to another provider.
public final class OtherHomes {
    private static final String KEY = "key-of-another";

    private OtherHomes() {}

    /// Sets `home` up for the provider at `other`, as `other-homes.ini` has it.
    public static void prepare(String program, Path home, String other) throws IOException {
        prepare("other-homes.ini", program, home, other);
    }

    /// As a person writes such files, with comments; as `follow-homes.ini` has it.
    public static void prepareByHand(String program, Path home, String other) throws IOException {
        prepare("follow-homes.ini", program, home, other);
    }

    private static void prepare(String resource, String program, Path home, String other) throws IOException {
        boolean here = false;
        for (var line : RealProgramRow.lines(resource)) {
            if (line.startsWith("[")) {
                here = line.equals("[" + program + "]");
            } else if (here) {
                var words = line.split(" ", 4);
                var file = home.resolve(words[2]);
                Files.createDirectories(file.getParent());
                Files.writeString(file, words[3].replace("{other}", other).replace("\\n", "\n").replace("\\t", "\t"));
            }
        }
    }

    /// What people have in their shells' profiles: another provider of every kind.
    public static Map<String, String> conflicting(String other) {
        var all = new HashMap<String, String>();
        for (var name : new String[] {
            "OPENAI_API_KEY", "CODEX_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "CLAUDE_CODE_OAUTH_TOKEN", "GEMINI_API_KEY",
            "GOOGLE_API_KEY", "ONEHOT_API_KEY", "GROK_API_KEY", "COPILOT_PROVIDER_BEARER_TOKEN", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"
        }) {
            all.put(name, KEY);
        }
        for (var name : new String[] {"OPENAI_MODEL", "ANTHROPIC_MODEL", "GEMINI_MODEL", "ANTHROPIC_DEFAULT_OPUS_MODEL", "GROK_MODEL", "COPILOT_MODEL",
            "COPILOT_PROVIDER_MODEL_ID", "COPILOT_PROVIDER_WIRE_MODEL"}) {
            all.put(name, "m-other");
        }
        for (var name : new String[] {"OPENAI_BASE_URL", "OPENAI_API_BASE", "GROK_BASE_URL", "COPILOT_PROVIDER_BASE_URL"}) {
            all.put(name, other + "/v1");
        }
        for (var name : new String[] {"ANTHROPIC_BASE_URL", "ANTHROPIC_API_BASE", "GOOGLE_GEMINI_BASE_URL", "GEMINI_API_BASE"}) {
            all.put(name, other);
        }
        for (var name : new String[] {"ANTHROPIC_CUSTOM_HEADERS", "OPENAI_CUSTOM_HEADERS", "GEMINI_CLI_CUSTOM_HEADERS", "COPILOT_PROVIDER_HEADERS"}) {
            all.put(name, "x-other: " + KEY);
        }
        all.put("CLAUDE_CODE_USE_BEDROCK", "1");
        all.put("GOOGLE_GENAI_USE_VERTEXAI", "true");
        return all;
    }
}
