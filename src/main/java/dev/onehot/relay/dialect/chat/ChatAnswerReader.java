package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.AnswerReader;
import dev.onehot.relay.dialect.VendorFailure;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.Stop;
import tools.jackson.databind.JsonNode;

/// Reads what a provider answers in Chat Completions, as the vendor writes it and as others do.
final class ChatAnswerReader implements AnswerReader {
    private static final int LONGEST_KEPT = 16 << 20;

    private final List<Piece> told = new ArrayList<>();
    private final ChatCalls calls = new ChatCalls(told::add);
    /// Text that comes when a call has begun; told behind the calls.
    private final StringBuilder late = new StringBuilder();
    private Optional<Piece> open = Optional.empty();
    private String reasoning = "";
    private Piece.Usage usage = Piece.Usage.NONE;
    private String stop = "";
    private boolean refused;
    private boolean began;
    private boolean over;

    @Override
    public void event(String name, String data, Consumer<Piece> to) {
        if (over) {
            return;
        }
        if (data.strip().equals("[DONE]")) {
            finish();
        } else {
            WireJson.object(data).ifPresent(this::chunk);
        }
        tell(to);
    }

    private void chunk(JsonNode chunk) {
        usage = ChatUsage.read(chunk.path("usage")).orElse(usage);
        var choice = first(chunk.path("choices"));
        if (VendorFailure.in(chunk).isPresent() || VendorFailure.in(choice).isPresent()) {
            fail(ChatFailure.read(0, VendorFailure.in(chunk).isPresent() ? chunk : choice));
        } else if (choice.isObject()) {
            begin(chunk);
            message(choice.path("delta").isObject() ? choice.path("delta") : choice.path("message"), false);
            stop = choice.path("finish_reason").asString(stop);
        }
    }

    /// Of several answers the first counts.
    private static JsonNode first(JsonNode choices) {
        return choices.valueStream().filter(it -> it.path("index").asInt(0) == 0).findFirst().orElseGet(() -> choices.path(-1));
    }

    @Override
    public void end(Consumer<Piece> to) {
        if (!over && stop.isEmpty()) {
            fail(new Piece.Failed(Piece.Failure.UNREACHABLE, "The provider's answer broke off before its end."));
        } else if (!over) {
            finish();
        }
        tell(to);
    }

    @Override
    public void whole(int status, JsonNode body, Consumer<Piece> to) {
        var choice = first(body.path("choices"));
        if (status >= 400 || VendorFailure.in(body).isPresent()) {
            fail(ChatFailure.read(status, body));
        } else if (VendorFailure.in(choice).isPresent()) {
            fail(ChatFailure.read(0, choice));
        } else if (!choice.path("message").isObject()) {
            fail(new Piece.Failed(Piece.Failure.SERVER, "The provider's answer is none of a model."));
        } else {
            usage = ChatUsage.read(body.path("usage")).orElse(usage);
            begin(body);
            message(choice.path("message"), true);
            stop = choice.path("finish_reason").asString("");
            finish();
        }
        tell(to);
    }

    private void tell(Consumer<Piece> to) {
        told.forEach(to);
        told.clear();
    }

    private void begin(JsonNode answer) {
        if (!began) {
            began = true;
            told.add(new Piece.Began(answer.path("id").asString(""), answer.path("model").asString("")));
        }
    }

    private void message(JsonNode message, boolean whole) {
        ChatReasoning.in(message).ifPresent(it -> {
            reasoning = it.signature();
            more(new Piece.ThoughtPart(false), it.text());
        });
        content(message.path("content"));
        if (!message.path("refusal").asString("").isEmpty()) {
            refused = true;
            more(new Piece.TextPart(), message.path("refusal").asString(""));
        }
        int at = 0;
        for (var call : message.path("tool_calls")) {
            call(whole ? at : WireJson.integer(call.path("index")).orElse(-1), call);
            at++;
        }
        // As it was before there were several.
        if (message.path("function_call").isObject()) {
            call(0, WireJson.object().set("function", message.path("function_call")));
        }
        if (calls.length() + late.length() > LONGEST_KEPT) {
            fail(new Piece.Failed(Piece.Failure.SERVER, "The provider's answer is too long."));
        }
    }

    /// A text, or a list of parts, in which Mistral puts its thoughts.
    private void content(JsonNode content) {
        if (content.isString()) {
            more(new Piece.TextPart(), content.asString(""));
        }
        for (var part : content) {
            if (part.path("type").asString("").equals("thinking")) {
                more(new Piece.ThoughtPart(false), part.path("thinking").valueStream().map(it -> it.path("text").asString("")).collect(Collectors.joining()));
            } else {
                more(new Piece.TextPart(), part.path("text").asString(""));
            }
        }
    }

    private void more(Piece part, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!calls.isEmpty()) {
            late.append(part instanceof Piece.TextPart ? text : "");
            return;
        }
        if (!open.equals(Optional.of(part))) {
            close();
            open = Optional.of(part);
            told.add(part);
        }
        told.add(new Piece.Delta(text));
    }

    private void call(int index, JsonNode call) {
        close();
        calls.add(index, call);
    }

    private void close() {
        if (open.isPresent()) {
            if (open.get() instanceof Piece.ThoughtPart && !reasoning.isEmpty()) {
                told.add(new Piece.Signature(reasoning));
            }
            told.add(new Piece.PartEnded());
            open = Optional.empty();
        }
    }

    private void finish() {
        begin(WireJson.object());
        close();
        boolean called = calls.end();
        if (!late.toString().isBlank()) {
            told.addAll(List.of(new Piece.TextPart(), new Piece.Delta(late.toString()), new Piece.PartEnded()));
        }
        over = true;
        told.add(new Piece.Ended(switch (stop) {
            case "length", "max_tokens" -> Stop.MAX_TOKENS;
            case "content_filter" -> Stop.REFUSED;
            // Many write `stop` although they call.
            default -> called ? Stop.TOOL_CALLS : refused ? Stop.REFUSED : Stop.END;
        }, "", usage));
    }

    private void fail(Piece.Failed failed) {
        over = true;
        told.add(failed);
    }
}
