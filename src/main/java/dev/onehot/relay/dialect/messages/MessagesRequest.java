package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.GatheredMessages;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Sampling;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.Tool;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import tools.jackson.databind.JsonNode;

/// Reads what a program asks in Messages.
final class MessagesRequest {
    private static final Set<String> KNOWN = Set.of("model", "max_tokens", "messages", "metadata", "output_config", "stop_sequences", "stream", "system", "temperature",
            "thinking", "tool_choice", "tools", "top_k", "top_p");
    /// Claude Code writes for Anthropic's accounts here what differs from request to request; it means nothing to a model, and would empty other vendors' caches.
    private static final String BILLING = "x-anthropic-billing-header:";

    private final JsonNode body;
    private final Omissions omissions;
    private final MessagesContent content;

    MessagesRequest(JsonNode body, Omissions omissions) {
        this.body = body;
        this.omissions = omissions;
        this.content = new MessagesContent(omissions);
    }

    ModelTurn read(String model, boolean streamed) {
        omissions.addOthers(body, KNOWN);
        if (body.path("metadata").hasNonNull("user_id")) {
            omissions.add("metadata.user_id");
        }
        return new ModelTurn(body.path("model").asString(model), system(), messages(), tools(), choice(), sampling(), effort(), shape(),
                body.path("stream").asBoolean(streamed));
    }

    private List<MessagePart> system() {
        var parts = content.parts(body.path("system"));
        var told = parts.stream().filter(it -> !(it instanceof MessagePart.Text(var text) && text.startsWith(BILLING))).toList();
        if (told.size() < parts.size()) {
            omissions.add("system.billing");
        }
        return told;
    }

    private List<Message> messages() {
        if (!body.path("messages").isArray()) {
            throw new UnreadableTurnException("messages: a list is needed here.");
        }
        var messages = new GatheredMessages();
        int at = 0;
        for (var message : body.path("messages")) {
            var role = switch (message.path("role").asString("")) {
                case "user" -> Role.USER;
                case "assistant" -> Role.ASSISTANT;
                case "system" -> Role.SYSTEM;
                default -> throw new UnreadableTurnException("messages." + at + ".role: user or assistant is needed here.");
            };
            content.parts(message.path("content")).forEach(it -> messages.add(role, it));
            at++;
        }
        return messages.all();
    }

    private List<Tool> tools() {
        var tools = new ArrayList<Tool>();
        for (var tool : body.path("tools")) {
            var name = tool.path("name").asString("");
            if (!tool.path("type").asString("custom").equals("custom") || name.isEmpty()) {
                omissions.add("tools", tool.path("type").asString("custom"));
                continue;
            }
            if (tool.hasNonNull("cache_control")) {
                omissions.add("cache_control");
            }
            if (tool.hasNonNull("input_examples") || tool.path("defer_loading").asBoolean(false)) {
                omissions.add("tools.options");
            }
            var schema = tool.path("input_schema");
            tools.add(new Tool(name, tool.path("description").asString(""), schema.isObject() ? schema : WireJson.object(), tool.path("strict").asBoolean(false), ""));
        }
        return tools;
    }

    private ToolChoice choice() {
        var choice = body.path("tool_choice");
        boolean parallel = !choice.path("disable_parallel_tool_use").asBoolean(false);
        return switch (choice.path("type").asString("auto")) {
            case "none" -> new ToolChoice(ToolChoice.Mode.NONE, "", parallel);
            case "any" -> new ToolChoice(ToolChoice.Mode.REQUIRED, "", parallel);
            case "tool" -> new ToolChoice(ToolChoice.Mode.NAMED, choice.path("name").asString(""), parallel);
            default -> new ToolChoice(ToolChoice.Mode.AUTO, "", parallel);
        };
    }

    private Sampling sampling() {
        var stops = body.path("stop_sequences").valueStream().filter(JsonNode::isString).map(it -> it.asString("")).toList();
        return new Sampling(WireJson.integer(body.path("max_tokens")), WireJson.decimal(body.path("temperature")), WireJson.decimal(body.path("top_p")),
                WireJson.integer(body.path("top_k")), stops);
    }

    private Effort effort() {
        var thinking = body.path("thinking");
        var word = body.path("output_config").path("effort").asString("");
        boolean shown = thinking.isObject() && !thinking.path("display").asString("").equals("omitted");
        return switch (thinking.path("type").asString("")) {
            case "disabled" -> new Effort("none", OptionalInt.empty(), false);
            case "enabled" -> word.isEmpty() ? new Effort("", WireJson.integer(thinking.path("budget_tokens")), shown) : new Effort(word, OptionalInt.empty(), shown);
            case "adaptive" -> new Effort(word.isEmpty() ? "auto" : word, OptionalInt.empty(), shown);
            default -> word.isEmpty() ? Effort.UNSAID : new Effort(word, OptionalInt.empty(), false);
        };
    }

    private Shape shape() {
        var format = body.path("output_config").path("format");
        var schema = format.path("schema");
        return format.path("type").asString("").equals("json_schema") && schema.isObject()
                ? new Shape(Shape.Kind.SCHEMA, "", Optional.of(schema)) : Shape.TEXT;
    }
}
