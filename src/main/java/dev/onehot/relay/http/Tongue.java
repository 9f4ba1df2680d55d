package dev.onehot.relay.http;

import module java.base;

import dev.onehot.model.Protocol;
import dev.onehot.relay.turn.Piece;

/// The dialects in which programs ask.
enum Tongue {
    MESSAGES(Protocol.ANTHROPIC),
    CHAT(Protocol.OPENAI),
    RESPONSES(Protocol.OPENAI),
    GEMINI(Protocol.GOOGLE);

    private final Protocol protocol;

    Tongue(Protocol protocol) {
        this.protocol = protocol;
    }

    Protocol protocol() {
        return protocol;
    }

    /// A failure before any answer, as programs of this dialect read it.
    byte[] failure(int status, Piece.Failed failed) {
        var message = quoted(failed.message());
        var text = switch (this) {
            case MESSAGES -> "{\"type\":\"error\",\"error\":{\"type\":\"" + anthropic(failed.kind()) + "\",\"message\":" + message + "}}";
            case CHAT, RESPONSES -> "{\"error\":{\"message\":" + message + ",\"type\":\"" + openAi(failed.kind()) + "\",\"param\":null,\"code\":null}}";
            case GEMINI -> "{\"error\":{\"code\":" + status + ",\"message\":" + message + ",\"status\":\"" + google(failed.kind()) + "\"}}";
        };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String anthropic(Piece.Failure kind) {
        return switch (kind) {
            case KEY -> "authentication_error";
            case CREDIT -> "billing_error";
            case FORBIDDEN -> "permission_error";
            case UNKNOWN -> "not_found_error";
            case TOO_LARGE -> "request_too_large";
            case LIMIT -> "rate_limit_error";
            case OVERLOADED -> "overloaded_error";
            case SERVER, UNREACHABLE, UNAVAILABLE -> "api_error";
            default -> "invalid_request_error";
        };
    }

    private static String openAi(Piece.Failure kind) {
        return switch (kind) {
            case KEY -> "authentication_error";
            case CREDIT -> "insufficient_quota";
            case FORBIDDEN -> "permission_error";
            case LIMIT -> "rate_limit_error";
            case SERVER, UNREACHABLE, UNAVAILABLE, OVERLOADED -> "server_error";
            default -> "invalid_request_error";
        };
    }

    private static String google(Piece.Failure kind) {
        return switch (kind) {
            case KEY -> "UNAUTHENTICATED";
            case CREDIT -> "FAILED_PRECONDITION";
            case FORBIDDEN -> "PERMISSION_DENIED";
            case UNKNOWN -> "NOT_FOUND";
            case LIMIT -> "RESOURCE_EXHAUSTED";
            case SERVER -> "INTERNAL";
            case UNREACHABLE, UNAVAILABLE, OVERLOADED -> "UNAVAILABLE";
            default -> "INVALID_ARGUMENT";
        };
    }

    /// As a string of JSON.
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
