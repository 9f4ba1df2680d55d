package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.testing.Loopback;
import dev.onehot.testing.Loopback.Request;
import dev.onehot.testing.Loopback.Response;

/// A server that answers "pong" in each of the APIs, in a stream where that is asked for.
public final class FakeVendor {
    private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern GOOGLE_MODEL = Pattern.compile("/models/([^:?]+):");
    private static final String USAGE = "{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}";

    private FakeVendor() {}

    public static Loopback start() {
        return Loopback.answering(FakeVendor::answer);
    }

    /// A proxy through which nobody gets anywhere.
    public static Loopback deadEnd() {
        return Loopback.answering(_ -> Loopback.reply(502, "text/plain", new byte[0]));
    }

    public static boolean isPrompt(Request request) {
        return request.method().equals("POST") && request.path().matches(".*(/chat/completions|/responses|/messages|enerateContent)(\\?.*)?");
    }

    /// The model that a prompt is for.
    public static String model(Request request) {
        var found = (request.path().contains("enerateContent") ? GOOGLE_MODEL : MODEL).matcher(
                request.path().contains("enerateContent") ? request.path() : request.body());
        return found.find() ? found.group(1) : "";
    }

    private static Response answer(Request request) {
        var path = request.path().replaceFirst("\\?.*", "");
        if (path.endsWith("/responses")) {
            return responses();
        }
        if (path.endsWith("/chat/completions")) {
            return chat(request);
        }
        if (path.endsWith("/messages")) {
            return messages(request);
        }
        var google = "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"pong\"}]},\"finishReason\":\"STOP\",\"index\":0}],"
                + "\"usageMetadata\":{\"promptTokenCount\":1,\"candidatesTokenCount\":1,\"totalTokenCount\":2}}";
        if (path.contains("treamGenerateContent")) {
            return stream(google);
        }
        return Loopback.json(200, path.contains("enerateContent") ? google : path.endsWith("/models") ? "{\"object\":\"list\",\"data\":[]}" : "{}");
    }

    private static Response chat(Request request) {
        var start = "{\"id\":\"c1\",\"created\":1,\"model\":\"" + model(request) + "\",\"object\":\"chat.completion";
        if (!streams(request)) {
            return Loopback.json(200, start + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"pong\"},"
                    + "\"finish_reason\":\"stop\"}],\"usage\":" + USAGE + "}");
        }
        return stream(
                start + ".chunk\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"pong\"},\"finish_reason\":null}]}",
                start + ".chunk\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":" + USAGE + "}",
                "[DONE]");
    }

    private static Response messages(Request request) {
        var start = "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"" + model(request) + "\",\"stop_sequence\":null,"
                + "\"usage\":{\"input_tokens\":1,\"output_tokens\":1},";
        if (!streams(request)) {
            return Loopback.json(200, start + "\"content\":[{\"type\":\"text\",\"text\":\"pong\"}],\"stop_reason\":\"end_turn\"}");
        }
        return events(
                "{\"type\":\"message_start\",\"message\":" + start + "\"content\":[],\"stop_reason\":null}}",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"pong\"}}",
                "{\"type\":\"content_block_stop\",\"index\":0}",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":1}}",
                "{\"type\":\"message_stop\"}");
    }

    private static Response responses() {
        var item = "{\"type\":\"message\",\"id\":\"m1\",\"role\":\"assistant\",\"status\":\"completed\","
                + "\"content\":[{\"type\":\"output_text\",\"text\":\"pong\",\"annotations\":[]}]}";
        var start = "\"response\":{\"id\":\"r1\",\"object\":\"response\",\"created_at\":1,\"model\":\"m\",";
        return events(
                "{\"type\":\"response.created\"," + start + "\"status\":\"in_progress\",\"output\":[]}}",
                "{\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":{\"type\":\"message\",\"id\":\"m1\",\"role\":\"assistant\","
                        + "\"status\":\"in_progress\",\"content\":[]}}",
                "{\"type\":\"response.output_text.delta\",\"item_id\":\"m1\",\"output_index\":0,\"content_index\":0,\"delta\":\"pong\"}",
                "{\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":" + item + "}",
                "{\"type\":\"response.completed\"," + start + "\"status\":\"completed\",\"output\":[" + item + "],\"usage\":{\"input_tokens\":1,"
                        + "\"output_tokens\":1,\"total_tokens\":2,\"input_tokens_details\":{\"cached_tokens\":0},\"output_tokens_details\":{\"reasoning_tokens\":0}}}}");
    }

    private static boolean streams(Request request) {
        return request.body().replace(" ", "").contains("\"stream\":true");
    }

    private static Response stream(String... events) {
        return stream(Arrays.stream(events).map(it -> "data: " + it + "\n\n").toList());
    }

    /// Named by what they say they are.
    private static Response events(String... events) {
        return stream(Arrays.stream(events).map(it -> "event: " + it.replaceFirst("\\{\"type\":\"([^\"]+)\".*", "$1") + "\ndata: " + it + "\n\n").toList());
    }

    private static Response stream(List<String> lines) {
        return Loopback.reply(200, "text/event-stream", lines.stream().collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
    }
}
