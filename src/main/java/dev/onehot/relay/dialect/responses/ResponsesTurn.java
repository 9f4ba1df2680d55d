package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.GptVersion;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.Strictness;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.Tool;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes what a provider is asked in Responses. One thread.
final class ResponsesTurn {
    private static final int LONGEST_CALL_ID = 64;
    private static final int FEWEST_TOKENS = 16;

    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high", "xhigh");

    private final ModelTurn turn;
    private final Omissions omissions;
    private final GptVersion version;
    private final ObjectNode body = WireJson.object();

    ResponsesTurn(ModelTurn turn, Omissions omissions) {
        this.turn = turn;
        this.omissions = omissions;
        this.version = GptVersion.of(turn.model());
    }

    ObjectNode write() {
        body.put("model", turn.model());
        var input = WireJson.object().putArray("input");
        system(input);
        turn.messages().forEach(it -> message(it, input));
        body.set("input", input);
        tools();
        sampling();
        effort();
        shape();
        return body.put("store", false).put("stream", turn.streamed());
    }

    private void system(ArrayNode input) {
        var told = new ArrayList<>(turn.system());
        if (!told.isEmpty() && told.getFirst() instanceof MessagePart.Text(var first)) {
            body.put("instructions", first);
            told.removeFirst();
        }
        if (!told.isEmpty()) {
            message("developer", told, "input_text", input);
        }
    }

    private void message(Message message, ArrayNode input) {
        var said = new ArrayList<MessagePart>();
        boolean own = message.role() == Role.ASSISTANT;
        var role = own ? "assistant" : message.role() == Role.SYSTEM ? "developer" : "user";
        for (var part : message.parts()) {
            if (part instanceof MessagePart.Text || part instanceof MessagePart.Media) {
                said.add(part);
                continue;
            }
            message(role, said, own ? "output_text" : "input_text", input);
            said.clear();
            item(part).ifPresent(input::add);
        }
        message(role, said, own ? "output_text" : "input_text", input);
    }

    private void message(String role, List<MessagePart> parts, String said, ArrayNode input) {
        var content = WireJson.object().putArray("content");
        parts.forEach(it -> ResponsesContent.write(it, said, content, omissions));
        if (!content.isEmpty()) {
            input.addObject().put("type", "message").put("role", role).set("content", content);
        }
    }

    private Optional<ObjectNode> item(MessagePart part) {
        return switch (part) {
            case MessagePart.ToolCall call -> {
                if (!call.signature().isEmpty()) {
                    omissions.add("signature");
                }
                yield Optional.of(call(call));
            }
            case MessagePart.ToolResult result -> Optional.of(result(result));
            case MessagePart.Thought thought -> thought(thought);
            default -> Optional.empty();
        };
    }

    private ObjectNode call(MessagePart.ToolCall call) {
        boolean custom = isCustom(call.name());
        return WireJson.object()
                .put("type", custom ? "custom_tool_call" : "function_call")
                .put("call_id", CallIds.atMost(LONGEST_CALL_ID, call.id()))
                .put("name", call.name())
                .put(custom ? "input" : "arguments", custom ? ResponsesTools.input(call.arguments()) : call.arguments());
    }

    private ObjectNode result(MessagePart.ToolResult result) {
        if (result.failed()) {
            omissions.add("tool_result.failed");
        }
        var id = CallIds.atMost(LONGEST_CALL_ID, result.id());
        boolean custom = turn.messages().stream().flatMap(it -> it.parts().stream())
                .anyMatch(it -> it instanceof MessagePart.ToolCall call && call.id().equals(result.id()) && isCustom(call.name()));
        var item = WireJson.object().put("type", custom ? "custom_tool_call_output" : "function_call_output").put("call_id", id);
        if (result.parts().isEmpty()) {
            return item.put("output", "");
        }
        if (result.parts().size() == 1 && result.parts().getFirst() instanceof MessagePart.Text(var text)) {
            return item.put("output", text);
        }
        var output = item.putArray("output");
        result.parts().forEach(it -> ResponsesContent.write(it, "input_text", output, omissions));
        return item;
    }

    /// Only what the vendor's models thought themselves, and only with the proof.
    private Optional<ObjectNode> thought(MessagePart.Thought thought) {
        var own = Signatures.toProvider(Responses.NAME, thought.signature());
        if (own.isEmpty()) {
            omissions.add("thinking");
            return Optional.empty();
        }
        var item = WireJson.object().put("type", "reasoning");
        var summary = item.putArray("summary");
        if (!thought.hidden()) {
            summary.addObject().put("type", "summary_text").put("text", thought.text());
        }
        return Optional.of(item.put("encrypted_content", own));
    }

    private boolean isCustom(String name) {
        return turn.tools().stream().anyMatch(it -> it.name().equals(name) && it.kind().equals(ResponsesTools.CUSTOM));
    }

    private void tools() {
        var choice = turn.choice();
        if (turn.tools().isEmpty()) {
            if (!choice.equals(ToolChoice.FREE)) {
                omissions.add("tool_choice");
            }
            return;
        }
        var tools = body.putArray("tools");
        turn.tools().forEach(it -> tools.add(ResponsesTools.write(it, omissions)));
        switch (choice.mode()) {
            case AUTO -> body.put("tool_choice", "auto");
            case NONE -> body.put("tool_choice", "none");
            case REQUIRED -> body.put("tool_choice", "required");
            case NAMED -> body.putObject("tool_choice")
                    .put("type", isCustom(choice.name()) ? ResponsesTools.CUSTOM : "function").put("name", choice.name());
        }
        body.put("parallel_tool_calls", choice.parallel());
    }

    private void sampling() {
        var sampling = turn.sampling();
        sampling.maxTokens().ifPresent(it -> body.put("max_output_tokens", Math.max(it, FEWEST_TOKENS)));
        if (sampling.maxTokens().orElse(FEWEST_TOKENS) < FEWEST_TOKENS) {
            omissions.add("max_tokens");
        }
        boolean thinks = version.thinks();
        number("temperature", sampling.temperature(), thinks);
        number("top_p", sampling.topP(), thinks);
        if (sampling.topK().isPresent()) {
            omissions.add("top_k");
        }
        if (!sampling.stops().isEmpty()) {
            omissions.add("stop");
        }
    }

    private void number(String name, OptionalDouble value, boolean refused) {
        if (!refused) {
            value.ifPresent(it -> body.put(name, it));
        } else if (value.orElse(1) != 1) {
            // 1 is what they do anyway.
            omissions.add(name);
        }
    }

    private void effort() {
        var effort = turn.effort();
        // Models that do not think refuse what they would think with.
        boolean never = !version.thinks() && version.isFrom(1, 0);
        var word = effort.nearestWord();
        var said = version.thinks() ? version.effort(word) : !never && EFFORTS.contains(word) ? word : "";
        if (!word.equals("auto") && !said.equals(word)) {
            omissions.add("effort");
        }
        if (!said.isEmpty()) {
            body.putObject("reasoning").put("effort", said);
        }
        if (effort.shown() && !never) {
            body.withObject("reasoning").put("summary", "auto");
        }
        if (!never) {
            // Nothing is kept, so the thoughts have to come along.
            body.putArray("include").add("reasoning.encrypted_content");
        }
    }

    private void shape() {
        var shape = turn.shape();
        if (shape.kind() == Shape.Kind.OBJECT) {
            body.putObject("text").putObject("format").put("type", "json_object");
        }
        if (shape.kind() == Shape.Kind.SCHEMA) {
            body.putObject("text").putObject("format")
                    .put("type", "json_schema").put("name", shape.name().isEmpty() ? "answer" : shape.name()).put("strict", shape.schema().filter(Strictness::isStrict).isPresent())
                    .set("schema", shape.schema().orElseGet(WireJson::object));
        }
    }
}
