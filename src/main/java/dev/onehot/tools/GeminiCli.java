package dev.onehot.tools;

import dev.onehot.model.Message;
import java.util.Map;

/// Gemini CLI's `settings.json`, and the `.env` beside it, which alone has its key.
final class GeminiCli {
    private GeminiCli() {}

    /// @param variables of the `.env` beside it
    /// @param environment of this process, where the key may be as well
    static void read(String json, Map<String, Value> variables, Map<String, String> environment, Harvest harvest) {
        var settings = json.isBlank() ? Trees.json("") : Trees.json(json, harvest).orElse(null);
        if (settings == null) {
            return;
        }
        var type = Trees.text(Trees.at(settings, "security", "auth"), "selectedType");
        if (type.equals("vertex-ai")) {
            harvest.leaveOut("Gemini", Message.of("found.cloud", "Vertex AI"));
        } else if (!type.isEmpty() && !type.equals("gemini-api-key")) {
            harvest.leaveOut("Gemini", Message.of("found.gemini.signed_in"));
        }
        var key = variables.getOrDefault("GEMINI_API_KEY", Value.NONE);
        if (key.isEmpty() && type.equals("gemini-api-key") && !environment.getOrDefault("GEMINI_API_KEY", "").isBlank()) {
            key = Value.in("GEMINI_API_KEY");
        }
        if (!key.isEmpty() || type.equals("gemini-api-key")) {
            var model = Trees.text(settings.path("model"), "name");
            harvest.add(new Candidate("google")
                    .at(variables.getOrDefault("GOOGLE_GEMINI_BASE_URL", Value.NONE))
                    .model(Value.first(model, variables.getOrDefault("GEMINI_MODEL", Value.NONE).text()))
                    .key(key)
                    .inUse(true));
        }
        harvest.nothing(Message.of("found.gemini.none"));
    }
}
