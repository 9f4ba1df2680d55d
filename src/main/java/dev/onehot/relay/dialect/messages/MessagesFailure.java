package dev.onehot.relay.dialect.messages;

import module java.base;

import dev.onehot.relay.dialect.VendorFailure;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How Messages tells what went wrong.
final class MessagesFailure {
    private static final Map<Piece.Failure, String> TYPES = Map.ofEntries(
            Map.entry(Piece.Failure.INVALID, "invalid_request_error"),
            Map.entry(Piece.Failure.KEY, "authentication_error"),
            Map.entry(Piece.Failure.CREDIT, "billing_error"),
            Map.entry(Piece.Failure.FORBIDDEN, "permission_error"),
            Map.entry(Piece.Failure.UNKNOWN, "not_found_error"),
            Map.entry(Piece.Failure.TOO_LARGE, "request_too_large"),
            Map.entry(Piece.Failure.LIMIT, "rate_limit_error"),
            Map.entry(Piece.Failure.SERVER, "api_error"),
            Map.entry(Piece.Failure.UNREACHABLE, "timeout_error"),
            Map.entry(Piece.Failure.UNAVAILABLE, "api_error"),
            Map.entry(Piece.Failure.OVERLOADED, "overloaded_error"));

    private MessagesFailure() {}

    static ObjectNode write(Piece.Failed failed) {
        var body = WireJson.object().put("type", "error");
        body.putObject("error").put("type", TYPES.getOrDefault(failed.kind(), "api_error")).put("message", failed.message());
        return body;
    }

    /// @param status of HTTP; below 400 where it says nothing
    static Piece.Failed read(int status, JsonNode body) {
        var failure = VendorFailure.of(body);
        var kind = Arrays.stream(Piece.Failure.values())
                .filter(it -> it != Piece.Failure.UNAVAILABLE && failure.words().contains(TYPES.getOrDefault(it, "")))
                .findFirst()
                .orElse(status >= 400 ? Piece.Failure.of(status) : Piece.Failure.SERVER);
        return failure.as(kind);
    }
}
