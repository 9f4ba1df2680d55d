package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.DocumentFormat;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON by chance.
///
/// @param lenient with comments and trailing commas
record JsonDocuments(boolean lenient) implements Documents {
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    private static final JsonMapper PRETTY = READER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public DocumentFormat format() {
        return lenient ? DocumentFormat.JSONC : DocumentFormat.JSON;
    }

    @Override
    public String document(Random random) {
        var out = new StringBuilder(Chance.is(random, 10) ? "\ufeff" : "");
        boolean lines = Chance.is(random, 80);
        blank(random, out, lines ? "\n" : "");
        if (!Chance.is(random, 5)) {
            object(random, out, lines ? "\n" : "", Chance.is(random, 3) ? 60 : 0);
            blank(random, out, "");
        }
        out.append(Chance.is(random, 70) ? "\n" : "");
        return Chance.lineEnds(random, out.toString());
    }

    @Override
    public JsonNode read(String text) {
        var bare = text.startsWith("\ufeff") ? text.substring(1) : text;
        var tree = READER.readTree(bare);
        return tree.isMissingNode() ? READER.createObjectNode() : tree;
    }

    @Override
    public String rewritten(JsonNode tree, Random random) {
        return Chance.is(random, 70) ? PRETTY.writeValueAsString(tree) + "\n" : READER.writeValueAsString(tree);
    }

    private void object(Random random, StringBuilder out, String line, int deeper) {
        var inner = line.isEmpty() || Chance.is(random, 15) ? "" : line + Chance.one(random, "  ", "  ", "\t", "    ");
        out.append('{');
        int members = deeper > 0 ? 1 : random.nextInt(6);
        for (int n = 0; n < members; n++) {
            blank(random, out, inner);
            out.append(JsonWords.quoted(Chance.name(random)).replace("é", Chance.one(random, "é", "\\u00e9")));
            out.append(Chance.one(random, ": ", ": ", ":", " : "));
            value(random, out, inner, deeper);
            blank(random, out, "");
            if (n + 1 < members || (lenient && Chance.is(random, 20))) {
                out.append(',');
                comment(random, out, false);
            }
        }
        blank(random, out, inner.isEmpty() ? "" : line);
        out.append('}');
    }

    private void value(Random random, StringBuilder out, String line, int deeper) {
        int kind = deeper > 0 ? 0 : random.nextInt(out.length() > 600 ? 5 : 10);
        switch (kind) {
            case 0, 7, 8 -> {
                if (deeper == 0 && kind == 0) {
                    out.append(Chance.one(random, "null", "{}", "[]", "{ }", "{\n}"));
                } else {
                    object(random, out, line, Math.max(0, deeper - 1));
                }
            }
            case 1 -> out.append(Chance.one(random, "0", "-0", "1e5", "1.50", "-3E-2", "12345678901234567890", "0.1e+1"));
            case 2 -> out.append(Chance.one(random, "true", "false", "null"));
            case 9 -> array(random, out, line);
            default -> out.append(Chance.one(random, "\"\\ud800\"", "\"\\/\"", "\"a\\u0041\"", "\"\\ud83d\\udd25\"", JsonWords.quoted(Chance.words(random)),
                    JsonWords.quoted(Chance.words(random)), JsonWords.quoted(Chance.words(random))));
        }
    }

    private void array(Random random, StringBuilder out, String line) {
        var inner = line.isEmpty() || Chance.is(random, 30) ? "" : line + "  ";
        out.append('[');
        int elements = random.nextInt(4);
        for (int n = 0; n < elements; n++) {
            blank(random, out, inner);
            if (Chance.is(random, 60)) {
                object(random, out, inner, 0);
            } else {
                value(random, out, inner, 0);
            }
            out.append(n + 1 < elements || (lenient && Chance.is(random, 20)) ? "," : "");
        }
        blank(random, out, inner.isEmpty() ? "" : line);
        out.append(']');
    }

    /// White space that ends with `line`.
    private void blank(Random random, StringBuilder out, String line) {
        comment(random, out, !line.isEmpty());
        out.append(Chance.is(random, 8) ? Chance.one(random, " ", "\t", "\n\n", "  ") : "").append(line);
    }

    private void comment(Random random, StringBuilder out, boolean lines) {
        if (lenient && Chance.is(random, 12)) {
            out.append(Chance.one(random, " /* " + Chance.words(random).replace("*/", "") + " */", "/**/", " // " + Chance.words(random) + "\n", "\n// \"a\": 1,\n",
                    lines ? "\n/* two\n lines, } */" : " /* ] */ "));
        }
    }
}
