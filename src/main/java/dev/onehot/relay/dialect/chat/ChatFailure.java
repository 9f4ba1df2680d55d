package dev.onehot.relay.dialect.chat;

import module java.base;

import dev.onehot.relay.dialect.VendorFailure;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How Chat Completions tells what went wrong.
final class ChatFailure {
    private static final Map<Failure, String> TYPES = Map.of(
            Failure.KEY, "authentication_error", Failure.CREDIT, "insufficient_quota", Failure.FORBIDDEN, "permission_error", Failure.LIMIT, "rate_limit_error",
            Failure.SERVER, "server_error", Failure.UNREACHABLE, "server_error", Failure.UNAVAILABLE, "server_error", Failure.OVERLOADED, "server_error");
    private static final Map<Failure, String> CODES = Map.of(
            Failure.TOO_LONG, "context_length_exceeded", Failure.KEY, "invalid_api_key", Failure.CREDIT, "insufficient_quota", Failure.UNKNOWN, "model_not_found",
            Failure.LIMIT, "rate_limit_exceeded", Failure.OVERLOADED, "server_is_overloaded");
    /// What the vendor and those who took the dialect over say for them.
    private static final Map<String, Failure> WORDS = Map.ofEntries(
            Map.entry("insufficient_quota", Failure.CREDIT), Map.entry("billing_not_active", Failure.CREDIT), Map.entry("insufficient_balance", Failure.CREDIT),
            Map.entry("invalid_api_key", Failure.KEY), Map.entry("authentication_error", Failure.KEY), Map.entry("model_not_found", Failure.UNKNOWN),
            Map.entry("not_found_error", Failure.UNKNOWN), Map.entry("permission_error", Failure.FORBIDDEN), Map.entry("rate_limit_exceeded", Failure.LIMIT),
            Map.entry("rate_limit_error", Failure.LIMIT), Map.entry("server_is_overloaded", Failure.OVERLOADED), Map.entry("overloaded_error", Failure.OVERLOADED),
            Map.entry("invalid_request_error", Failure.INVALID), Map.entry("server_error", Failure.SERVER));

    private ChatFailure() {}

    static ObjectNode write(Piece.Failed failed) {
        var body = WireJson.object();
        body.putObject("error")
                .put("message", failed.message())
                .put("type", TYPES.getOrDefault(failed.kind(), "invalid_request_error"))
                .putNull("param")
                .put("code", CODES.get(failed.kind()));
        return body;
    }

    /// @param status of HTTP; below 400 where it says nothing
    static Piece.Failed read(int status, JsonNode body) {
        var failure = VendorFailure.of(body);
        if (failure.isTooLong()) {
            return failure.as(Failure.TOO_LONG);
        }
        var words = failure.words().stream().filter(WORDS::containsKey).map(WORDS::get).toList();
        // These two stand beside more exact words, and for everything.
        var exact = words.stream().filter(it -> it != Failure.INVALID && it != Failure.SERVER).findFirst();
        // Some have a status of HTTP there.
        var number = failure.words().stream().filter(it -> it.matches("[45]\\d\\d")).map(it -> Failure.of(Integer.parseInt(it))).findFirst();
        return failure.as(exact.or(() -> status >= 400 ? Optional.of(Failure.of(status)) : number.or(() -> words.stream().findFirst())).orElse(Failure.SERVER));
    }
}
