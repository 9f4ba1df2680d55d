package dev.onehot.relay.dialect.responses;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.Strictness;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.ModelTurn.Tool;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Tools of Responses: functions, and what can be said as one. Other vendors have functions only, so the kind is kept with each, and its calls are written as
/// the program wants them. Pure.
final class ResponsesTools {
    /// Its only argument is a text, which has no form or that of a grammar.
    static final String CUSTOM = "custom";

    /// What the program answers with further tools.
    static final String SEARCH = "tool_search";

    /// Begins the kind of a function that is called by the name of its group, and its own behind a space.
    private static final String NAMESPACE = "namespace ";

    /// What a text is called as an argument.
    static final String INPUT = "input";

    private static final int LONGEST_NAME = 64;

    private ResponsesTools() {}

    static List<Tool> read(JsonNode tools, Omissions omissions) {
        return tools.valueStream().flatMap(it -> said(it, omissions)).toList();
    }

    private static Stream<Tool> said(JsonNode tool, Omissions omissions) {
        var name = tool.path("name").stringValue("");
        var type = tool.path("type").stringValue("");
        if (type.equals(SEARCH) && tool.path("execution").stringValue("").equals("client")) {
            // Only what the program itself looks up comes back to it.
            return Stream.of(function(tool, SEARCH, SEARCH));
        }
        return switch (type) {
            case "function" -> Stream.of(function(tool, name, ""));
            case CUSTOM -> Stream.of(new Tool(name, description(tool) + grammar(tool.path("format")), textOnly(), false, CUSTOM));
            case "namespace" -> tool.path("tools").valueStream()
                    .filter(it -> it.path("type").stringValue("").equals("function"))
                    .map(it -> function(it, called(name, it.path("name").stringValue("")), NAMESPACE + name + " " + it.path("name").stringValue("")));
            default -> {
                omissions.add("tools", type);
                yield Stream.empty();
            }
        };
    }

    private static Tool function(JsonNode tool, String name, String kind) {
        var schema = tool.path("parameters");
        return new Tool(name, description(tool), schema.isObject() ? schema : nothing(), tool.path("strict").booleanValue(false), kind);
    }

    private static String description(JsonNode tool) {
        return tool.path("description").stringValue("");
    }

    private static String grammar(JsonNode format) {
        var definition = format.path("definition").stringValue("");
        return definition.isEmpty() ? "" : "\n\nThe input has to follow this " + format.path("syntax").stringValue("") + " grammar:\n" + definition;
    }

    private static ObjectNode nothing() {
        var schema = WireJson.object().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    private static ObjectNode textOnly() {
        var schema = nothing();
        schema.withObject("properties").putObject(INPUT).put("type", "string");
        schema.putArray("required").add(INPUT);
        return schema.put("additionalProperties", false);
    }

    static ObjectNode write(Tool tool, Omissions omissions) {
        var json = WireJson.object().put("type", tool.kind().equals(CUSTOM) ? CUSTOM : "function").put("name", tool.name());
        if (!tool.description().isEmpty()) {
            json.put("description", tool.description());
        }
        if (!tool.kind().equals(CUSTOM)) {
            var schema = tool.schema() instanceof ObjectNode object ? object.deepCopy() : WireJson.object();
            if (!schema.path("type").isString()) {
                schema.put("type", "object");
            }
            // The vendor refuses an object without.
            if (!schema.path("properties").isObject()) {
                schema.putObject("properties");
            }
            boolean strict = tool.strict() && Strictness.isStrict(schema);
            if (tool.strict() && !strict) {
                omissions.add("strict");
            }
            // Without the word it would be strict.
            json.put("strict", strict).set("parameters", schema);
        }
        return json;
    }

    /// What a function of a group is called where there are no groups.
    static String called(String namespace, String name) {
        return CallIds.atMost(LONGEST_NAME, namespace.isEmpty() ? name : namespace + (namespace.endsWith("_") ? "" : "__") + name);
    }

    /// Puts the name, or the two names, of a called function into the item of its call.
    static void name(ObjectNode item, String name, String kind) {
        if (kind.startsWith(NAMESPACE)) {
            var names = kind.substring(NAMESPACE.length()).split(" ", 2);
            item.put("namespace", names[0]).put("name", names[1]);
        } else {
            item.put("name", name);
        }
    }

    /// The arguments of a call whose only one is a text.
    static String arguments(String input) {
        return WireJson.object().put(INPUT, input).toString();
    }

    /// The text out of such arguments; all of them where the model kept to no form.
    static String input(String arguments) {
        return WireJson.object(arguments).flatMap(it -> it.path(INPUT).stringValueOpt()).orElse(arguments);
    }
}
