package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.Presets;
import tools.jackson.databind.JsonNode;

/// Qwen Code's `settings.json`: models by protocol, each with its address and the variable of its key. Those of the same server are one provider.
final class QwenCode {
    private QwenCode() {}

    /// @param variables of the `.env` beside it
    static void read(String json, Map<String, Value> variables, References references, Harvest harvest) {
        Trees.json(json, harvest).ifPresent(root -> {
            var chosen = Trees.text(root.path("model"), "name");
            for (var protocol : root.path("modelProviders").properties()) {
                var kind = kind(Value.first(Trees.text(root.path("providerProtocol"), protocol.getKey()), protocol.getKey()));
                if (kind.isEmpty() || !protocol.getValue().isArray()) {
                    harvest.leaveOut(protocol.getKey(), Message.of("found.qwen.protocol"));
                    continue;
                }
                for (var models : Trees.byServer(protocol.getValue(), it -> List.of(Trees.text(it, "baseUrl"), Trees.text(it, "envKey"))).values()) {
                    harvest.add(candidate(models, kind, chosen, root.path("env"), variables, references));
                }
            }
            var auth = Trees.at(root, "security", "auth");
            if (!Trees.text(auth, "apiKey").isEmpty()) {
                var base = Trees.text(auth, "baseUrl");
                harvest.add(new Candidate(base.isEmpty() ? "openai" : "openai-compatible")
                        .named(Catalog.host(base)).at(references.filled(base)).model(chosen).key(references.read(Trees.text(auth, "apiKey")))
                        .inUse(root.path("modelProviders").isEmpty()));
            }
            if (Trees.text(auth, "selectedType").equals("qwen-oauth")) {
                harvest.leaveOut("Qwen", Message.of("found.qwen.signed_in"));
            }
            harvest.nothing(Message.of("found.qwen.none"));
        });
    }

    private static Candidate candidate(
            List<JsonNode> models, String kind, String chosen, JsonNode env, Map<String, Value> variables, References references) {
        var first = models.getFirst();
        var address = Trees.text(first, "baseUrl");
        var variable = Trees.text(first, "envKey");
        var model = models.stream().map(it -> Trees.text(it, "id")).filter(it -> it.equals(chosen)).findFirst().orElse(Trees.text(first, "id"));
        var name = models.size() == 1 ? Trees.text(first, "name") : "";
        var candidate = new Candidate(!address.isEmpty() && kind.equals("openai") ? "openai-compatible" : kind)
                .named(Value.first(name, Catalog.host(address)))
                .at(references.filled(address))
                .model(model)
                .headers(Trees.values(Trees.at(first, "generationConfig", "customHeaders"), references::header))
                .inUse(!chosen.isEmpty() && model.equals(chosen));
        var names = variable.isEmpty() ? Presets.family(kind).environment() : List.of(variable);
        return candidate.key(names.stream()
                .map(it -> variables.getOrDefault(it, references.read(Trees.text(env, it))))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(names.isEmpty() ? Value.NONE : Value.in(names.getFirst())));
    }

    private static String kind(String protocol) {
        return switch (protocol) {
            case "openai", "anthropic" -> protocol;
            case "gemini" -> "google";
            default -> "";
        };
    }
}
