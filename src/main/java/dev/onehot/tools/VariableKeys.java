package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;

/// What variables tell: a key by one of the catalog's names, and beside it an address and a model.
final class VariableKeys {
    private VariableKeys() {}

    /// @param byReference whether keys stay in their variables, which are then named as the source
    static void read(Map<String, Value> variables, boolean byReference, Harvest harvest) {
        Presets.all().stream().filter(Preset::isFamily).forEach(preset -> {
            var names = preset.environment().stream().filter(variables::containsKey).toList();
            var filled = names.stream().filter(it -> isFilled(variables.getOrDefault(it, Value.NONE))).findFirst();
            if (filled.isPresent()) {
                var name = filled.get();
                var source = byReference ? name : harvest.source();
                harvest.add(source, candidate(preset, name, variables, byReference));
            } else if (!names.isEmpty() && !byReference) {
                harvest.leaveOut(preset.name(), Message.of("found.variable.empty", names.getFirst()));
            }
        });
        harvest.nothing(Message.of("found.variables.none"));
    }

    private static boolean isFilled(Value value) {
        return !value.isEmpty() || value.remark().isPresent();
    }

    private static Candidate candidate(Preset preset, String name, Map<String, Value> variables, boolean byReference) {
        var prefix = name.replaceFirst("_(?:API_KEY|AUTH_TOKEN|TOKEN|KEY)$", "");
        var address = address(prefix, preset, variables);
        // The key of one vendor's name at another vendor's address is of the other one.
        var vendor = Catalog.at(address.text(), preset.id()).orElse(preset);
        var model = first(variables, prefix + "_MODEL", prefix + "_MODEL_NAME").map(Value::text).orElse(vendor.firstModel().orElse(""));
        var key = variables.getOrDefault(name, Value.NONE);
        var candidate = new Candidate(preset.id())
                .named(vendor.name())
                .at(address)
                .model(model)
                .headers(ClaudeCode.headers(prefix.equals("ANTHROPIC") ? variables.getOrDefault("ANTHROPIC_CUSTOM_HEADERS", Value.NONE).text() : ""))
                .key(byReference ? Value.in(name) : key);
        if (name.endsWith("_AUTH_TOKEN")) {
            candidate.header("Authorization", "Bearer {key}");
        }
        return preset.id().equals(Azure.KIND) ? azure(candidate, variables) : candidate;
    }

    private static Value address(String prefix, Preset preset, Map<String, Value> variables) {
        var own = switch (preset.id()) {
            case "google" -> Stream.of("GOOGLE_GEMINI_BASE_URL");
            case Azure.KIND -> Stream.of("AZURE_OPENAI_ENDPOINT", "AZURE_API_BASE", "AZURE_OPENAI_BASE_URL");
            default -> Stream.<String>empty();
        };
        var names = Stream.concat(Stream.of("_BASE_URL", "_API_BASE", "_API_BASE_URL", "_ENDPOINT").map(prefix::concat), own);
        return first(variables, names.toArray(String[]::new)).orElse(Value.NONE);
    }

    /// Azure's variables, by the names of its SDKs, LiteLLM and the examples of its pages.
    private static Candidate azure(Candidate candidate, Map<String, Value> variables) {
        var version = text(variables, "AZURE_OPENAI_API_VERSION", "AZURE_API_VERSION", "OPENAI_API_VERSION");
        var deployment = text(variables, "AZURE_OPENAI_DEPLOYMENT_NAME", "AZURE_OPENAI_DEPLOYMENT", "AZURE_OPENAI_CHAT_DEPLOYMENT_NAME",
                "AZURE_OPENAI_CHAT_DEPLOYMENT", "AZURE_DEPLOYMENT_NAME", "AZURE_OPENAI_DEPLOYMENT_ID");
        var resource = text(variables, "AZURE_OPENAI_RESOURCE", "AZURE_OPENAI_RESOURCE_NAME", "AZURE_RESOURCE_NAME");
        return candidate.azure(new Azure(true, candidate.baseUrl().isEmpty() ? resource : "", deployment, version));
    }

    private static String text(Map<String, Value> variables, String... names) {
        return first(variables, names).map(Value::text).orElse("");
    }

    private static Optional<Value> first(Map<String, Value> variables, String... names) {
        return List.of(names).stream().map(it -> variables.getOrDefault(it, Value.NONE)).filter(VariableKeys::isFilled).findFirst();
    }
}
