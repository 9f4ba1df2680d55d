package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Sampling;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.Tool;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import tools.jackson.databind.JsonNode;

/// Reads what a program asks in Chat Completions.
final class ChatRequest {
    private static final Set<String> KNOWN = Set.of("model", "messages", "tools", "functions", "tool_choice", "function_call", "parallel_tool_calls", "max_tokens",
            "max_completion_tokens", "temperature", "top_p", "top_k", "stop", "n", "reasoning_effort", "reasoning", "thinking", "response_format", "stream",
            "stream_options");

    private final JsonNode body;
    private final Omissions omissions;

    ChatRequest(JsonNode body, Omissions omissions) {
        this.body = body;
        this.omissions = omissions;
    }

    ModelTurn read(String model, boolean streamed) {
        omissions.addOthers(body, KNOWN);
        if (body.path("n").asInt(1) > 1) {
            omissions.add("n");
        }
        var messages = new ChatMessages(omissions);
        messages.read(body.path("messages"));
        return new ModelTurn(body.path("model").asString(model), messages.system(), messages.messages(), tools(), choice(), sampling(), effort(), shape(),
                body.path("stream").asBoolean(streamed));
    }

    private List<Tool> tools() {
        var tools = new ArrayList<Tool>();
        for (var tool : body.path("tools")) {
            var type = tool.path("type").asString("function");
            if (type.equals("function")) {
                add(tool.path("function"), tools);
            } else {
                omissions.add("tools", type);
            }
        }
        // As it was before there were tools.
        body.path("functions").forEach(it -> add(it, tools));
        return tools;
    }

    private static void add(JsonNode function, List<Tool> tools) {
        var schema = function.path("parameters");
        if (!function.path("name").asString("").isEmpty()) {
            tools.add(new Tool(function.path("name").asString(""), function.path("description").asString(""), schema.isObject() ? schema : WireJson.object(),
                    function.path("strict").asBoolean(false), ""));
        }
    }

    private ToolChoice choice() {
        boolean parallel = body.path("parallel_tool_calls").asBoolean(true);
        var choice = body.hasNonNull("tool_choice") ? body.path("tool_choice") : body.path("function_call");
        var name = choice.path("function").path("name").asString(choice.path("name").asString(""));
        if (!name.isEmpty()) {
            return new ToolChoice(ToolChoice.Mode.NAMED, name, parallel);
        }
        var allowed = choice.path("allowed_tools");
        if (choice.isObject()) {
            omissions.add("tool_choice");
        }
        return new ToolChoice(switch (choice.asString(allowed.path("mode").asString("auto"))) {
            case "none" -> ToolChoice.Mode.NONE;
            case "required", "any" -> ToolChoice.Mode.REQUIRED;
            default -> ToolChoice.Mode.AUTO;
        }, "", parallel);
    }

    private Sampling sampling() {
        var most = WireJson.integer(body.path("max_completion_tokens"));
        var stop = body.path("stop");
        var stops = (stop.isString() ? Stream.of(stop) : stop.valueStream()).filter(JsonNode::isString).map(it -> it.asString("")).toList();
        return new Sampling(most.isPresent() ? most : WireJson.integer(body.path("max_tokens")), WireJson.decimal(body.path("temperature")),
                WireJson.decimal(body.path("top_p")), WireJson.integer(body.path("top_k")), stops);
    }

    /// As the vendor has it, OpenRouter, and DeepSeek and those who resemble it.
    private Effort effort() {
        var reasoning = body.path("reasoning");
        var word = body.path("reasoning_effort").asString(reasoning.path("effort").asString(""));
        var budget = WireJson.integer(reasoning.path("max_tokens"));
        var thinking = body.path("thinking").path("type").asString("");
        if (!word.isEmpty()) {
            return new Effort(word, OptionalInt.empty(), !word.equals("none"));
        }
        if (budget.isPresent()) {
            return new Effort("", budget, true);
        }
        return switch (thinking) {
            case "disabled" -> new Effort("none", OptionalInt.empty(), false);
            case "enabled" -> new Effort("auto", OptionalInt.empty(), true);
            default -> Effort.UNSAID;
        };
    }

    private Shape shape() {
        var format = body.path("response_format");
        var schema = format.path("json_schema").path("schema");
        return switch (format.path("type").asString("")) {
            case "json_schema" -> schema.isObject()
                    ? new Shape(Shape.Kind.SCHEMA, format.path("json_schema").path("name").asString(""), Optional.of(schema))
                    : new Shape(Shape.Kind.OBJECT, "", Optional.empty());
            case "json_object" -> new Shape(Shape.Kind.OBJECT, "", Optional.empty());
            default -> Shape.TEXT;
        };
    }
}
