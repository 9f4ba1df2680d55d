package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.Answerer;

/// Lists of models as programs of each dialect read them.
final class ModelLists {
    private ModelLists() {}

    /// The models of a provider: those that are known, or else its default one.
    static List<String> of(Answerer answerer) {
        var usual = answerer.provider().model();
        return (answerer.models().isEmpty() ? Stream.of(usual) : answerer.models().stream()).filter(it -> !it.isEmpty()).toList();
    }

    /// Whether it is Codex that asks. It wants to be told more of each model than is known of any, down to what to say to it; told of none, it takes every
    /// name for one that it may ask for. A list in another form is an error in its log.
    static boolean isForCodex(String query) {
        return query.startsWith("client_version=") || query.contains("&client_version=");
    }

    /// None, in its form.
    static byte[] forCodex() {
        return "{\"models\":[]}".getBytes(StandardCharsets.UTF_8);
    }

    static byte[] list(Tongue tongue, List<String> models) {
        var all = models.stream().map(it -> entry(tongue, it)).collect(Collectors.joining(","));
        var text = switch (tongue) {
            case MESSAGES -> "{\"data\":[" + all + "],\"has_more\":false,\"first_id\":" + id(models.isEmpty() ? "" : models.getFirst()) + ",\"last_id\":"
                    + id(models.isEmpty() ? "" : models.getLast()) + "}";
            case CHAT, RESPONSES -> "{\"object\":\"list\",\"data\":[" + all + "]}";
            case GEMINI -> "{\"models\":[" + all + "]}";
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// One of the list.
    static String entry(Tongue tongue, String model) {
        var name = Tongue.quoted(model);
        return switch (tongue) {
            case MESSAGES -> "{\"type\":\"model\",\"id\":" + name + ",\"display_name\":" + name + ",\"created_at\":\"1970-01-01T00:00:00Z\"}";
            case CHAT, RESPONSES -> "{\"id\":" + name + ",\"object\":\"model\",\"created\":0,\"owned_by\":\"onehot\"}";
            case GEMINI -> "{\"name\":" + Tongue.quoted("models/" + model.replaceFirst("^models/", "")) + ",\"displayName\":" + name
                    + ",\"supportedGenerationMethods\":[\"generateContent\",\"countTokens\"]}";
        };
    }

    private static String id(String model) {
        return model.isEmpty() ? "null" : Tongue.quoted(model);
    }
}
