package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.AnswerReader;
import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.Signatures;
import dev.onehot.relay.dialect.VendorFailure;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.Failure;
import dev.onehot.relay.turn.Piece.Stop;
import tools.jackson.databind.JsonNode;

/// Reads an answer: pieces of text follow each other without saying where one part ends, calls come whole, and what was used may come after the end.
final class GeminiAnswerReader implements AnswerReader {
    private enum Open {
        NOTHING,
        TEXT,
        THOUGHT
    }

    private Open open = Open.NOTHING;
    private boolean began;
    private boolean ended;
    private boolean called;
    private Optional<Stop> stop = Optional.empty();
    private Piece.Usage usage = Piece.Usage.NONE;

    @Override
    public void event(String name, String data, Consumer<Piece> to) {
        WireJson.object(data).ifPresent(it -> chunk(it, to));
    }

    private void chunk(JsonNode chunk, Consumer<Piece> to) {
        if (ended) {
            return;
        }
        if (VendorFailure.in(chunk).isPresent()) {
            fail(GeminiFailure.read(500, chunk), to);
            return;
        }
        if (!began) {
            began = true;
            to.accept(new Piece.Began(GeminiMember.text(chunk, "responseId"), GeminiMember.text(chunk, "modelVersion")));
        }
        var candidate = chunk.path("candidates").path(0);
        candidate.path("content").path("parts").forEach(it -> part(it, to));
        if (chunk.path("usageMetadata").isObject()) {
            usage = usage(chunk.path("usageMetadata"));
        }
        var blocked = chunk.path("promptFeedback").path("blockReason").stringValue("");
        if (!blocked.isEmpty() && !blocked.equals("BLOCKED_REASON_UNSPECIFIED")) {
            stop = Optional.of(Stop.REFUSED);
        }
        finish(candidate, to);
    }

    private void finish(JsonNode candidate, Consumer<Piece> to) {
        var reason = candidate.path("finishReason").stringValue("");
        switch (reason) {
            case "", "FINISH_REASON_UNSPECIFIED" -> {}
            case "MAX_TOKENS" -> stop = Optional.of(Stop.MAX_TOKENS);
            case "SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION" ->
                stop = Optional.of(Stop.REFUSED);
            case "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS", "MISSING_THOUGHT_SIGNATURE", "MALFORMED_RESPONSE" -> {
                var message = candidate.path("finishMessage").stringValue("");
                fail(new Piece.Failed(Failure.SERVER, message.isBlank() ? "The model ended with " + reason + "." : message), to);
            }
            default -> stop = Optional.of(Stop.END);
        }
    }

    private void part(JsonNode part, Consumer<Piece> to) {
        var signature = Signatures.fromProvider(Gemini.NAME, GeminiMember.text(part, "thoughtSignature"));
        var call = part.path("functionCall");
        if (call.isObject()) {
            call(call, signature, to);
            return;
        }
        // Pictures, and what ran at Google's, have no place in other dialects.
        var text = part.path("text").stringValue("");
        boolean thought = part.path("thought").booleanValue(false);
        if (!text.isEmpty() || (thought && !signature.isEmpty())) {
            open(thought ? Open.THOUGHT : Open.TEXT, to);
        }
        if (!text.isEmpty()) {
            to.accept(new Piece.Delta(text));
        }
        if (!signature.isEmpty()) {
            if (!thought) {
                close(to);
                to.accept(new Piece.ThoughtPart(true));
                open = Open.THOUGHT;
            }
            to.accept(new Piece.Signature(signature));
            close(to);
        }
    }

    private void call(JsonNode call, String signature, Consumer<Piece> to) {
        close(to);
        called = true;
        var id = call.path("id").stringValue("");
        to.accept(new Piece.CallPart(id.isEmpty() ? CallIds.made() : id, call.path("name").stringValue("")));
        to.accept(new Piece.Delta(call.path("args").isObject() ? call.path("args").toString() : "{}"));
        if (!signature.isEmpty()) {
            to.accept(new Piece.Signature(signature));
        }
        to.accept(new Piece.PartEnded());
    }

    private void open(Open wanted, Consumer<Piece> to) {
        if (open != wanted) {
            close(to);
            open = wanted;
            to.accept(wanted == Open.TEXT ? new Piece.TextPart() : new Piece.ThoughtPart(false));
        }
    }

    private void close(Consumer<Piece> to) {
        if (open != Open.NOTHING) {
            open = Open.NOTHING;
            to.accept(new Piece.PartEnded());
        }
    }

    private static Piece.Usage usage(JsonNode usage) {
        long thought = WireJson.tokens(usage.path("thoughtsTokenCount"));
        return new Piece.Usage(
                WireJson.tokens(usage.path("promptTokenCount")) + WireJson.tokens(usage.path("toolUsePromptTokenCount")),
                WireJson.tokens(usage.path("cachedContentTokenCount")), 0, WireJson.tokens(usage.path("candidatesTokenCount")) + thought, thought);
    }

    private void fail(Piece.Failed failed, Consumer<Piece> to) {
        ended = true;
        to.accept(failed);
    }

    @Override
    public void end(Consumer<Piece> to) {
        if (ended) {
            return;
        }
        if (stop.isEmpty()) {
            fail(new Piece.Failed(Failure.UNREACHABLE, "The provider's answer broke off before its end."), to);
            return;
        }
        close(to);
        ended = true;
        to.accept(new Piece.Ended(stop.get() == Stop.END && called ? Stop.TOOL_CALLS : stop.get(), "", usage));
    }

    @Override
    public void whole(int status, JsonNode body, Consumer<Piece> to) {
        if (status >= 400) {
            fail(GeminiFailure.read(status, body), to);
            return;
        }
        (body.isArray() ? body.valueStream() : Stream.of(body)).forEach(it -> chunk(it, to));
        end(to);
    }
}
