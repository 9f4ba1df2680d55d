package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Sampling;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import tools.jackson.databind.JsonNode;

/// Reads what a program asks in Responses. Pure.
final class ResponsesRequest {
    private static final Set<String> KNOWN = Set.of("background", "conversation", "include", "input", "instructions", "max_output_tokens", "model",
            "parallel_tool_calls", "previous_response_id", "prompt", "reasoning", "store", "stream", "stream_options", "temperature", "text", "tool_choice",
            "tools", "top_p");

    private ResponsesRequest() {}

    static ModelTurn read(JsonNode body, Omissions omissions) {
        refuseWhatIsKept(body);
        omissions.addOthers(body, KNOWN);
        if (body.path("store").booleanValue(false)) {
            omissions.add("store");
        }
        if (body.path("include").valueStream().anyMatch(it -> !it.stringValue("").equals("reasoning.encrypted_content"))) {
            omissions.add("include");
        }
        var input = new ResponsesInput(omissions);
        input.instructions(body.path("instructions"));
        input.read(body.path("input"));
        ResponsesTools.read(body.path("tools"), omissions).forEach(input::tool);
        var sampling = new Sampling(
                WireJson.integer(body.path("max_output_tokens")), WireJson.decimal(body.path("temperature")), WireJson.decimal(body.path("top_p")),
                OptionalInt.empty(), List.of());
        return new ModelTurn(
                body.path("model").stringValue(""), input.system(), input.messages(), input.tools(), choice(body, omissions), sampling,
                effort(body.path("reasoning")), shape(body.path("text"), omissions), body.path("stream").booleanValue(false));
    }

    /// What earlier requests said is nowhere: an answer without it would be one to another question.
    private static void refuseWhatIsKept(JsonNode body) {
        for (var name : List.of("previous_response_id", "conversation", "prompt")) {
            if (body.hasNonNull(name)) {
                throw new UnreadableTurnException("Send all input anew: " + name + " needs a server that keeps conversations; this endpoint keeps nothing.");
            }
        }
        if (body.path("background").booleanValue(false)) {
            throw new UnreadableTurnException("Leave out background: this endpoint keeps no answers.");
        }
        if (!body.path("input").isString() && !body.path("input").isArray()) {
            throw new UnreadableTurnException("input has to be a text or a list.");
        }
    }

    private static ToolChoice choice(JsonNode body, Omissions omissions) {
        var choice = body.path("tool_choice");
        boolean parallel = body.path("parallel_tool_calls").booleanValue(true);
        var word = choice.stringValue(choice.path("type").stringValue("auto"));
        var mode = switch (word) {
            case "none" -> ToolChoice.Mode.NONE;
            case "required" -> ToolChoice.Mode.REQUIRED;
            case "function", "custom" -> ToolChoice.Mode.NAMED;
            case "auto" -> ToolChoice.Mode.AUTO;
            default -> {
                omissions.add("tool_choice");
                yield choice.path("mode").stringValue("").equals("required") ? ToolChoice.Mode.REQUIRED : ToolChoice.Mode.AUTO;
            }
        };
        return new ToolChoice(mode, mode == ToolChoice.Mode.NAMED ? choice.path("name").stringValue("") : "", parallel);
    }

    private static Effort effort(JsonNode reasoning) {
        var summary = reasoning.path("summary").stringValue(reasoning.path("generate_summary").stringValue("none"));
        return new Effort(reasoning.path("effort").stringValue(""), OptionalInt.empty(), !summary.equals("none"));
    }

    private static Shape shape(JsonNode text, Omissions omissions) {
        if (text.hasNonNull("verbosity")) {
            omissions.add("text.verbosity");
        }
        var format = text.path("format");
        return switch (format.path("type").stringValue("text")) {
            case "json_schema" -> new Shape(Shape.Kind.SCHEMA, format.path("name").stringValue(""), Optional.of(format.path("schema")));
            case "json_object" -> new Shape(Shape.Kind.OBJECT, "", Optional.empty());
            default -> Shape.TEXT;
        };
    }
}
