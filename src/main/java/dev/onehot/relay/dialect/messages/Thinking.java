package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.turn.ModelTurn.Effort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How much Claude is told to think: models from 4.6 on decide themselves and are told an effort; those before, and servers that took the dialect over, are
/// given a number of tokens.
final class Thinking {
    private static final int LEAST_BUDGET = 1024;
    private static final Map<String, Integer> BUDGETS = Map.of("minimal", LEAST_BUDGET, "low", 2048, "medium", 8192, "auto", 8192);
    private static final int MOST_BUDGET = 16_384;
    private static final Map<String, String> EFFORTS = Map.of("minimal", "low", "low", "low", "medium", "medium", "high", "high", "xhigh", "xhigh", "max", "max");

    private Thinking() {}

    /// Writes it into a request that has its messages, `max_tokens` and `tool_choice` already.
    ///
    /// @return whether it could be said as it was meant
    static boolean write(Effort effort, ClaudeVersion version, Server server, ObjectNode body) {
        if (effort.equals(Effort.UNSAID)) {
            return true;
        }
        boolean vendor = server == Server.VENDOR;
        if (effort.word().equals("none") || effort.budget().orElse(1) == 0) {
            // The vendor's own do not think unless they are told to, and some refuse to be told not to.
            if (!vendor) {
                body.putObject("thinking").put("type", "disabled");
            }
            return true;
        }
        var choice = body.path("tool_choice").path("type").asString("");
        if (choice.equals("any") || choice.equals("tool") || version.isBefore(3, 7)) {
            return false;
        }
        return version.isFrom(4, 6) ? adaptive(effort, version, vendor, body) : budget(effort, vendor, body);
    }

    private static boolean adaptive(Effort effort, ClaudeVersion version, boolean vendor, ObjectNode body) {
        var thinking = body.putObject("thinking").put("type", "adaptive");
        if (vendor) {
            thinking.put("display", effort.shown() ? "summarized" : "omitted");
        }
        var word = EFFORTS.getOrDefault(effort.nearestWord(), "");
        var said = word.equals("xhigh") && !version.isFrom(4, 7) ? "high" : word;
        if (!said.isEmpty()) {
            body.withObject("/output_config").put("effort", said);
        }
        return effort.word().equals("auto") || said.equals(effort.nearestWord());
    }

    private static boolean budget(Effort effort, boolean vendor, ObjectNode body) {
        int wanted = effort.budget().orElse(BUDGETS.getOrDefault(effort.word(), MOST_BUDGET));
        // It counts as part of the answer, which needs room as well.
        int budget = Math.min(Math.max(wanted, LEAST_BUDGET), body.path("max_tokens").asInt(0) - LEAST_BUDGET);
        if (budget < LEAST_BUDGET || cannotGoOn(body.path("messages"))) {
            return false;
        }
        var thinking = body.putObject("thinking").put("type", "enabled").put("budget_tokens", budget);
        if (vendor && !effort.shown()) {
            thinking.put("display", "omitted");
        }
        return true;
    }

    /// Whether the model called tools without a thought that could be given back: then it may not think on its way either.
    static boolean cannotGoOn(JsonNode messages) {
        var last = messages.path(messages.size() - 1);
        var before = messages.path(messages.size() - 2);
        boolean answered = last.path("role").asString("").equals("user")
                && last.path("content").valueStream().anyMatch(it -> it.path("type").asString("").equals("tool_result"));
        return answered && !before.path("content").path(0).path("type").asString("").endsWith("thinking");
    }
}
