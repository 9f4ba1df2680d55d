package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;

/// One item of an answer while it comes: tells each letter once, be it in a piece, at the end of its part, or at the end of the item only. One thread.
final class ReadItem {
    private static final Set<String> TOLD = Set.of("message", "reasoning", "function_call", "custom_tool_call");

    private final String key;
    private final String type;
    private final Consumer<Piece> to;
    private boolean open;
    private boolean call;
    /// Ended parts of a message.
    private int ended;
    /// Letters told of the open part.
    private int sent;
    /// Which of the two kinds of reasoning is told.
    private String reasoning = "";

    /// @param key by which events refer to it
    ReadItem(String key, JsonNode item, Consumer<Piece> to) {
        this.key = key;
        this.type = item.path("type").stringValue("");
        this.to = to;
        if (type.equals("function_call")) {
            openCall(item);
        }
    }

    /// Of which type the item is that such an event belongs to; empty for none that is told.
    static String type(String event) {
        return event.startsWith("response.output_text.") || event.startsWith("response.refusal.") || event.startsWith("response.content_part.") ? "message"
                : event.startsWith("response.reasoning_") ? "reasoning"
                : event.startsWith("response.function_call_arguments.") ? "function_call" : "";
    }

    /// What the provider's own servers did, and what is not known.
    static boolean isSkipped(JsonNode item) {
        return !TOLD.contains(item.path("type").stringValue(""));
    }

    String key() {
        return key;
    }

    boolean isCall() {
        return call;
    }

    /// @param name without `response.`
    void event(String name, JsonNode event) {
        switch (name) {
            case "content_part.added" -> {
                if (isText(event.path("part"))) {
                    open(new Piece.TextPart());
                }
            }
            case "output_text.delta", "refusal.delta" -> {
                open(new Piece.TextPart());
                more(event.path("delta").stringValue(""));
            }
            case "content_part.done" -> {
                if (open && isText(event.path("part"))) {
                    endPart(event.path("part"));
                }
            }
            case "reasoning_summary_part.added" -> {
                if (reasoning(name)) {
                    more(sent > 0 ? ResponsesContent.BETWEEN_SUMMARIES : "");
                }
            }
            case "reasoning_summary_text.delta", "reasoning_text.delta" -> {
                if (reasoning(name)) {
                    more(event.path("delta").stringValue(""));
                }
            }
            case "function_call_arguments.delta" -> {
                if (open) {
                    more(event.path("delta").stringValue(""));
                }
            }
            default -> {}
        }
    }

    private boolean reasoning(String event) {
        var kind = event.startsWith("reasoning_text") ? "content" : "summary";
        reasoning = reasoning.isEmpty() ? kind : reasoning;
        open(new Piece.ThoughtPart(false));
        return reasoning.equals(kind);
    }

    private static boolean isText(JsonNode part) {
        return part.path("type").stringValue("").matches("(output_)?text|refusal");
    }

    /// @param item whole; empty when it never came
    void end(JsonNode item) {
        switch (type) {
            case "message" -> {
                item.path("content").valueStream().filter(ReadItem::isText).skip(ended).forEach(it -> {
                    open(new Piece.TextPart());
                    endPart(it);
                });
            }
            case "reasoning" -> {
                var whole = reasoning.isEmpty() ? ResponsesContent.thought(item) : ResponsesContent.joined(item.path(reasoning));
                var signature = Signatures.fromProvider(Responses.NAME, item.path("encrypted_content").stringValue(""));
                if (!whole.isEmpty() || !item.path("summary").isEmpty()) {
                    open(new Piece.ThoughtPart(false));
                    rest(whole);
                }
                if (!signature.isEmpty()) {
                    open(new Piece.ThoughtPart(true));
                    to.accept(new Piece.Signature(signature));
                }
            }
            case "function_call" -> {
                openCall(item);
                if (open) {
                    rest(item.path("arguments").stringValue(""));
                }
            }
            case "custom_tool_call" -> {
                openCall(item);
                if (open) {
                    more(ResponsesTools.arguments(item.path("input").stringValue("")));
                }
            }
            default -> {}
        }
        if (open) {
            open = false;
            to.accept(new Piece.PartEnded());
        }
    }

    private void openCall(JsonNode item) {
        if (!open && item.path("name").isString()) {
            var id = item.path("call_id").stringValue(item.path("id").stringValue(""));
            call = true;
            open(new Piece.CallPart(
                    id.isEmpty() ? CallIds.made() : id,
                    ResponsesTools.called(item.path("namespace").stringValue(""), item.path("name").stringValue(""))));
        }
    }

    private void open(Piece part) {
        if (!open) {
            open = true;
            sent = 0;
            to.accept(part);
        }
    }

    private void more(String text) {
        if (!text.isEmpty()) {
            sent += text.length();
            to.accept(new Piece.Delta(text));
        }
    }

    private void rest(String whole) {
        more(whole.substring(Math.min(sent, whole.length())));
    }

    private void endPart(JsonNode part) {
        rest(part.path("text").stringValue(part.path("refusal").stringValue("")));
        open = false;
        ended++;
        to.accept(new Piece.PartEnded());
    }
}
