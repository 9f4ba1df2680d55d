package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.AnswerReader;
import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.VendorFailure;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;

/// Reads what a provider answers in Messages.
final class MessagesAnswerReader implements AnswerReader {
    private final MessagesUsage usage = new MessagesUsage();
    private final StringBuilder signature = new StringBuilder();
    /// What of a call's arguments stood where it began: some servers write them there, and not in pieces.
    private String arguments = "";
    private Optional<Piece> open = Optional.empty();
    private String stop = "";
    private String stopText = "";
    private boolean began;
    private boolean over;

    @Override
    public void event(String name, String data, Consumer<Piece> to) {
        if (over) {
            return;
        }
        var event = WireJson.object(data).orElseGet(WireJson::object);
        switch (event.path("type").asString(name)) {
            case "message_start" -> begin(event.path("message"), to);
            case "content_block_start" -> {
                close(to);
                start(event.path("content_block"), to);
            }
            case "content_block_delta" -> delta(event.path("delta"), to);
            case "content_block_stop" -> close(to);
            case "message_delta" -> {
                stop = event.path("delta").path("stop_reason").asString(stop);
                stopText = event.path("delta").path("stop_sequence").asString(stopText);
                usage.read(event.path("usage"));
            }
            case "message_stop" -> finish(to);
            default -> VendorFailure.in(event).ifPresent(_ -> fail(MessagesFailure.read(0, event), to));
        }
    }

    @Override
    public void end(Consumer<Piece> to) {
        if (over) {
            return;
        }
        if (stop.isEmpty()) {
            fail(new Piece.Failed(Piece.Failure.UNREACHABLE, "The provider's answer broke off before its end."), to);
        } else {
            finish(to);
        }
    }

    @Override
    public void whole(int status, JsonNode body, Consumer<Piece> to) {
        if (status >= 400 || VendorFailure.in(body).isPresent()) {
            fail(MessagesFailure.read(status, body), to);
        } else if (!body.path("content").isArray()) {
            fail(new Piece.Failed(Piece.Failure.SERVER, "The provider's answer is none of a model."), to);
        } else {
            begin(body, to);
            for (var block : body.path("content")) {
                start(block, to);
                close(to);
            }
            stop = body.path("stop_reason").asString("");
            stopText = body.path("stop_sequence").asString("");
            finish(to);
        }
    }

    private void begin(JsonNode message, Consumer<Piece> to) {
        if (!began) {
            began = true;
            usage.read(message.path("usage"));
            to.accept(new Piece.Began(message.path("id").asString(""), message.path("model").asString("")));
        }
    }

    private void open(Piece part, Consumer<Piece> to) {
        begin(WireJson.object(), to);
        open = Optional.of(part);
        to.accept(part);
    }

    private void start(JsonNode block, Consumer<Piece> to) {
        switch (block.path("type").asString("")) {
            case "text" -> {
                open(new Piece.TextPart(), to);
                more(block.path("text"), to);
            }
            case "thinking" -> {
                open(new Piece.ThoughtPart(false), to);
                more(block.path("thinking"), to);
                signature.append(block.path("signature").asString(""));
            }
            case "redacted_thinking" -> {
                open(new Piece.ThoughtPart(true), to);
                signature.append(block.path("data").asString(""));
            }
            case "tool_use" -> {
                var id = block.path("id").asString("");
                open(new Piece.CallPart(id.isEmpty() ? CallIds.made() : id, block.path("name").asString("")), to);
                arguments = block.path("input").isObject() ? block.path("input").toString() : "{}";
            }
            // What the vendor's own servers call and answer is between them and the model.
            default -> {}
        }
    }

    private void delta(JsonNode delta, Consumer<Piece> to) {
        switch (delta.path("type").asString("")) {
            case "text_delta" -> more(new Piece.TextPart(), delta.path("text"), to);
            case "thinking_delta" -> more(new Piece.ThoughtPart(false), delta.path("thinking"), to);
            case "signature_delta" -> signature.append(open.filter(Piece.ThoughtPart.class::isInstance).isPresent() ? delta.path("signature").asString("") : "");
            case "input_json_delta" -> {
                if (open.filter(Piece.CallPart.class::isInstance).isPresent() && !delta.path("partial_json").asString("").isEmpty()) {
                    arguments = "";
                    more(delta.path("partial_json"), to);
                }
            }
            default -> {}
        }
    }

    /// Of a part that some servers begin without a word.
    private void more(Piece part, JsonNode text, Consumer<Piece> to) {
        if (!open.equals(Optional.of(part))) {
            close(to);
            open(part, to);
        }
        more(text, to);
    }

    private static void more(JsonNode text, Consumer<Piece> to) {
        if (!text.asString("").isEmpty()) {
            to.accept(new Piece.Delta(text.asString("")));
        }
    }

    private void close(Consumer<Piece> to) {
        if (open.isEmpty()) {
            return;
        }
        if (!arguments.isEmpty()) {
            to.accept(new Piece.Delta(arguments));
        }
        if (!signature.isEmpty()) {
            to.accept(new Piece.Signature(Signatures.fromProvider(Messages.NAME, signature.toString())));
        }
        arguments = "";
        signature.setLength(0);
        open = Optional.empty();
        to.accept(new Piece.PartEnded());
    }

    private void finish(Consumer<Piece> to) {
        begin(WireJson.object(), to);
        close(to);
        over = true;
        to.accept(new Piece.Ended(MessagesStops.read(stop), stopText, usage.usage()));
    }

    private void fail(Piece.Failed failed, Consumer<Piece> to) {
        over = true;
        to.accept(failed);
    }
}
