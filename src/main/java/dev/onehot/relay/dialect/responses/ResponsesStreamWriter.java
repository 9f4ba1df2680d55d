package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.AnswerWriter;
import dev.onehot.relay.dialect.CollectedAnswer;
import dev.onehot.relay.dialect.EventLines;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.node.ObjectNode;

/// Writes an answer as events, which have numbers, and end each thing with the whole of it.
final class ResponsesStreamWriter implements AnswerWriter {
    private final CollectedAnswer collected = new CollectedAnswer();
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private final ResponseDocument document;
    private final OutputStream out;
    private ObjectNode item = WireJson.object();
    private int sequence;

    ResponsesStreamWriter(ResponseDocument document, OutputStream out) {
        this.document = document;
        this.out = out;
    }

    @Override
    public String contentType() {
        return "text/event-stream";
    }

    @Override
    public void write(Piece piece) throws IOException {
        collected.add(piece);
        switch (piece) {
            case Piece.Began began -> {
                document.begin(began);
                response("created", document.begun());
                response("in_progress", document.begun());
            }
            case Piece.TextPart _ -> {
                begin(new MessagePart.Text(""));
                event("content_part.added", inContent().set("part", ResponseItems.text("")));
            }
            case Piece.ThoughtPart(var hidden) -> {
                begin(new MessagePart.Thought("", "", hidden));
                if (!hidden) {
                    event("reasoning_summary_part.added", inSummary().set("part", ResponseItems.summary("")));
                }
            }
            case Piece.CallPart(var id, var name) -> begin(new MessagePart.ToolCall(id, name, "", ""));
            case Piece.Delta(var text) -> more(text);
            case Piece.Signature _ -> {}
            case Piece.PartEnded _ -> end(collected.parts().getLast());
            case Piece.Ended ended -> {
                var whole = document.ended(ended);
                response(whole.path("status").stringValue(""), whole);
            }
            case Piece.Failed failed -> response("failed", document.failed(failed));
        }
        // All that one piece comes to is whole, or was never sent.
        events.writeTo(out);
        events.reset();
        out.flush();
    }

    private void begin(MessagePart part) {
        item = ResponseItems.begun(part, document.asked());
        event("output_item.added", placed().set("item", item));
    }

    private void more(String text) {
        switch (type()) {
            case "message" -> event("output_text.delta", inContent().put("delta", text).set("logprobs", WireJson.object().putArray("logprobs")));
            case "reasoning" -> event("reasoning_summary_text.delta", inSummary().put("delta", text));
            case "function_call" -> event("function_call_arguments.delta", inItem().put("delta", text));
            // Of these only the whole can be read.
            default -> {}
        }
    }

    private void end(MessagePart part) {
        var whole = ResponseItems.ended(item, part);
        switch (part) {
            case MessagePart.Text(var text) -> {
                event("output_text.done", inContent().put("text", text).set("logprobs", WireJson.object().putArray("logprobs")));
                event("content_part.done", inContent().set("part", ResponseItems.text(text)));
            }
            case MessagePart.Thought(var text, _, var hidden) when !hidden -> {
                event("reasoning_summary_text.done", inSummary().put("text", text));
                event("reasoning_summary_part.done", inSummary().set("part", ResponseItems.summary(text)));
            }
            case MessagePart.ToolCall _ when type().equals("function_call") ->
                event("function_call_arguments.done", inItem()
                        .put("name", whole.path("name").stringValue("")).put("arguments", whole.path("arguments").stringValue("")));
            case MessagePart.ToolCall _ when type().equals("custom_tool_call") -> {
                event("custom_tool_call_input.delta", inItem().put("delta", whole.path("input").stringValue("")));
                event("custom_tool_call_input.done", inItem().put("input", whole.path("input").stringValue("")));
            }
            default -> {}
        }
        event("output_item.done", placed().set("item", whole));
        document.add(whole);
    }

    private String type() {
        return item.path("type").stringValue("");
    }

    private ObjectNode placed() {
        return WireJson.object().put("output_index", document.size());
    }

    private ObjectNode inItem() {
        return placed().put("item_id", item.path("id").stringValue(""));
    }

    private ObjectNode inContent() {
        return inItem().put("content_index", 0);
    }

    private ObjectNode inSummary() {
        return inItem().put("summary_index", 0);
    }

    private void response(String name, ObjectNode response) {
        event(name, WireJson.object().set("response", response));
    }

    private void event(String name, ObjectNode more) {
        var type = "response." + name;
        var event = WireJson.object().put("type", type).put("sequence_number", sequence++);
        event.setAll(more);
        events.writeBytes(EventLines.event(type, event));
    }
}
