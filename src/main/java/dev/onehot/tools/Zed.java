package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.Presets;
import tools.jackson.databind.JsonNode;

/// Zed's `settings.json`. Its keys are in the system's keychain, or in variables; never in the file.
final class Zed {
    private Zed() {}

    static void read(String json, Map<String, String> environment, Harvest harvest) {
        Trees.json(json, harvest).ifPresent(root -> {
            var chosen = Trees.at(root, "agent", "default_model");
            for (var each : root.path("language_models").properties()) {
                switch (each.getKey()) {
                    case "openai_compatible", "anthropic_compatible" -> each.getValue().properties().forEach(it -> harvest.add(candidate(
                            each.getKey().startsWith("openai") ? Presets.FALLBACK : "anthropic", it.getKey(), it.getKey(), it.getValue(), chosen, environment)));
                    default -> vendor(each.getKey(), each.getValue(), chosen, environment, harvest);
                }
            }
            harvest.nothing(Message.of("found.zed.none"));
        });
    }

    private static void vendor(String id, JsonNode settings, JsonNode chosen, Map<String, String> environment, Harvest harvest) {
        var name = switch (id) {
            case "lmstudio" -> "lm-studio";
            case "open_router" -> "openrouter";
            case "x_ai" -> "xai";
            default -> id;
        };
        var kind = Presets.infer(name);
        if (kind.equals(Presets.FALLBACK)) {
            harvest.leaveOut(id, Message.of("found.zed.vendor"));
        } else {
            var moved = !Trees.text(settings, "api_url").isEmpty() && kind.equals("openai") && Catalog.at(Trees.text(settings, "api_url"), kind).isEmpty();
            harvest.add(candidate(moved ? Presets.FALLBACK : kind, id, Presets.nameOf(kind), settings, chosen, environment));
        }
    }

    private static Candidate candidate(
            String kind, String id, String name, JsonNode settings, JsonNode chosen, Map<String, String> environment) {
        var listed = Trees.text(settings.path("available_models").path(0), "name");
        boolean isChosen = Trees.text(chosen, "provider").equals(id);
        return new Candidate(kind)
                .named(name)
                .at(Trees.text(settings, "api_url"))
                .model(isChosen ? Trees.text(chosen, "model") : listed)
                .headers(Trees.values(settings.path("custom_headers"), Value::of))
                .inUse(isChosen)
                .key(key(kind, id, environment));
    }

    /// Zed's own rule: the name in capitals, with `_API_KEY` behind it.
    private static Value key(String kind, String id, Map<String, String> environment) {
        var own = id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_") + "_API_KEY";
        boolean needs = Presets.family(kind).speech().needsKey();
        var family = kind.equals(Presets.FALLBACK) || !needs ? List.<String>of() : Presets.family(kind).environment();
        return Stream.concat(Stream.of(own), family.stream())
                .filter(it -> !environment.getOrDefault(it, "").isBlank())
                .findFirst()
                .map(Value::in)
                .orElseGet(() -> needs ? Value.none(Message.of("found.key.keychain", "Zed")) : Value.NONE);
    }
}
