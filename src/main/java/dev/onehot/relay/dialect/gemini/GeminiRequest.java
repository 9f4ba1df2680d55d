package dev.onehot.relay.dialect.gemini;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Sampling;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.Tool;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import tools.jackson.databind.JsonNode;

/// Reads what a program asks in Gemini.
final class GeminiRequest {
    private static final Set<String> KNOWN = bothWays("cachedContent", "contents", "generationConfig", "model", "systemInstruction", "toolConfig", "tools");
    private static final Set<String> CONFIG_KNOWN = bothWays("candidateCount", "maxOutputTokens", "responseJsonSchema", "responseMimeType", "responseModalities",
            "responseSchema", "stopSequences", "temperature", "thinkingConfig", "topK", "topP");
    private static final String JSON = "application/json";

    private final JsonNode body;
    private final Omissions omissions;
    private final JsonNode config;

    GeminiRequest(JsonNode body, Omissions omissions) {
        this.body = body;
        this.omissions = omissions;
        this.config = GeminiMember.of(body, "generationConfig");
    }

    private static Set<String> bothWays(String... names) {
        return Arrays.stream(names).flatMap(it -> Stream.of(it, GeminiMember.snake(it))).collect(Collectors.toUnmodifiableSet());
    }

    ModelTurn read(String model, boolean streamed) {
        if (GeminiMember.isThere(body, "cachedContent")) {
            throw new UnreadableTurnException("Send the content itself: cachedContent is at Google's, and this endpoint keeps nothing.");
        }
        if (!body.path("contents").isArray() && !body.path("contents").isObject()) {
            throw new UnreadableTurnException("contents has to be a list.");
        }
        omissions.addOthers(body, KNOWN);
        omissions.addOthers(config, CONFIG_KNOWN);
        if (WireJson.integer(GeminiMember.of(config, "candidateCount")).orElse(1) != 1) {
            omissions.add("candidate_count");
        }
        if (GeminiMember.of(config, "responseModalities").valueStream().anyMatch(it -> !it.stringValue("").equalsIgnoreCase("text"))) {
            omissions.add("response_modalities");
        }
        var contents = new GeminiContents(omissions);
        var system = contents.system(GeminiMember.of(body, "systemInstruction"));
        contents.read(body.path("contents"));
        return new ModelTurn(model, system, contents.messages(), tools(), choice(), sampling(), GeminiThinking.read(GeminiMember.of(config, "thinkingConfig")),
                shape(), streamed);
    }

    private List<Tool> tools() {
        var tools = new ArrayList<Tool>();
        for (var group : body.path("tools")) {
            GeminiMember.of(group, "functionDeclarations").forEach(it -> tools.add(tool(it)));
            group.propertyNames().stream()
                    .map(GeminiMember::snake)
                    .filter(it -> !it.equals("function_declarations"))
                    .forEach(it -> omissions.add("tools", it));
        }
        return tools;
    }

    private static Tool tool(JsonNode declared) {
        var schema = GeminiMember.of(declared, "parametersJsonSchema");
        return new Tool(GeminiMember.text(declared, "name"), GeminiMember.text(declared, "description"),
                schema.isObject() ? schema : GeminiSchema.read(declared.path("parameters")), false, "");
    }

    private ToolChoice choice() {
        var choice = GeminiMember.of(GeminiMember.of(body, "toolConfig"), "functionCallingConfig");
        var names = GeminiMember.of(choice, "allowedFunctionNames").valueStream().map(it -> it.stringValue("")).toList();
        return switch (choice.path("mode").stringValue("").toUpperCase(Locale.ROOT)) {
            case "NONE" -> new ToolChoice(ToolChoice.Mode.NONE, "", true);
            case "ANY" -> {
                if (names.size() > 1) {
                    omissions.add("allowed_function_names");
                }
                yield names.size() == 1 ? new ToolChoice(ToolChoice.Mode.NAMED, names.getFirst(), true) : new ToolChoice(ToolChoice.Mode.REQUIRED, "", true);
            }
            default -> ToolChoice.FREE;
        };
    }

    private Sampling sampling() {
        var topK = WireJson.decimal(GeminiMember.of(config, "topK"));
        return new Sampling(
                WireJson.integer(GeminiMember.of(config, "maxOutputTokens")), WireJson.decimal(GeminiMember.of(config, "temperature")),
                WireJson.decimal(GeminiMember.of(config, "topP")), topK.isPresent() ? OptionalInt.of((int) topK.getAsDouble()) : OptionalInt.empty(),
                GeminiMember.of(config, "stopSequences").valueStream().map(it -> it.stringValue("")).filter(it -> !it.isEmpty()).toList());
    }

    private Shape shape() {
        var schema = GeminiMember.of(config, "responseJsonSchema");
        var older = GeminiMember.of(config, "responseSchema");
        if (schema.isObject() || older.isObject()) {
            return new Shape(Shape.Kind.SCHEMA, "", Optional.of(schema.isObject() ? schema : GeminiSchema.read(older)));
        }
        return GeminiMember.text(config, "responseMimeType").equals(JSON) ? new Shape(Shape.Kind.OBJECT, "", Optional.empty()) : Shape.TEXT;
    }
}
