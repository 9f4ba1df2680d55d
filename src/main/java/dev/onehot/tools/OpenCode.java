package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.Presets;
import tools.jackson.databind.JsonNode;

/// OpenCode's `opencode.json`, and `auth.json`, where `opencode auth login` puts keys.
final class OpenCode {
    private OpenCode() {}

    /// @param keys by providers, as `auth.json` has them; those that were used are taken out
    static void read(String json, Map<String, JsonNode> keys, References references, Harvest harvest) {
        Trees.json(json, harvest).ifPresent(root -> {
            var chosen = Trees.text(root, "model");
            for (var each : (root.path("provider").isObject() ? root.path("provider") : root.path("providers")).properties()) {
                var id = each.getKey();
                var stored = keys.remove(id);
                var candidate = candidate(each.getValue(), id, "", references);
                // With a key of its own, even an empty one, OpenCode does not send the stored one to that address.
                if (stored != null && !each.getValue().path("options").has("apiKey") && !each.getValue().path("settings").has("apiKey")) {
                    candidate.key(Value.of(Trees.text(stored, "key")));
                }
                if (chosen.startsWith(id + "/")) {
                    candidate.model(chosen.substring(id.length() + 1)).inUse(true);
                }
                harvest.add(candidate, Message.of(candidate.baseUrl().isEmpty() ? "found.opencode.address" : "found.address"));
            }
            harvest.nothing(Message.of("found.opencode.none"));
        });
    }

    /// What `auth.json` has.
    static Map<String, JsonNode> keys(String auth) {
        Map<String, JsonNode> keys = new LinkedHashMap<>();
        Trees.json(auth).properties().stream().filter(it -> it.getValue().isObject()).forEach(it -> keys.put(it.getKey(), it.getValue()));
        return keys;
    }

    /// Those of which no configuration says anything: of vendors that are known by name.
    static void readKeys(Map<String, JsonNode> keys, Harvest harvest) {
        keys.forEach((id, stored) -> {
            var kind = Presets.infer(id);
            var key = Trees.text(stored, "key");
            if (!Trees.text(stored, "type").equals("api") || key.isEmpty()) {
                harvest.leaveOut(id, Message.of("found.opencode.signed_in"));
            } else if (kind.equals(Presets.FALLBACK)) {
                harvest.leaveOut(id, Message.of("found.opencode.address"));
            } else {
                harvest.add(new Candidate(kind).named(id).key(Value.of(key)));
            }
        });
    }

    /// @param name for one that has none of its own
    static Candidate candidate(JsonNode provider, String id, String name, References references) {
        var options = provider.path("options").isObject() ? provider.path("options") : provider.path("settings");
        var address = references.filled(Trees.text(options, "baseURL"));
        var candidate = new Candidate(kind(Trees.text(provider, "npm"), id, address))
                .named(Value.first(name, Trees.text(provider, "name"), id))
                .at(address)
                .model(provider.path("models").propertyNames().stream().findFirst().orElse(""))
                .headers(Trees.values(options.path("headers"), references::header))
                .key(references.read(Trees.text(options, "apiKey")));
        if (!Trees.text(options, "resourceName").isEmpty()) {
            candidate.azure(new Azure(true, references.filled(Trees.text(options, "resourceName")).text(), "", ""));
        }
        return candidate;
    }

    /// By the library that it speaks through; without one OpenCode knows vendors by their names, also behind another address.
    private static String kind(String npm, String id, Value address) {
        if (npm.endsWith("/anthropic")) {
            return "anthropic";
        }
        if (npm.endsWith("/google")) {
            return "google";
        }
        if (npm.endsWith("/azure")) {
            return Azure.KIND;
        }
        var known = npm.isEmpty() || address.isEmpty() ? Presets.infer(id) : Presets.FALLBACK;
        boolean speaksOpenAi = Presets.family(known).speech().protocol() == Presets.family(Presets.FALLBACK).speech().protocol();
        return address.isEmpty() || Set.of("anthropic", "google").contains(known) || !speaksOpenAi ? known : Presets.FALLBACK;
    }
}
