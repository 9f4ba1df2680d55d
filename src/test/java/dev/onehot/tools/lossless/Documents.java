package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.DocumentFormat;
import tools.jackson.databind.JsonNode;

/// Documents of one format by chance, and a reader of them that is not ours.
public interface Documents {
    /// Of every format in which somebody else writes too.
    static Stream<Documents> all() {
        return Stream.of(new JsonDocuments(false), new JsonDocuments(true), new TomlDocuments(), new DotEnvDocuments(), new YamlDocuments());
    }

    DocumentFormat format();

    /// One with what is unusual but right: comments, blank lines, both line ends, names twice, letters beyond the first plane.
    String document(Random random);

    /// As a program reads it.
    JsonNode read(String text);

    /// As a program writes it anew that has read this.
    String rewritten(JsonNode tree, Random random);

    /// Where a value is, or can be put in.
    default KeyPath path(JsonNode tree, Random random) {
        return Wanted.path(tree, random);
    }

    /// Whether in this document there are places where nothing is put in.
    default boolean mayRefuse(String document) {
        return false;
    }

    /// What of a tree is kept when its last member goes.
    default JsonNode told(JsonNode tree) {
        return tree;
    }

    /// A value that this format can say, as JSON.
    default String value(Random random) {
        return Chance.one(random, "\"https://api.example.com/v1\"", "\"\"", "\"a \\\"b\\\" # c\"", "\"line\\nline\"", "\"\\u00e9 🔥 \\\\\"", "true", "-12", "1.5e3",
                "\"sk-" + random.nextInt(1_000_000) + "\"", "[\"a\",\"b c\"]", "{\"x\":1,\"y z\":[true,{\"q\":\"\"}]}", "[]", "{}");
    }
}
