package dev.onehot.relay.dialect;

import module java.base;

import dev.onehot.relay.turn.Piece;
import tools.jackson.databind.JsonNode;

/// What a provider says went wrong, in the forms that vendors, and those who resemble them, have for it.
///
/// @param message a sentence, or empty
/// @param words its type, code and status, each in lower case, for who tells kinds apart
public record VendorFailure(String message, List<String> words) {
    private static final int LONGEST = 1000;
    private static final Pattern TOO_LONG = Pattern.compile("(?i)prompt is too long|(?:maximum|exceeds?|beyond)(?: the| its)?(?: model's| model)? context|context (?:length|window|limit|size)"
            + "|input token count .{0,40} exceeds");

    /// Empty when it tells none.
    public static Optional<VendorFailure> in(JsonNode body) {
        // Google answers some as a list of one, Cloudflare has a list inside.
        var root = first(body);
        var error = first(root.path("error"));
        boolean failed = (error.isObject() && !error.isEmpty()) || (error.isString() && !error.asString("").isBlank())
                || root.path("type").asString("").equals("error");
        return failed ? Optional.of(of(body)) : Optional.empty();
    }

    /// As far as something is said; for an answer that is known to have failed.
    public static VendorFailure of(JsonNode body) {
        var root = first(body);
        var error = first(root.path("error"));
        var message = Stream.of(error.path("message"), error, error.path("metadata").path("raw"), root.path("message"), root.path("msg"), root.path("detail"),
                        root.path("detail").path(0).path("msg"), root.path("error_description"), root.path("errors").path(0).path("message"))
                .filter(it -> it.isString() && !it.asString("").isBlank())
                .findFirst()
                .map(it -> it.asString(""))
                .orElse("");
        var words = Stream.of(error, root)
                .flatMap(it -> Stream.of("type", "code", "status").map(it::path))
                .filter(JsonNode::isValueNode)
                .map(it -> it.asString("").toLowerCase(Locale.ROOT))
                .filter(it -> !it.isEmpty())
                .toList();
        return new VendorFailure(shorten(message), words);
    }

    /// Whether the conversation does not fit into the model.
    public boolean isTooLong() {
        return words.contains("context_length_exceeded") || TOO_LONG.matcher(message).find();
    }

    /// With a sentence in any case.
    public Piece.Failed as(Piece.Failure kind) {
        return new Piece.Failed(kind, message.isEmpty() ? "The provider does not say why." : message);
    }

    private static JsonNode first(JsonNode node) {
        return node.isArray() && !node.isEmpty() ? node.get(0) : node;
    }

    private static String shorten(String text) {
        var line = text.substring(0, Math.min(text.length(), 4 * LONGEST)).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST))) + "…";
    }
}
