package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.DocumentFormat;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/// YAML by chance.
record YamlDocuments() implements Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public DocumentFormat format() {
        return DocumentFormat.YAML;
    }

    @Override
    public String document(Random random) {
        var out = new StringBuilder(Chance.is(random, 5) ? "\ufeff" : "");
        comment(random, out, "");
        if (Chance.is(random, 15)) {
            out.append(Chance.one(random, "---\n", "%YAML 1.2\n---\n", "--- # begin\n"));
        }
        boolean said = !Chance.is(random, 5);
        if (said) {
            mapping(random, out, "", "", 0);
        }
        comment(random, out, "");
        out.append(said && Chance.is(random, 5) ? "...\n" : "");
        var text = Chance.is(random, 20) && !out.isEmpty() && out.charAt(out.length() - 1) == '\n' ? out.substring(0, out.length() - 1) : out.toString();
        return Chance.lineEnds(random, text);
    }

    private void mapping(Random random, StringBuilder out, String first, String indent, int deep) {
        var names = new LinkedHashSet<String>();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            names.add(Chance.name(random));
        }
        boolean begun = false;
        for (var name : names) {
            if (begun) {
                comment(random, out, indent);
            }
            out.append(begun ? indent : first);
            begun = true;
            var plain = YamlWords.name(name);
            out.append(plain.startsWith("\"") ? Chance.one(random, plain, "'" + name + "':") : Chance.one(random, plain, plain, plain.replace(":", " :")));
            block(random, out, indent, deep);
        }
    }

    private void block(Random random, StringBuilder out, String indent, int deep) {
        var deeper = indent + Chance.one(random, "  ", "  ", "    ", " ");
        switch (random.nextInt(deep > 3 ? 7 : 10)) {
            case 0 -> {
                out.append(Chance.one(random, " |", " >", " |-", " >-", Chance.is(random, 10) ? " |+" : " |")).append('\n');
                out.append(deeper).append("text # none\n").append(deeper).append(" more: 1\n").append(Chance.is(random, 30) ? "\n" : "").append(deeper).append("- end\n").append(Chance.is(random, 30) ? "\n" : "");
            }
            case 1 -> out.append(Chance.one(random, "", " null", " ~")).append(Chance.is(random, 20) ? " # nothing" : "").append('\n');
            case 2 -> out.append(' ').append(flow(random, deeper, 0)).append('\n');
            case 7, 8 -> {
                out.append(Chance.is(random, 6) ? " &y" : "").append(Chance.is(random, 20) ? " # c" : "").append('\n');
                comment(random, out, deeper);
                mapping(random, out, deeper, deeper, deep + 1);
            }
            case 9 -> {
                out.append(Chance.is(random, 20) ? "  # c" : "").append('\n');
                var items = Chance.is(random, 30) ? indent : deeper;
                for (int n = 1 + random.nextInt(3); n > 0; n--) {
                    comment(random, out, items);
                    if (Chance.is(random, 60)) {
                        mapping(random, out, items + "- ", items + "  ", deep + 1);
                    } else {
                        out.append(items).append("- ").append(scalar(random)).append(Chance.is(random, 20) ? " # c" : "").append('\n');
                    }
                }
            }
            default -> out.append(Chance.one(random, " ", " ", "  ")).append(Chance.is(random, 6) ? odd(random, out) : scalar(random)).append(Chance.is(random, 20) ? " # c: d" : "").append('\n');
        }
    }

    /// What refers to something else, or is referred to; nothing is changed in it.
    private static String odd(Random random, StringBuilder before) {
        var refers = before.indexOf("&x") > 0 && Chance.is(random, 50);
        // Only what is whole can be referred to.
        return refers ? "*x" : Chance.one(random, "&x word", "&x 'q'", "!!str 7", "! a");
    }

    @Override
    public boolean mayRefuse(String document) {
        return Stream.of("&", "*x", "!").anyMatch(document::contains) || !document.endsWith("\n");
    }

    private static String scalar(Random random) {
        return Chance.one(random, "word", "two words", "1", "-1.5", "1e3", "true", "FALSE", "0x1F", "0o17", "+1", ".5", "012", "it's", "a:b", "http://h/p?q#f", "'it''s # no'", "\"\\u00e9 \\\"q\\\"\"", "\"\"", "''", "🔥 é",
                "${{ secrets.V }}", "2026-11-29", "yes", "\"a\\\n   b\"", "'a\n   b'", JsonWords.quoted(Chance.words(random)));
    }

    private String flow(Random random, String indent, int deep) {
        boolean lines = Chance.is(random, 25);
        var inner = lines ? "\n" + indent + "  " : "";
        var members = new ArrayList<String>();
        boolean object = random.nextBoolean();
        var names = new HashSet<String>();
        for (int n = random.nextInt(4); n > 0; n--) {
            var name = Chance.name(random);
            if (names.add(name)) {
                var value = deep < 2 && Chance.is(random, 30) ? flow(random, indent + "  ", deep + 1) : Chance.one(random, "x", "1", "null", "'q, r'", "\"#\"", "true");
                members.add((lines ? inner : "") + (object ? Chance.one(random, JsonWords.quoted(name), YamlWords.name(name).replaceFirst(":$", "")) + ": " : "") + value);
            }
        }
        var all = String.join(lines ? Chance.one(random, ",", ", # c") : Chance.one(random, ", ", ","), members) + (!members.isEmpty() && Chance.is(random, 15) ? "," : "") + (lines ? "\n" + indent : "");
        return (object ? "{" : "[") + all + (object ? "}" : "]");
    }

    private static void comment(Random random, StringBuilder out, String indent) {
        out.append(Chance.is(random, 20) ? Chance.one(random, "\n", indent + "# " + Chance.words(random) + "\n", "\n" + indent + "# a: 1\n", "   \n") : "");
    }

    @Override
    public JsonNode read(String text) {
        var tree = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(text.startsWith("\ufeff") ? text.substring(1) : text);
        return tree == null ? JSON.createObjectNode() : JSON.readTree(JSON.writeValueAsString(tree));
    }

    @Override
    public String rewritten(JsonNode tree, Random random) {
        var settings = DumpSettings.builder().setSchema(new CoreSchema()).setDefaultFlowStyle(Chance.is(random, 70) ? FlowStyle.BLOCK : FlowStyle.AUTO).build();
        return new Dump(settings).dumpToString(JSON.treeToValue(tree, Object.class));
    }

    /// What has lost its last line is nothing.
    @Override
    public JsonNode told(JsonNode tree) {
        var copy = tree.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(it -> it.setValue(told(it.getValue())));
            object.removeIf(it -> it.isNull() || (it.isContainer() && it.isEmpty()));
        }
        return copy;
    }
}
