package dev.onehot.probe;

import module java.base;

import dev.onehot.model.Authority;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer read as JSON, or what came in its place.
final class JsonAnswer {
    private JsonAnswer() {}

    /// @param broken what it is when it cannot be read
    static JsonNode of(Reply reply, CheckClass broken) throws StoppedException {
        if (BotFilter.answers(reply)) {
            throw bad(reply, CheckClass.BOT_FILTER, VendorMessage.of(reply).text());
        }
        if (!reply.packing().isEmpty()) {
            throw bad(reply, CheckClass.PACKED, reply.packing());
        }
        if (reply.isWebPage()) {
            throw bad(reply, CheckClass.WEB_PAGE, VendorMessage.of(reply).text());
        }
        if (reply.tooLarge()) {
            throw bad(reply, CheckClass.TOO_LARGE, "");
        }
        if (reply.text().isBlank()) {
            throw bad(reply, CheckClass.EMPTY_ANSWER, "");
        }
        return parsed(reply).orElseThrow(() -> bad(reply, broken, ""));
    }

    /// Also of what came as a stream.
    static Optional<JsonNode> parsed(Reply reply) {
        try {
            return Optional.of(JsonMapper.shared().readTree(reply.body()));
        } catch (JacksonException noJson) {
            return EventStream.read(reply.body());
        }
    }

    private static StoppedException bad(Reply reply, CheckClass kind, String said) {
        return new StoppedException(CheckFailure.of(kind, reply.status(), Authority.host(reply.uri()), said));
    }
}
