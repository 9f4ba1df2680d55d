package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import tools.jackson.databind.JsonNode;

/// Codex's `config.toml` and `auth.json`. The key in `auth.json` goes only where Codex sends it: to its own OpenAI, wherever that is, and to providers
/// with `requires_openai_auth`.
final class Codex {
    private static final String OPENAI = "openai";

    private Codex() {}

    /// @param toml empty for none
    /// @param auth the text of its `auth.json`, empty for none
    static void read(String toml, String auth, Harvest harvest) {
        var keys = Trees.json(auth);
        var authKey = Trees.text(keys, "OPENAI_API_KEY");
        var root = Trees.toml(toml, harvest).orElse(null);
        if (root == null) {
            return;
        }
        var chosen = Trees.text(root, "model_provider");
        boolean signedIn = authKey.isEmpty() && keys.path("tokens").isObject();
        boolean takesKey = false;
        for (var each : root.path("model_providers").properties()) {
            var provider = each.getValue();
            var candidate = provider(root, provider, each.getKey(), authKey, chosen, "");
            takesKey |= sendsAuth(provider) && each.getKey().equals(chosen);
            harvest.add(candidate.inUse(each.getKey().equals(chosen)));
        }
        own(root, authKey, chosen, takesKey, harvest);
        if (signedIn) {
            harvest.leaveOut("OpenAI", Message.of("found.codex.signed_in"));
        }
        harvest.nothing(Message.of("found.codex.none"));
    }

    /// The one provider of a row of cc-switch, with the key that stands beside it.
    static void readRow(String toml, JsonNode auth, String name, boolean inUse, Harvest harvest) {
        var authKey = Trees.text(auth, "OPENAI_API_KEY");
        var root = Trees.toml(toml, new Harvest(Tool.CODEX, "")).orElse(null);
        if (root == null) {
            harvest.leaveOut(name, Message.of("found.row.broken"));
            return;
        }
        var chosen = Trees.text(root, "model_provider");
        var provider = Trees.at(root, "model_providers", chosen);
        if (provider.isObject()) {
            var candidate = provider(root, provider, chosen, "", chosen, name);
            harvest.add((candidate.hasKey() || authKey.isEmpty() ? candidate : candidate.key(Value.of(authKey))).inUse(inUse));
        } else {
            var base = Trees.text(root, "openai_base_url");
            harvest.add(new Candidate(base.isEmpty() ? OPENAI : "openai-compatible")
                    .named(name).at(base).key(Value.of(authKey)).model(Trees.text(root, "model")).inUse(inUse));
        }
    }

    private static Candidate provider(JsonNode root, JsonNode provider, String id, String authKey, String chosen, String name) {
        var query = provider.path("query_params");
        var version = Trees.text(query, "api-version");
        var address = Trees.text(provider, "base_url");
        boolean azure = Azure.of(address).isAzure();
        var candidate = new Candidate(address.isEmpty() ? OPENAI : "openai-compatible")
                .named(Value.first(name, Trees.text(provider, "name"), id))
                .at(address)
                .model(id.equals(chosen) ? Trees.text(root, "model") : profile(root, id))
                .headers(headers(provider))
                .key(key(provider, authKey));
        if (azure) {
            candidate.azure(new Azure(true, "", "", version));
        }
        var left = query.propertyNames().stream().filter(it -> !azure || !it.equals("api-version")).collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            candidate.remark(Message.of("found.query", left));
        }
        if (provider.path("auth").isObject()) {
            candidate.remark(Message.of("found.key.command"));
        } else if (!candidate.hasKey() && !authKey.isEmpty()) {
            candidate.remark(Message.of("found.codex.no_auth"));
        }
        return candidate;
    }

    /// The order in which Codex looks.
    private static Value key(JsonNode provider, String authKey) {
        var variable = Trees.text(provider, "env_key");
        var token = Trees.text(provider, "experimental_bearer_token");
        if (!variable.isEmpty()) {
            return Value.in(variable);
        }
        boolean own = provider.has("env_key") || provider.has("experimental_bearer_token");
        return Value.of(!own && sendsAuth(provider) ? authKey : token);
    }

    private static boolean sendsAuth(JsonNode provider) {
        return provider.path("requires_openai_auth").asBoolean(false);
    }

    private static Map<String, Value> headers(JsonNode provider) {
        var headers = Trees.values(provider.path("http_headers"), Value::of);
        headers.putAll(Trees.values(provider.path("env_http_headers"), it -> Value.in(it.strip())));
        return headers;
    }

    /// Codex's built-in OpenAI, or the relay that it was moved to.
    private static void own(JsonNode root, String authKey, String chosen, boolean takesKey, Harvest harvest) {
        var base = Trees.text(root, "openai_base_url");
        boolean inUse = List.of("", OPENAI).contains(chosen);
        var model = inUse ? Trees.text(root, "model") : "";
        if (!base.isEmpty()) {
            harvest.add(new Candidate("openai-compatible").named(Value.first(Catalog.host(base), "OpenAI")).at(base).key(Value.of(authKey)).model(model).inUse(inUse));
        } else if (!authKey.isEmpty() && takesKey) {
            harvest.leaveOut("OpenAI", Message.of("found.codex.taken", Trees.text(Trees.at(root, "model_providers", chosen), "base_url")));
        } else if (!authKey.isEmpty()) {
            harvest.add(new Candidate(OPENAI).key(Value.of(authKey)).model(model).inUse(inUse));
        }
    }

    private static String profile(JsonNode root, String id) {
        return root.path("profiles").values().stream()
                .filter(it -> Trees.text(it, "model_provider").equals(id))
                .map(it -> Trees.text(it, "model"))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse("");
    }
}
