package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a provider is asked in Gemini. One thread.
final class GeminiTurn {
    private static final int MOST_STOPS = 5;

    private final ModelTurn turn;
    private final Omissions omissions;
    private final ObjectNode body = WireJson.object();

    GeminiTurn(ModelTurn turn, Omissions omissions) {
        this.turn = turn;
        this.omissions = omissions;
    }

    ObjectNode write() {
        var contents = WireJson.object().putArray("contents");
        var parts = new GeminiParts(turn, omissions);
        for (var message : turn.messages()) {
            if (message.role() == Role.SYSTEM) {
                omissions.add("messages.system");
            }
            var written = parts.of(message);
            if (!written.isEmpty()) {
                contents.addObject().put("role", message.role() == Role.ASSISTANT ? "model" : "user").set("parts", written);
            }
        }
        body.set("contents", contents);
        system();
        tools();
        var config = config();
        if (!config.isEmpty()) {
            body.set("generationConfig", config);
        }
        return body;
    }

    private void system() {
        var parts = WireJson.object().putArray("parts");
        for (var part : turn.system()) {
            if (part instanceof MessagePart.Text(var text)) {
                parts.addObject().put("text", text);
            } else {
                omissions.add("content.system");
            }
        }
        if (!parts.isEmpty()) {
            body.putObject("systemInstruction").set("parts", parts);
        }
    }

    private void tools() {
        if (turn.tools().isEmpty()) {
            return;
        }
        var declared = body.putArray("tools").addObject().putArray("functionDeclarations");
        for (var tool : turn.tools()) {
            var schema = GeminiSchema.write(tool.schema(), omissions);
            if (!schema.path("type").isString()) {
                schema.put("type", "object");
            }
            declared.addObject().put("name", tool.name()).put("description", tool.description()).set("parametersJsonSchema", schema);
            if (tool.strict()) {
                omissions.add("strict");
            }
        }
        choice();
    }

    private void choice() {
        var choice = turn.choice();
        if (!choice.parallel()) {
            omissions.add("parallel_tool_calls");
        }
        if (choice.mode() == ToolChoice.Mode.AUTO) {
            return;
        }
        var config = body.putObject("toolConfig").putObject("functionCallingConfig").put("mode", choice.mode() == ToolChoice.Mode.NONE ? "NONE" : "ANY");
        if (choice.mode() == ToolChoice.Mode.NAMED) {
            config.putArray("allowedFunctionNames").add(choice.name());
        }
    }

    private ObjectNode config() {
        var config = WireJson.object();
        var sampling = turn.sampling();
        sampling.maxTokens().ifPresent(it -> config.put("maxOutputTokens", it));
        sampling.temperature().ifPresent(it -> config.put("temperature", it));
        sampling.topP().ifPresent(it -> config.put("topP", it));
        sampling.topK().ifPresent(it -> config.put("topK", it));
        if (!sampling.stops().isEmpty()) {
            var stops = config.putArray("stopSequences");
            sampling.stops().stream().limit(MOST_STOPS).forEach(stops::add);
        }
        if (sampling.stops().size() > MOST_STOPS) {
            omissions.add("stop");
        }
        var thinking = GeminiThinking.write(turn.effort(), turn.model(), omissions);
        if (!thinking.isEmpty()) {
            config.set("thinkingConfig", thinking);
        }
        shape(config);
        return config;
    }

    private void shape(ObjectNode config) {
        var shape = turn.shape();
        if (shape.kind() == Shape.Kind.TEXT) {
            return;
        }
        if (!turn.tools().isEmpty() && !GeminiThinking.isLater(turn.model())) {
            // Both at once they refuse.
            omissions.add("response_format");
            return;
        }
        config.put("responseMimeType", "application/json");
        shape.schema().ifPresent(it -> config.set("responseJsonSchema", GeminiSchema.write(it, omissions)));
    }
}
