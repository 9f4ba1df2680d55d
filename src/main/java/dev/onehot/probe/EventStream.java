package dev.onehot.probe;

import module java.base;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An answer that came as server-sent events, which some relays send although nobody asked for them.
final class EventStream {
    private EventStream() {}

    /// What the events say, as one answer would: a failure if there is one, else the first piece of an answer, else the first of all. Empty
    /// when these are no events.
    static Optional<JsonNode> read(byte[] body) {
        var events = events(new String(body, StandardCharsets.UTF_8));
        return first(events, VendorMessage::tellsFailure).or(() -> first(events, Conversation::isAnswer)).or(() -> events.stream().findFirst());
    }

    private static Optional<JsonNode> first(List<JsonNode> events, Predicate<JsonNode> wanted) {
        return events.stream().filter(wanted).findFirst();
    }

    private static List<JsonNode> events(String text) {
        var events = new ArrayList<JsonNode>();
        var data = new StringBuilder();
        // An empty line ends an event; so does the end.
        for (var line : (text + "\n\n").lines().toList()) {
            if (line.startsWith("data:")) {
                data.append(line, "data:".length(), line.length()).append('\n');
            } else if (line.isEmpty() && !data.isEmpty()) {
                parsed(data.toString()).ifPresent(events::add);
                data.setLength(0);
            }
        }
        return events;
    }

    /// The end is told by a word that is no JSON.
    private static Optional<JsonNode> parsed(String data) {
        try {
            return Optional.of(JsonMapper.shared().readTree(data)).filter(JsonNode::isObject);
        } catch (JacksonException word) {
            return Optional.empty();
        }
    }
}
