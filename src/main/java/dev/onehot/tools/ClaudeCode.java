package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import tools.jackson.databind.JsonNode;

/// Claude Code's `settings.json`: what its `env` says beats everything else.
final class ClaudeCode {
    private static final List<String> CLOUDS = List.of("BEDROCK", "VERTEX", "FOUNDRY", "MANTLE", "ANTHROPIC_AWS");
    private static final List<String> ALIASES = List.of("opus", "sonnet", "haiku");

    private ClaudeCode() {}

    static void read(String json, Harvest harvest) {
        Trees.json(json, harvest).ifPresent(root -> {
            var env = root.path("env");
            var cloud = CLOUDS.stream().filter(it -> isOn(Trees.text(env, "CLAUDE_CODE_USE_" + it))).findFirst();
            if (cloud.isPresent()) {
                harvest.leaveOut("Claude", Message.of("found.cloud", cloud.get()));
                return;
            }
            var candidate = candidate(root, env, "");
            if (!candidate.baseUrl().isEmpty() || candidate.hasKey()
                    || !Trees.text(env, "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY").isEmpty() || !Trees.text(root, "apiKeyHelper").isEmpty()) {
                harvest.add(candidate.inUse(true));
            } else {
                harvest.nothing(Message.of("found.claude.none"));
            }
        });
    }

    /// @param name empty for that of the family
    static Candidate candidate(JsonNode settings, JsonNode env, String name) {
        var token = Trees.text(env, "ANTHROPIC_AUTH_TOKEN");
        var key = Trees.text(env, "ANTHROPIC_API_KEY");
        var candidate = new Candidate("anthropic")
                .named(name)
                .at(Trees.text(env, "ANTHROPIC_BASE_URL"))
                .model(model(settings, env))
                .headers(headers(Trees.text(env, "ANTHROPIC_CUSTOM_HEADERS")))
                .key(Value.of(token.isEmpty() ? key : token));
        if (!token.isEmpty()) {
            candidate.header("Authorization", "Bearer {key}");
        }
        if (!token.isEmpty() && !key.isEmpty() && !key.equals(token)) {
            candidate.remark(Message.of("found.claude.both"));
        }
        if (token.isEmpty() && key.isEmpty() && !Trees.text(settings, "apiKeyHelper").isEmpty()) {
            candidate.remark(Message.of("found.key.command"));
        }
        return candidate;
    }

    /// One a line, as Claude Code splits them.
    static Map<String, Value> headers(String lines) {
        Map<String, Value> headers = new LinkedHashMap<>();
        for (var line : lines.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).strip(), Value.of(line.substring(colon + 1)));
            }
        }
        return headers;
    }

    /// What it would ask for: an alias stands for the model that is named for it.
    private static String model(JsonNode settings, JsonNode env) {
        var asked = bare(Value.first(Trees.text(env, "ANTHROPIC_MODEL"), Trees.text(settings, "model")));
        var alias = asked.toLowerCase(Locale.ROOT);
        boolean named = !asked.isEmpty() && !ALIASES.contains(alias) && !alias.equals("default") && !alias.equals("opusplan");
        if (named) {
            return asked;
        }
        var order = new ArrayList<String>(ALIASES);
        if (ALIASES.contains(alias)) {
            order.addFirst(alias);
        }
        return bare(Trees.text(env, order.stream().map(it -> "ANTHROPIC_DEFAULT_" + it.toUpperCase(Locale.ROOT) + "_MODEL").toArray(String[]::new)));
    }

    /// Without what asks for a larger context.
    private static String bare(String model) {
        return model.replaceFirst("(?i)\\[1m]$", "").strip();
    }

    private static boolean isOn(String value) {
        return List.of("1", "true", "yes", "on").contains(value.toLowerCase(Locale.ROOT));
    }
}
