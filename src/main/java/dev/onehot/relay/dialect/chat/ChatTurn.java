package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.GptVersion;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Strictness;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a provider is asked in Chat Completions.
final class ChatTurn {
    private static final int MOST_STOPS = 4;

    private final ModelTurn turn;
    private final boolean vendor;
    private final Omissions omissions;
    private final GptVersion version;
    private final ObjectNode body = WireJson.object();

    ChatTurn(ModelTurn turn, Server server, Omissions omissions) {
        this.turn = turn;
        this.vendor = server == Server.VENDOR;
        this.omissions = omissions;
        this.version = vendor ? GptVersion.of(turn.model()) : new GptVersion(0, 0, false);
    }

    ObjectNode write() {
        body.put("model", turn.model());
        var messages = body.putArray("messages");
        var system = turn.system().stream().filter(MessagePart.Text.class::isInstance).map(it -> ((MessagePart.Text) it).text()).collect(Collectors.joining("\n\n"));
        if (!system.isBlank()) {
            messages.addObject().put("role", "system").put("content", system);
        }
        if (turn.system().stream().anyMatch(it -> !(it instanceof MessagePart.Text))) {
            omissions.add("content.system");
        }
        var writer = new ChatContent(turn.model(), vendor, omissions, messages);
        turn.messages().forEach(writer::add);
        tools();
        sampling();
        effort();
        shape();
        if (turn.streamed()) {
            body.put("stream", true).putObject("stream_options").put("include_usage", true);
        }
        return body;
    }

    private void tools() {
        for (var tool : turn.tools()) {
            var function = body.withArray("/tools").addObject().put("type", "function").putObject("function").put("name", tool.name());
            if (!tool.description().isEmpty()) {
                function.put("description", tool.description());
            }
            var schema = tool.schema() instanceof ObjectNode object ? object.deepCopy() : WireJson.object();
            if (!schema.path("type").isString()) {
                schema.put("type", "object");
            }
            // The vendor refuses an object without.
            if (!schema.path("properties").isObject()) {
                schema.putObject("properties");
            }
            function.set("parameters", schema);
            if (tool.strict() && vendor && Strictness.isStrict(schema)) {
                function.put("strict", true);
            } else if (tool.strict()) {
                omissions.add("strict");
            }
        }
        var choice = turn.choice();
        if (turn.tools().isEmpty()) {
            return;
        }
        switch (choice.mode()) {
            case AUTO -> {}
            case NONE -> body.put("tool_choice", "none");
            case REQUIRED -> body.put("tool_choice", "required");
            case NAMED -> body.putObject("tool_choice").put("type", "function").putObject("function").put("name", choice.name());
        }
        if (!choice.parallel() && choice.mode() != ToolChoice.Mode.NONE) {
            body.put("parallel_tool_calls", false);
        }
    }

    private void sampling() {
        var sampling = turn.sampling();
        // The vendor's models that think refuse the older name, and most servers that took the dialect over do not know the newer.
        sampling.maxTokens().ifPresent(it -> body.put(vendor ? "max_completion_tokens" : "max_tokens", it));
        if (sampling.topK().isPresent()) {
            omissions.add("top_k");
        }
        double temperature = sampling.temperature().orElse(1);
        if (sampling.temperature().isPresent() && !version.thinks()) {
            body.put("temperature", temperature);
        } else if (temperature != 1) {
            omissions.add("temperature");
        }
        if (sampling.topP().isPresent() && !version.thinks()) {
            body.put("top_p", sampling.topP().getAsDouble());
        } else if (sampling.topP().orElse(1) != 1) {
            omissions.add("top_p");
        }
        var stops = version.thinks() ? List.<String>of() : sampling.stops().stream().limit(MOST_STOPS).toList();
        if (!stops.isEmpty()) {
            var written = body.putArray("stop");
            stops.forEach(written::add);
        }
        if (stops.size() < sampling.stops().size()) {
            omissions.add("stop");
        }
    }

    private void effort() {
        var effort = turn.effort();
        if (effort.equals(Effort.UNSAID) || effort.word().equals("auto")) {
            return;
        }
        var word = effort.nearestWord();
        // Models that do not think refuse to be told how much, and of other servers nobody knows which of theirs do. From 5.4 on the vendor takes both,
        // tools and an effort, in its newer dialect only.
        boolean sayable = version.thinks() && !version.effort(word).isEmpty() && !(version.isFrom(5, 4) && !turn.tools().isEmpty());
        if (sayable) {
            body.put("reasoning_effort", version.effort(word));
        }
        boolean meant = sayable ? version.effort(word).equals(word) : vendor && word.equals("none");
        if (!meant) {
            omissions.add("effort");
        }
    }

    private void shape() {
        switch (turn.shape().kind()) {
            case TEXT -> {}
            case OBJECT -> body.putObject("response_format").put("type", "json_object");
            case SCHEMA -> {
                var schema = turn.shape().schema().orElseGet(WireJson::object);
                var name = turn.shape().name().isEmpty() ? "answer" : turn.shape().name();
                var format = body.putObject("response_format").put("type", "json_schema").putObject("json_schema").put("name", name);
                format.set("schema", schema);
                format.put("strict", Strictness.isStrict(schema));
            }
        }
    }
}
