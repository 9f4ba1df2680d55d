package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.VendorFailure;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.Failure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What Google calls what went wrong. Pure.
final class GeminiFailure {
    private static final Map<String, Failure> KINDS = Map.of(
            "invalid_argument", Failure.INVALID,
            "failed_precondition", Failure.INVALID,
            "unauthenticated", Failure.KEY,
            "permission_denied", Failure.FORBIDDEN,
            "not_found", Failure.UNKNOWN,
            "resource_exhausted", Failure.LIMIT,
            "internal", Failure.SERVER,
            "unavailable", Failure.OVERLOADED,
            "deadline_exceeded", Failure.UNREACHABLE);

    private GeminiFailure() {}

    /// @param status of HTTP; that of the whole answer, or 500 inside of one
    /// @param body that says it
    static Piece.Failed read(int status, JsonNode body) {
        var told = VendorFailure.of(body);
        return told.as(told.isTooLong() ? Failure.TOO_LONG : isKey(body, told.message()) ? Failure.KEY
                : told.words().stream().map(KINDS::get).filter(Objects::nonNull).findFirst().orElseGet(() -> Failure.of(status(status, told.words()))));
    }

    /// Google calls a wrong key a wrong argument.
    private static boolean isKey(JsonNode body, String message) {
        var error = (body.isArray() ? body.path(0) : body).path("error");
        return message.startsWith("API key not valid")
                || error.path("details").valueStream().anyMatch(it -> it.path("reason").stringValue("").equals("API_KEY_INVALID"));
    }

    private static int status(int status, List<String> words) {
        return words.stream().filter(it -> it.matches("[45]\\d\\d")).mapToInt(Integer::parseInt).findFirst().orElse(status);
    }

    static ObjectNode body(int status, Piece.Failed failed) {
        var body = WireJson.object();
        body.putObject("error").put("code", status).put("message", failed.message()).put("status", switch (failed.kind()) {
            case KEY -> "UNAUTHENTICATED";
            case CREDIT, FORBIDDEN -> "PERMISSION_DENIED";
            case UNKNOWN -> "NOT_FOUND";
            case LIMIT -> "RESOURCE_EXHAUSTED";
            case SERVER -> "INTERNAL";
            case UNREACHABLE, UNAVAILABLE, OVERLOADED -> "UNAVAILABLE";
            default -> "INVALID_ARGUMENT";
        });
        return body;
    }
}
