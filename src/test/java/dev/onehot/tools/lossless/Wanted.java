package dev.onehot.tools.lossless;

import module java.base;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/// What a document is to say after a change, by its tree alone.
final class Wanted {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Wanted() {}

    static Optional<JsonNode> at(JsonNode tree, KeyPath path) {
        var here = tree;
        for (var step : path.steps()) {
            here = step(here, step);
        }
        return Optional.of(here).filter(it -> !it.isMissingNode());
    }

    private static JsonNode step(JsonNode node, KeyPath.Step step) {
        return switch (step) {
            case KeyPath.Name(var name) -> node.isObject() ? node.path(name) : MissingNode.getInstance();
            case KeyPath.Element element -> node.isArray()
                    ? node.values().stream().filter(it -> has(it, element)).findFirst().orElse(MissingNode.getInstance())
                    : MissingNode.getInstance();
        };
    }

    private static boolean has(JsonNode node, KeyPath.Element element) {
        return node.isObject() && element.members().entrySet().stream().allMatch(it -> node.path(it.getKey()).asString("no").equals(it.getValue()));
    }

    /// Whether what is on the way is of the kind that has it.
    static boolean canBe(JsonNode tree, KeyPath path) {
        var here = tree;
        for (var step : path.steps()) {
            if (here.isMissingNode()) {
                return true;
            }
            if (step instanceof KeyPath.Name ? !here.isObject() : !here.isArray()) {
                return false;
            }
            here = step(here, step);
        }
        return true;
    }

    static JsonNode with(JsonNode tree, KeyPath path, JsonNode value) {
        if (path.steps().isEmpty()) {
            return value;
        }
        var rest = new KeyPath(path.steps().subList(1, path.steps().size()));
        var copy = tree.deepCopy();
        var old = step(copy, path.steps().getFirst());
        switch (path.steps().getFirst()) {
            case KeyPath.Name(var name) -> {
                var object = copy instanceof ObjectNode it ? it : JSON.createObjectNode();
                object.set(name, with(old, rest, value));
                return object;
            }
            case KeyPath.Element element -> {
                var array = copy instanceof ArrayNode it ? it : JSON.createArrayNode();
                if (!old.isMissingNode()) {
                    int n = 0;
                    while (!has(array.get(n), element)) {
                        n++;
                    }
                    array.set(n, with(old, rest, value));
                } else {
                    var named = JSON.createObjectNode();
                    element.members().forEach(named::put);
                    array.insert(element.first() ? 0 : array.size(), with(named, rest, value));
                }
                return array;
            }
        }
    }

    /// Without it, and without parents that were not in `original` and are empty by it.
    static JsonNode without(JsonNode tree, KeyPath path, JsonNode original) {
        var copy = tree.deepCopy();
        for (var here = path; !here.steps().isEmpty(); here = here.parent()) {
            var left = at(copy, here);
            boolean goes = here.equals(path) || (at(original, here).isEmpty() && left.filter(Wanted::isBare).isPresent());
            if (left.isPresent() && !goes) {
                break;
            }
            var parent = at(copy, here.parent());
            if (left.isPresent() && parent.isPresent()) {
                if (parent.get() instanceof ArrayNode array) {
                    int n = 0;
                    while (array.get(n) != left.get()) {
                        n++;
                    }
                    array.remove(n);
                } else if (parent.get() instanceof ObjectNode object && here.steps().getLast() instanceof KeyPath.Name(var name)) {
                    object.remove(name);
                }
            }
        }
        return copy;
    }

    private static boolean isBare(JsonNode node) {
        return node.isContainer() && (node.isEmpty() || (node.size() == 1 && node.path("name").asString("").equals("Onehot")));
    }

    /// An object that `element` names.
    static String element(KeyPath.Element element, String value) {
        var object = JSON.createObjectNode();
        element.members().forEach(object::put);
        object.set("value", JSON.readTree(value));
        return object.toString();
    }

    static void objects(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.values().forEach(it -> objects(it, objects));
    }

    static void sort(ObjectNode object) {
        var members = new TreeMap<String, JsonNode>();
        object.properties().forEach(it -> members.put(it.getKey(), it.getValue()));
        object.removeAll();
        members.forEach(object::set);
    }

    /// One that is there, or one that is not, under what is there or what is not.
    static KeyPath path(JsonNode tree, Random random) {
        var here = tree;
        var path = KeyPath.ROOT;
        while (true) {
            if (here.isArray()) {
                path = new KeyPath(Stream.concat(path.steps().stream(), Stream.of(new KeyPath.Element(new TreeMap<>(Map.of("name", "Onehot")), random.nextBoolean()))).toList());
                here = MissingNode.getInstance();
                if (random.nextBoolean()) {
                    return path;
                }
            }
            var names = here.propertyNames().stream().toList();
            var name = !names.isEmpty() && Chance.is(random, 60) ? names.get(random.nextInt(names.size())) : Chance.name(random);
            path = path.then(name);
            here = here.path(name);
            if (here.isContainer() ? Chance.is(random, 15) : Chance.is(random, 60)) {
                return path;
            }
        }
    }
}
