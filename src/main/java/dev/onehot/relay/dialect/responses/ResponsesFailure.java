package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.VendorFailure;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What OpenAI calls what went wrong. Pure.
final class ResponsesFailure {
    private static final Map<Failure, String> CODES = Map.ofEntries(
            Map.entry(Failure.INVALID, "invalid_request_error"),
            Map.entry(Failure.TOO_LONG, "context_length_exceeded"),
            Map.entry(Failure.KEY, "invalid_api_key"),
            Map.entry(Failure.CREDIT, "insufficient_quota"),
            Map.entry(Failure.FORBIDDEN, "permission_denied"),
            Map.entry(Failure.UNKNOWN, "model_not_found"),
            Map.entry(Failure.TOO_LARGE, "request_too_large"),
            Map.entry(Failure.LIMIT, "rate_limit_exceeded"),
            Map.entry(Failure.SERVER, "server_error"),
            Map.entry(Failure.UNREACHABLE, "server_error"),
            Map.entry(Failure.UNAVAILABLE, "server_is_overloaded"),
            Map.entry(Failure.OVERLOADED, "server_is_overloaded"));

    private static final Map<String, Failure> KINDS = Map.ofEntries(
            Map.entry("invalid_request_error", Failure.INVALID),
            Map.entry("invalid_prompt", Failure.INVALID),
            Map.entry("invalid_api_key", Failure.KEY),
            Map.entry("insufficient_quota", Failure.CREDIT),
            Map.entry("billing_hard_limit_reached", Failure.CREDIT),
            Map.entry("permission_denied", Failure.FORBIDDEN),
            Map.entry("model_not_found", Failure.UNKNOWN),
            Map.entry("request_too_large", Failure.TOO_LARGE),
            Map.entry("rate_limit_exceeded", Failure.LIMIT),
            Map.entry("server_error", Failure.SERVER),
            Map.entry("slow_down", Failure.OVERLOADED),
            Map.entry("server_is_overloaded", Failure.OVERLOADED));

    private ResponsesFailure() {}

    /// @param status of HTTP; that of the whole answer, or 500 inside of one
    /// @param body that says it
    static Piece.Failed read(int status, JsonNode body) {
        var told = VendorFailure.of(body);
        if (told.isTooLong()) {
            return told.as(Failure.TOO_LONG);
        }
        var kind = told.words().stream().map(KINDS::get).filter(Objects::nonNull).findFirst().orElseGet(() -> Failure.of(status));
        // The broad word stands in every answer: what the status says is closer.
        return told.as(kind == Failure.INVALID && status < 500 ? Failure.of(status) : kind);
    }

    /// Inside of an answer.
    static ObjectNode error(Piece.Failed failed) {
        return WireJson.object().put("code", CODES.get(failed.kind())).put("message", failed.message());
    }

    /// In the place of one.
    static ObjectNode body(int status, Piece.Failed failed) {
        var body = WireJson.object();
        body.putObject("error")
                .put("message", failed.message())
                .put("type", failed.kind() == Failure.CREDIT ? "insufficient_quota" : status < 500 ? "invalid_request_error" : "server_error")
                .putNull("param")
                .put("code", CODES.get(failed.kind()));
        return body;
    }
}
