package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.AnswerReader;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.Failure;
import dev.onehot.relay.turn.Piece.Stop;
import tools.jackson.databind.JsonNode;

/// Reads an answer. The items of one come one after another; where a server mixes them, the later ones wait until the first has ended.
final class ResponsesAnswerReader implements AnswerReader {
    private static final int MOST_WAITING = 256;

    /// Items of which something came while another was open: they are told when they are whole.
    private final Set<String> missed = new HashSet<>();
    private final SequencedMap<String, JsonNode> waiting = new LinkedHashMap<>();
    private Optional<ReadItem> current = Optional.empty();
    private boolean began;
    private boolean ended;
    private boolean told;
    private boolean called;
    private boolean refused;

    @Override
    public void event(String name, String data, Consumer<Piece> to) {
        WireJson.object(data).filter(_ -> !ended).ifPresent(it -> event(it.path("type").stringValue(name), it, to));
    }

    private void event(String type, JsonNode event, Consumer<Piece> to) {
        switch (type) {
            case "response.created", "response.in_progress", "response.queued" -> begin(event.path("response"), to);
            case "response.output_item.added" -> item(event, event.path("item"), to);
            case "response.output_item.done" -> itemDone(event, to);
            case "response.completed", "response.incomplete", "response.failed" -> response(event.path("response"), to);
            case "error" -> fail(ResponsesFailure.read(500, event), to);
            default -> {
                if (type.startsWith("response.") && !ReadItem.type(type).isEmpty()) {
                    refused |= type.startsWith("response.refusal.");
                    item(event, WireJson.object().put("type", ReadItem.type(type)), to);
                    current.filter(it -> it.key().equals(key(event))).ifPresent(it -> it.event(type.substring("response.".length()), event));
                }
            }
        }
    }

    private void begin(JsonNode response, Consumer<Piece> to) {
        if (!began) {
            began = true;
            to.accept(new Piece.Began(response.path("id").stringValue(""), response.path("model").stringValue("")));
        }
    }

    /// Begins it if none is open.
    private void item(JsonNode event, JsonNode item, Consumer<Piece> to) {
        begin(event, to);
        if (current.isPresent() && !current.get().key().equals(key(event))) {
            missed.add(key(event));
        }
        if (current.isEmpty() && !missed.contains(key(event)) && !ReadItem.isSkipped(item)) {
            current = Optional.of(new ReadItem(key(event), item, to));
        }
    }

    private void itemDone(JsonNode event, Consumer<Piece> to) {
        var item = event.path("item");
        if (current.isPresent() && !current.get().key().equals(key(event))) {
            waiting.put(key(event), item);
            if (waiting.size() > MOST_WAITING || missed.size() > MOST_WAITING) {
                fail(new Piece.Failed(Failure.SERVER, "The provider's answer cannot be read: its items are mixed."), to);
            }
            return;
        }
        whole(event, item, to);
        missed.removeAll(waiting.keySet());
        waiting.forEach((_, it) -> whole(event, it, to));
        waiting.clear();
    }

    private void whole(JsonNode event, JsonNode item, Consumer<Piece> to) {
        missed.remove(key(event));
        item(event, item, to);
        current.ifPresent(it -> {
            it.end(item);
            told = true;
            called |= it.isCall();
        });
        refused |= item.path("content").valueStream().anyMatch(it -> it.path("type").stringValue("").equals("refusal"));
        current = Optional.empty();
    }

    private void response(JsonNode response, Consumer<Piece> to) {
        if (response.path("status").stringValue("").equals("failed") || response.path("error").isObject()) {
            fail(ResponsesFailure.read(500, response), to);
            return;
        }
        begin(response, to);
        current.ifPresent(it -> {
            it.end(WireJson.object());
            told = true;
            called |= it.isCall();
        });
        current = Optional.empty();
        waiting.forEach((_, it) -> whole(response, it, to));
        if (!told) {
            response.path("output").forEach(it -> whole(response, it, to));
        }
        ended = true;
        to.accept(new Piece.Ended(stop(response), "", usage(response.path("usage"))));
    }

    private Stop stop(JsonNode response) {
        var reason = response.path("incomplete_details").path("reason").stringValue("");
        return switch (reason) {
            case "max_output_tokens" -> Stop.MAX_TOKENS;
            case "content_filter" -> Stop.REFUSED;
            default -> refused ? Stop.REFUSED : called ? Stop.TOOL_CALLS : Stop.END;
        };
    }

    private static Piece.Usage usage(JsonNode usage) {
        var input = usage.path("input_tokens_details");
        return new Piece.Usage(
                WireJson.tokens(usage.path("input_tokens")), WireJson.tokens(input.path("cached_tokens")), WireJson.tokens(input.path("cache_write_tokens")),
                WireJson.tokens(usage.path("output_tokens")), WireJson.tokens(usage.path("output_tokens_details").path("reasoning_tokens")));
    }

    private void fail(Piece.Failed failed, Consumer<Piece> to) {
        if (!ended) {
            ended = true;
            to.accept(failed);
        }
    }

    @Override
    public void end(Consumer<Piece> to) {
        fail(new Piece.Failed(Failure.UNREACHABLE, "The provider's answer broke off before its end."), to);
    }

    @Override
    public void whole(int status, JsonNode body, Consumer<Piece> to) {
        if (status >= 400 || !body.path("output").isArray()) {
            fail(ResponsesFailure.read(status < 400 ? 500 : status, body), to);
        } else {
            response(body, to);
        }
    }

    private static String key(JsonNode event) {
        var place = event.path("output_index");
        return place.isNumber() ? place.toString() : event.path("item_id").stringValue(event.path("item").path("id").stringValue(""));
    }
}
