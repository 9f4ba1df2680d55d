package dev.onehot.probe;

import dev.onehot.model.CcSwitchRow;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.ProviderOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/// Reads what other tools keep about providers. Pure and tolerant: what cannot be read is not found.
public final class OtherTools {
    private static final String CC_SWITCH = "cc-switch";

    private OtherTools() {}

    /// The providers in a `settings.json` of Claude Code: its `env`.
    public static List<FoundProvider> claudeCode(String json) {
        return claude(read(json).path("env"), "Claude Code", "").stream().toList();
    }

    /// The providers in a `config.toml` of Codex.
    ///
    /// @param auth the text of its `auth.json`, empty for none
    public static List<FoundProvider> codex(String toml, String auth) {
        return codex(toml, read(auth), "Codex", "");
    }

    /// The providers in an `opencode.json`, comments and all.
    public static List<FoundProvider> openCode(String json) {
        var found = new ArrayList<FoundProvider>();
        var root = read(json);
        root.path("provider").properties().forEach(each -> openCode(each.getValue(), each.getKey(), "OpenCode").ifPresent(found::add));
        return found;
    }

    /// The keys in a `.env` file.
    public static List<FoundProvider> dotEnv(String text) {
        return Found.inVariables(DotEnv.parse(text), false, ".env");
    }

    /// The keys in variables, which stay there.
    public static List<FoundProvider> environment(Map<String, String> variables) {
        return Found.inVariables(variables, true, "");
    }

    /// The providers of cc-switch, for whichever tool they are.
    public static List<FoundProvider> ccSwitch(List<CcSwitchRow> rows) {
        var found = new ArrayList<FoundProvider>();
        for (var row : rows) {
            var settings = read(row.settings());
            switch (row.appType()) {
                case "claude", "claude-desktop" -> claude(settings.path("env"), CC_SWITCH, row.name()).ifPresent(found::add);
                case "codex" -> found.addAll(codex(settings.path("config").asString(""), settings.path("auth"), CC_SWITCH, row.name()));
                case "gemini" -> gemini(settings.path("env"), row.name()).ifPresent(found::add);
                case "opencode" -> openCode(settings, row.name(), CC_SWITCH).ifPresent(found::add);
                default -> {}
            }
        }
        return found;
    }

    private static Optional<FoundProvider> claude(JsonNode env, String source, String name) {
        var token = text(env, "ANTHROPIC_AUTH_TOKEN");
        var key = token.isEmpty() ? text(env, "ANTHROPIC_API_KEY") : token;
        var baseUrl = text(env, "ANTHROPIC_BASE_URL");
        if (key.isEmpty() && baseUrl.isEmpty() && name.isEmpty()) {
            return Optional.empty();
        }
        var options = token.isEmpty() ? ProviderOptions.NONE : Found.bearer();
        return Optional.of(Found.of(source, name, "anthropic", baseUrl, key, text(env, "ANTHROPIC_MODEL"), options));
    }

    private static Optional<FoundProvider> gemini(JsonNode env, String name) {
        var key = text(env, "GEMINI_API_KEY");
        var baseUrl = text(env, "GOOGLE_GEMINI_BASE_URL");
        return Optional.of(Found.of(CC_SWITCH, name, "google", baseUrl, key, text(env, "GEMINI_MODEL"), ProviderOptions.NONE));
    }

    private static List<FoundProvider> codex(String toml, JsonNode auth, String source, String name) {
        JsonNode root;
        try {
            root = Readers.TOML.readTree(toml);
        } catch (JacksonException broken) {
            return List.of();
        }
        var authKey = text(auth, "OPENAI_API_KEY");
        var chosen = text(root, "model_provider");
        var found = new ArrayList<FoundProvider>();
        root.path("model_providers").properties().forEach(each -> {
            var provider = each.getValue();
            var variable = text(provider, "env_key");
            var own = text(provider, "experimental_bearer_token");
            var key = !own.isEmpty() ? own : !variable.isEmpty() ? "env:" + variable : authKey;
            var model = each.getKey().equals(chosen) ? text(root, "model") : "";
            var label = name.isEmpty() ? first(text(provider, "name"), each.getKey()) : name;
            // cc-switch keeps one provider a row, and the rest of its file is the person's.
            if (name.isEmpty() || each.getKey().equals(chosen)) {
                found.add(Found.of(source, label, "openai-compatible", text(provider, "base_url"), key, model, ProviderOptions.NONE));
            }
        });
        if (found.isEmpty() && (!authKey.isEmpty() || !name.isEmpty())) {
            found.add(Found.of(source, name, "openai", "", authKey, text(root, "model"), ProviderOptions.NONE));
        }
        return found;
    }

    private static Optional<FoundProvider> openCode(JsonNode provider, String id, String source) {
        var options = provider.path("options");
        var npm = text(provider, "npm");
        var baseUrl = text(options, "baseURL");
        var kind = npm.endsWith("/anthropic") ? "anthropic" : npm.endsWith("/google") ? "google" : kindOf(id, baseUrl);
        var model = provider.path("models").propertyNames().stream().findFirst().orElse("");
        var name = first(text(provider, "name"), id);
        return Optional.of(Found.of(source, name, kind, baseUrl, text(options, "apiKey"), model, ProviderOptions.NONE));
    }

    /// OpenCode knows vendors by the names that the catalog has for them.
    private static String kindOf(String id, String baseUrl) {
        return baseUrl.isEmpty() ? dev.onehot.model.ProviderKinds.infer(id) : "openai-compatible";
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("").strip();
    }

    /// JSON as people write it; nothing when it is none.
    private static JsonNode read(String json) {
        try {
            return Readers.JSON.readTree(json.isBlank() ? "{}" : json);
        } catch (JacksonException broken) {
            return Readers.JSON.createObjectNode();
        }
    }

    /// Made when they are first needed.
    private static final class Readers {
        static final ObjectMapper JSON = JsonMapper.builder()
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
                .build();
        static final ObjectMapper TOML = new TomlMapper();
    }

    /// Lines of a `.env` file.
    private static final class DotEnv {
        static Map<String, String> parse(String text) {
            var variables = new LinkedHashMap<String, String>();
            for (var line : text.lines().toList()) {
                var stripped = line.strip().replaceFirst("^export\\s+", "");
                int equals = stripped.indexOf('=');
                if (equals > 0 && !stripped.startsWith("#")) {
                    variables.put(stripped.substring(0, equals).strip(), value(stripped.substring(equals + 1).strip()));
                }
            }
            return variables;
        }

        private static String value(String text) {
            if (text.length() >= 2 && (text.startsWith("\"") || text.startsWith("'"))) {
                int end = text.indexOf(text.charAt(0), 1);
                return end > 0 ? text.substring(1, end) : text.substring(1);
            }
            return text.replaceFirst("\\s+#.*$", "");
        }
    }
}
