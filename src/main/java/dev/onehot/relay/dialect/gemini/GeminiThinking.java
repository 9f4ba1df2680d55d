package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn.Effort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How much thinking is asked of which model: Gemini 2.5 has numbers, later ones have words, others have none. Pure.
final class GeminiThinking {
    private static final Pattern LATER = Pattern.compile("(?:.*/)?gemini-(?:[3-9]|\\d\\d|.*-latest).*");
    private static final Pattern NUMBERS = Pattern.compile("(?:.*/)?gemini-2\\.5.*");
    private static final int AS_IT_FINDS_FIT = -1;

    private GeminiThinking() {}

    /// Whether a model wants its calls back signed, and takes files in what tools answer.
    static boolean isLater(String model) {
        return LATER.matcher(model).matches();
    }

    static Effort read(JsonNode config) {
        var budget = WireJson.integer(GeminiMember.of(config, "thinkingBudget"));
        boolean shown = GeminiMember.of(config, "includeThoughts").booleanValue(false);
        if (budget.orElse(0) < 0) {
            return new Effort("auto", OptionalInt.empty(), shown);
        }
        var level = GeminiMember.text(config, "thinkingLevel").toLowerCase(Locale.ROOT);
        return new Effort(budget.isPresent() || level.equals("thinking_level_unspecified") ? "" : level, budget, shown);
    }

    /// The member `thinkingConfig`; empty for none.
    static ObjectNode write(Effort effort, String model, Omissions omissions) {
        var config = WireJson.object();
        boolean said = !effort.word().isEmpty() || effort.budget().isPresent();
        if (isLater(model)) {
            later(effort, model, config, omissions);
        } else if (NUMBERS.matcher(model).matches()) {
            numbers(effort, model, config, omissions);
        } else {
            if (said) {
                omissions.add("effort");
            }
            return config;
        }
        return effort.shown() ? config.put("includeThoughts", true) : config;
    }

    private static void later(Effort effort, String model, ObjectNode config, Omissions omissions) {
        if (effort.budget().isPresent()) {
            config.put("thinkingBudget", effort.budget().getAsInt());
            return;
        }
        boolean pro = model.contains("-pro");
        var level = switch (effort.word()) {
            case "", "auto" -> "";
            case "none", "minimal" -> pro ? "low" : "minimal";
            // The first of them has but two.
            case "medium" -> model.contains("gemini-3-pro") ? "high" : "medium";
            case "low" -> "low";
            default -> "high";
        };
        if (!level.isEmpty()) {
            config.put("thinkingLevel", level.toUpperCase(Locale.ROOT));
        }
        if (!level.equals(effort.word()) && !effort.word().equals("auto")) {
            omissions.add("effort");
        }
    }

    private static void numbers(Effort effort, String model, ObjectNode config, Omissions omissions) {
        if (effort.word().isEmpty() && effort.budget().isEmpty()) {
            return;
        }
        boolean pro = model.contains("-pro");
        // As Google's own servers take OpenAI's words.
        int wanted = effort.budget().orElseGet(() -> switch (effort.word()) {
            case "auto" -> AS_IT_FINDS_FIT;
            case "none" -> 0;
            case "minimal", "low" -> 1024;
            case "medium" -> 8192;
            default -> 24_576;
        });
        int taken = wanted < 0 ? wanted : Math.clamp(wanted, pro ? 128 : 0, pro ? 32_768 : 24_576);
        config.put("thinkingBudget", taken);
        if (taken != wanted || Set.of("xhigh", "max").contains(effort.word())) {
            omissions.add("effort");
        }
    }
}
