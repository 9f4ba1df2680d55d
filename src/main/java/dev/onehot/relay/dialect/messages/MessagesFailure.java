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
            Map.entry(Piece.Failure.TOO_LONG, "invalid_request_error"),
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

    private static final Set<String> VAGUE = Set.of("invalid_request_error", "api_error");
    private static final String TOO_LONG = "prompt is too long";

    private MessagesFailure() {}

    static ObjectNode write(Piece.Failed failed) {
        var body = WireJson.object().put("type", "error");
        // Programs know it by these words.
        boolean unsaid = failed.kind() == Piece.Failure.TOO_LONG && !failed.message().contains(TOO_LONG);
        body.putObject("error").put("type", TYPES.getOrDefault(failed.kind(), "api_error")).put("message", (unsaid ? TOO_LONG + ": " : "") + failed.message());
        return body;
    }

    /// @param status of HTTP; below 400 where it says nothing
    static Piece.Failed read(int status, JsonNode body) {
        var failure = VendorFailure.of(body);
        if (failure.isTooLong()) {
            return failure.as(Piece.Failure.TOO_LONG);
        }
        // Two of them stand for everything.
        var exact = Arrays.stream(Piece.Failure.values()).filter(it -> !VAGUE.contains(TYPES.getOrDefault(it, "")) && failure.words().contains(TYPES.get(it))).findFirst();
        var kind = exact.orElse(status >= 400 ? Piece.Failure.of(status) : failure.words().contains("invalid_request_error") ? Piece.Failure.INVALID : Piece.Failure.SERVER);
        return failure.as(kind);
    }
}
