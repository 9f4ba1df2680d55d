package dev.onehot.tools.programs;

import module java.base;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How a provider speaks in each dialect, in bytes of our own making: what it is told, and streams that call a tool or say something.
public enum ToolSpeech {
    MESSAGES("anthropic", "", "/v1/messages", "x-api-key: {key}") {
        @Override
        public List<String> told(JsonNode body) {
            var last = body.path("messages").path(body.path("messages").size() - 1);
            return last.path("content").valueStream().filter(it -> it.path("type").stringValue("").equals("tool_result")).map(JsonNode::toString).toList();
        }

        @Override
        public Set<String> tools(JsonNode body) {
            return body.path("tools").valueStream().map(it -> it.path("name").stringValue("")).collect(Collectors.toSet());
        }

        @Override
        List<ObjectNode> calling(String id, String tool, ObjectNode arguments) {
            return block(object().put("type", "tool_use").put("id", id).put("name", tool).set("input", object()),
                    object().put("type", "input_json_delta").put("partial_json", arguments.toString()), "tool_use");
        }

        @Override
        List<ObjectNode> saying(String text) {
            return block(object().put("type", "text").put("text", ""), object().put("type", "text_delta").put("text", text), "end_turn");
        }

        private List<ObjectNode> block(JsonNode begun, JsonNode more, String stop) {
            var message = object().put("id", "msg_1").put("type", "message").put("role", "assistant").put("model", "m");
            message.putArray("content");
            message.putNull("stop_reason").putNull("stop_sequence").putObject("usage").put("input_tokens", 5).put("output_tokens", 1);
            return List.of(object().put("type", "message_start").set("message", message),
                    object().put("type", "content_block_start").put("index", 0).set("content_block", begun),
                    object().put("type", "content_block_delta").put("index", 0).set("delta", more),
                    object().put("type", "content_block_stop").put("index", 0),
                    object().put("type", "message_delta").<ObjectNode>set("delta", object().put("stop_reason", stop).putNull("stop_sequence"))
                            .set("usage", object().put("output_tokens", 7)),
                    object().put("type", "message_stop"));
        }
    },
    CHAT("openai-compatible", "/v1", "/v1/chat/completions", "Authorization: Bearer {key}") {
        @Override
        public List<String> told(JsonNode body) {
            var all = body.path("messages").valueStream().toList().reversed();
            return all.stream().takeWhile(it -> it.path("role").stringValue("").equals("tool")).map(JsonNode::toString).toList();
        }

        @Override
        public Set<String> tools(JsonNode body) {
            return body.path("tools").valueStream().map(it -> it.path("function").path("name").stringValue("")).collect(Collectors.toSet());
        }

        @Override
        List<ObjectNode> calling(String id, String tool, ObjectNode arguments) {
            var call = object().put("index", 0).put("id", id).put("type", "function");
            call.putObject("function").put("name", tool).put("arguments", "");
            var begun = object().put("role", "assistant").putNull("content");
            begun.putArray("tool_calls").add(call);
            var more = object();
            more.putArray("tool_calls").addObject().put("index", 0).putObject("function").put("arguments", arguments.toString());
            return List.of(chunk(begun, ""), chunk(more, ""), ended("tool_calls"));
        }

        @Override
        List<ObjectNode> saying(String text) {
            return List.of(chunk(object().put("role", "assistant").put("content", ""), ""), chunk(object().put("content", text), ""), ended("stop"));
        }

        private ObjectNode chunk(ObjectNode delta, String finish) {
            var chunk = object().put("id", "c1").put("object", "chat.completion.chunk").put("created", 1).put("model", "m");
            var choice = chunk.putArray("choices").addObject().put("index", 0);
            choice.set("delta", delta);
            choice.set("finish_reason", finish.isEmpty() ? object().nullNode() : object().stringNode(finish));
            return chunk;
        }

        private ObjectNode ended(String finish) {
            var chunk = chunk(object(), finish);
            chunk.putObject("usage").put("prompt_tokens", 5).put("completion_tokens", 7).put("total_tokens", 12);
            return chunk;
        }
    },
    /// OpenAI's own, since of others it is not known whether they answer in it.
    RESPONSES("openai", "/v1", "/v1/responses", "Authorization: Bearer {key}") {
        @Override
        public List<String> told(JsonNode body) {
            var all = body.path("input").valueStream().toList().reversed();
            return all.stream().takeWhile(it -> it.path("type").stringValue("").endsWith("_call_output")).map(JsonNode::toString).toList();
        }

        @Override
        public Set<String> tools(JsonNode body) {
            return body.path("tools").valueStream().map(it -> it.path("name").stringValue("")).collect(Collectors.toSet());
        }

        @Override
        List<ObjectNode> calling(String id, String tool, ObjectNode arguments) {
            var item = object().put("type", "function_call").put("id", "fc_" + id).put("call_id", id).put("name", tool);
            var whole = item.deepCopy().put("status", "completed").put("arguments", arguments.toString());
            return List.of(created(), added(item.put("status", "in_progress").put("arguments", "")),
                    object().put("type", "response.function_call_arguments.delta").put("item_id", "fc_" + id).put("output_index", 0).put("delta", arguments.toString()),
                    done(whole), completed(whole));
        }

        @Override
        List<ObjectNode> saying(String text) {
            var item = object().put("type", "message").put("id", "m1").put("role", "assistant");
            var whole = item.deepCopy().put("status", "completed");
            whole.putArray("content").addObject().put("type", "output_text").put("text", text).putArray("annotations");
            item.put("status", "in_progress").putArray("content");
            return List.of(created(), added(item),
                    object().put("type", "response.output_text.delta").put("item_id", "m1").put("output_index", 0).put("content_index", 0).put("delta", text),
                    done(whole), completed(whole));
        }

        private ObjectNode created() {
            return object().put("type", "response.created").set("response", response("in_progress"));
        }

        private ObjectNode added(ObjectNode item) {
            return object().put("type", "response.output_item.added").put("output_index", 0).set("item", item);
        }

        private ObjectNode done(ObjectNode item) {
            return object().put("type", "response.output_item.done").put("output_index", 0).set("item", item);
        }

        private ObjectNode completed(ObjectNode item) {
            var response = response("completed");
            response.withArray("output").add(item);
            var usage = response.putObject("usage").put("input_tokens", 5).put("output_tokens", 7).put("total_tokens", 12);
            usage.putObject("input_tokens_details").put("cached_tokens", 0);
            usage.putObject("output_tokens_details").put("reasoning_tokens", 0);
            return object().put("type", "response.completed").set("response", response);
        }

        private ObjectNode response(String status) {
            var response = object().put("id", "r1").put("object", "response").put("created_at", 1).put("model", "m").put("status", status);
            response.putArray("output");
            return response;
        }
    },
    GEMINI("google", "", "/v1beta/models/{model}:streamGenerateContent", "x-goog-api-key: {key}") {
        @Override
        public List<String> told(JsonNode body) {
            var last = body.path("contents").path(body.path("contents").size() - 1);
            return last.path("parts").valueStream().filter(it -> it.path("functionResponse").isObject()).map(JsonNode::toString).toList();
        }

        @Override
        public Set<String> tools(JsonNode body) {
            return body.path("tools").valueStream()
                    .flatMap(it -> it.path("functionDeclarations").valueStream())
                    .map(it -> it.path("name").stringValue(""))
                    .collect(Collectors.toSet());
        }

        @Override
        List<ObjectNode> calling(String id, String tool, ObjectNode arguments) {
            var call = object();
            call.putObject("functionCall").put("name", tool).set("args", arguments);
            return List.of(chunk(call, false), chunk(object().put("text", ""), true));
        }

        @Override
        List<ObjectNode> saying(String text) {
            return List.of(chunk(object().put("text", text), false), chunk(object().put("text", ""), true));
        }

        private ObjectNode chunk(ObjectNode part, boolean last) {
            var chunk = object();
            var candidate = chunk.putArray("candidates").addObject().put("index", 0);
            candidate.putObject("content").put("role", "model").putArray("parts").add(part);
            if (last) {
                candidate.put("finishReason", "STOP");
            }
            chunk.putObject("usageMetadata").put("promptTokenCount", 5).put("candidatesTokenCount", 7).put("totalTokenCount", 12);
            return chunk;
        }
    };

    private static final JsonMapper JSON = new JsonMapper();

    private final String kind;
    private final String base;
    private final String path;
    private final String header;

    ToolSpeech(String kind, String base, String path, String header) {
        this.kind = kind;
        this.base = base;
        this.path = path;
        this.header = header;
    }

    /// As Onehot calls its API.
    public String kind() {
        return kind;
    }

    /// What stands behind the host in its base URL.
    public String base() {
        return base;
    }

    /// Where it is asked.
    public String path(String model) {
        return path.replace("{model}", model);
    }

    /// With what it is asked.
    public String header(String key) {
        return header.replace("{key}", key);
    }

    /// The same events, with a thought before what is said, or a call, that this vendor signs.
    public List<String> signed(List<String> events, String signature) {
        var quoted = '"' + signature + '"';
        return switch (this) {
            case MESSAGES -> {
                var shifted = new ArrayList<>(events.stream().map(it -> it.replace("\"index\":0", "\"index\":1")).toList());
                shifted.addAll(1, wire(List.of(
                        object().put("type", "content_block_start").put("index", 0).set("content_block", object().put("type", "thinking").put("thinking", "").put("signature", "")),
                        object().put("type", "content_block_delta").put("index", 0).set("delta", object().put("type", "thinking_delta").put("thinking", "Hm.")),
                        object().put("type", "content_block_delta").put("index", 0).set("delta", object().put("type", "signature_delta").put("signature", signature)),
                        object().put("type", "content_block_stop").put("index", 0))));
                yield shifted;
            }
            case RESPONSES -> {
                var item = object().put("type", "reasoning").put("id", "rs_1").put("encrypted_content", signature);
                item.putArray("summary").addObject().put("type", "summary_text").put("text", "Hm.");
                var shifted = new ArrayList<>(events.stream().map(it -> it.replace("\"output_index\":0", "\"output_index\":1").replace("\"output\":[{", "\"output\":[" + item + ",{")).toList());
                shifted.addAll(1, wire(List.of(
                        object().put("type", "response.output_item.added").put("output_index", 0).set("item", item),
                        object().put("type", "response.output_item.done").put("output_index", 0).set("item", item))));
                yield shifted;
            }
            case GEMINI -> events.stream().map(it -> it.replace("{\"functionCall\":", "{\"thoughtSignature\":" + quoted + ",\"functionCall\":")).toList();
            case CHAT -> events;
        };
    }

    /// How it says that it has not signed something.
    public String refusal() {
        return switch (this) {
            case MESSAGES -> "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"messages.1.content.0: Invalid `signature` in `thinking` block\"}}";
            case RESPONSES, CHAT -> "{\"error\":{\"message\":\"The encrypted content gAAA... could not be verified.\",\"type\":\"invalid_request_error\",\"code\":\"invalid_encrypted_content\"}}";
            case GEMINI -> "{\"error\":{\"code\":400,\"message\":\"Thought signature is not valid.\",\"status\":\"INVALID_ARGUMENT\"}}";
        };
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static JsonNode read(String body) {
        return JSON.readTree(body);
    }

    /// What tools answered since it spoke last.
    public abstract List<String> told(JsonNode body);

    /// Which tools it may call.
    public abstract Set<String> tools(JsonNode body);

    abstract List<ObjectNode> calling(String id, String tool, ObjectNode arguments);

    abstract List<ObjectNode> saying(String text);

    /// The events of a stream that calls a tool, each as it stands on the wire.
    public List<String> call(String id, String tool, Map<String, String> arguments) {
        var object = object();
        arguments.forEach(object::put);
        return wire(calling(id, tool, object));
    }

    /// The events of a stream that says this.
    public List<String> say(String text) {
        return wire(saying(text));
    }

    private List<String> wire(List<ObjectNode> events) {
        var lines = events.stream().map(it -> (it.has("type") ? "event: " + it.path("type").stringValue() + "\n" : "") + "data: " + it + "\n\n");
        return Stream.concat(lines, this == CHAT ? Stream.of("data: [DONE]\n\n") : Stream.empty()).toList();
    }
}
