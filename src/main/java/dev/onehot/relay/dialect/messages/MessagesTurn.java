package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Strictness;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a provider is asked in Messages.
final class MessagesTurn {
    /// Messages has to be told how long an answer may be, and other dialects need not. As much as every model takes that Anthropic still serves.
    private static final int MOST_TOKENS = 32_000;
    /// What servers that took the dialect over take, small models' too.
    private static final int MOST_TOKENS_ELSEWHERE = 8192;

    private final ModelTurn turn;
    private final Server server;
    private final Omissions omissions;
    private final ClaudeVersion version;
    private final ObjectNode body = WireJson.object();

    MessagesTurn(ModelTurn turn, Server server, Omissions omissions) {
        this.turn = turn;
        this.server = server;
        this.omissions = omissions;
        this.version = ClaudeVersion.of(turn.model());
    }

    ObjectNode write() {
        body.put("model", turn.model());
        body.put("max_tokens", turn.sampling().maxTokens().orElse(server == Server.VENDOR ? MOST_TOKENS : MOST_TOKENS_ELSEWHERE));
        system();
        messages();
        tools();
        shape();
        if (!Thinking.write(turn.effort(), version, server, body)) {
            omissions.add("effort");
        }
        sampling();
        if (turn.streamed()) {
            body.put("stream", true);
        }
        return body;
    }

    private void system() {
        var texts = turn.system().stream().filter(MessagePart.Text.class::isInstance).map(it -> ((MessagePart.Text) it).text()).filter(it -> !it.isBlank()).toList();
        if (texts.size() == 1) {
            body.put("system", texts.getFirst());
        } else if (!texts.isEmpty()) {
            var blocks = body.putArray("system");
            texts.forEach(it -> blocks.addObject().put("type", "text").put("text", it));
        }
        if (turn.system().stream().anyMatch(it -> !(it instanceof MessagePart.Text))) {
            omissions.add("content.system");
        }
    }

    private void messages() {
        var messages = body.putArray("messages");
        var blocks = new MessagesBlocks(omissions);
        for (var message : turn.messages()) {
            if (message.role() == Role.SYSTEM) {
                omissions.add("messages.system");
            }
            blocks.add(message, messages);
        }
        // What the model is to go on with may not end in a space.
        if (messages.path(messages.size() - 1).path("role").asString("").equals("assistant")
                && messages.path(messages.size() - 1).path("content").path(messages.path(messages.size() - 1).path("content").size() - 1) instanceof ObjectNode last
                && last.path("text").isString()) {
            last.put("text", last.path("text").asString("").stripTrailing());
        }
    }

    private void tools() {
        for (var tool : turn.tools()) {
            var written = body.withArray("/tools").addObject().put("name", tool.name());
            if (!tool.description().isEmpty()) {
                written.put("description", tool.description());
            }
            var schema = tool.schema() instanceof ObjectNode object ? object.deepCopy() : WireJson.object();
            if (!schema.path("type").isString()) {
                schema.put("type", "object");
            }
            written.set("input_schema", schema);
            if (tool.strict() && server == Server.VENDOR && Strictness.isClosed(schema)) {
                written.put("strict", true);
            } else if (tool.strict()) {
                omissions.add("strict");
            }
        }
        choice();
    }

    private void choice() {
        var choice = turn.choice();
        if (turn.tools().isEmpty() || choice.equals(ToolChoice.FREE)) {
            return;
        }
        var written = body.putObject("tool_choice").put("type", switch (choice.mode()) {
            case AUTO -> "auto";
            case NONE -> "none";
            case REQUIRED -> "any";
            case NAMED -> "tool";
        });
        if (choice.mode() == ToolChoice.Mode.NAMED) {
            written.put("name", choice.name());
        }
        if (!choice.parallel() && choice.mode() != ToolChoice.Mode.NONE) {
            written.put("disable_parallel_tool_use", true);
        }
    }

    private void shape() {
        var shape = turn.shape();
        if (shape.kind() == Shape.Kind.TEXT) {
            return;
        }
        if (server == Server.VENDOR && !version.isBefore(4, 5) && shape.schema().filter(Strictness::isClosed).isPresent()) {
            body.withObject("/output_config").putObject("format").put("type", "json_schema").set("schema", shape.schema().get());
        } else {
            omissions.add("response_format");
        }
    }

    private void sampling() {
        var sampling = turn.sampling();
        var stops = sampling.stops().stream().filter(it -> !it.isBlank()).toList();
        if (!stops.isEmpty()) {
            var written = body.putArray("stop_sequences");
            stops.forEach(written::add);
        }
        if (stops.size() < sampling.stops().size()) {
            omissions.add("stop");
        }
        boolean thinks = body.path("thinking").path("type").asString("disabled").compareTo("disabled") != 0;
        // Who thinks, and all from 4.7 on, choose their words themselves.
        boolean fixed = thinks || version.isFrom(4, 7);
        var temperature = sampling.temperature();
        boolean heated = temperature.isPresent() && temperature.getAsDouble() <= 1 && !fixed;
        if (heated) {
            body.put("temperature", temperature.getAsDouble());
        } else if (temperature.orElse(1) != 1) {
            omissions.add("temperature");
        }
        // From 4.1 on one of the two may be given.
        if (sampling.topP().isPresent() && !fixed && !(heated && version.isFrom(4, 1))) {
            body.put("top_p", sampling.topP().getAsDouble());
        } else if (sampling.topP().orElse(1) != 1) {
            omissions.add("top_p");
        }
        if (sampling.topK().isPresent() && !fixed) {
            body.put("top_k", sampling.topK().getAsInt());
        } else if (sampling.topK().isPresent()) {
            omissions.add("top_k");
        }
    }
}
