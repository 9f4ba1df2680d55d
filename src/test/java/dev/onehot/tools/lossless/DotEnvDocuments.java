package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.DocumentFormat;
import dev.onehot.tools.DotEnvReading;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// `.env` files by chance.
record DotEnvDocuments() implements Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public DocumentFormat format() {
        return DocumentFormat.DOTENV;
    }

    @Override
    public String document(Random random) {
        var out = new StringBuilder(Chance.is(random, 5) ? "\ufeff" : "");
        for (int n = random.nextInt(8); n > 0; n--) {
            out.append(Chance.is(random, 30) ? Chance.one(random, "\n", "# " + Chance.words(random) + "\n", "  \n", "# model=1\n", "not a line\n", "=x\n") : "");
            out.append(Chance.one(random, "", "", "", "export ", "  ", "\t", "set ")).append(Chance.bare(random)).append(Chance.one(random, "=", "=", "=", " = ", ": "));
            out.append(value(Chance.words(random), random)).append(Chance.is(random, 20) ? Chance.one(random, " # c", "   ", " #", "\t# 'x") : "").append('\n');
        }
        var text = Chance.is(random, 20) && !out.isEmpty() && out.charAt(out.length() - 1) == '\n' ? out.substring(0, out.length() - 1) : out.toString();
        return Chance.lineEnds(random, text);
    }

    private static String value(String words, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> "'" + words.replace("'", "") + Chance.one(random, "", "\n# two\nlines=1") + "'";
            case 1 -> '"' + words.replace("\"", "\\\"") + Chance.one(random, "", "\\n", "\nb=2\n") + '"';
            case 2 -> "`" + words + "`";
            case 3 -> Chance.one(random, "sk-1234", "https://h/p?q#f", "", "a b", "1", "it's");
            default -> words.replace("'", "").replace("\"", "");
        };
    }

    @Override
    public JsonNode read(String text) {
        return JSON.<JsonNode>valueToTree(DotEnvReading.variables(text.startsWith("\ufeff") ? text.substring(1) : text));
    }

    @Override
    public String rewritten(JsonNode tree, Random random) {
        return tree.properties().stream().map(it -> it.getKey() + "='" + it.getValue().asString().replace("'", "") + "'\n").collect(Collectors.joining());
    }

    @Override
    public KeyPath path(JsonNode tree, Random random) {
        var names = List.copyOf(tree.propertyNames());
        return KeyPath.ROOT.then(!names.isEmpty() && random.nextBoolean() ? names.get(random.nextInt(names.size())) : Chance.bare(random));
    }

    @Override
    public String value(Random random) {
        return Chance.one(random, "\"\"", "\"sk-" + random.nextInt(1_000_000) + "\"", "\"https://api.example.com/v1\"", "\"a \\\"b\\\" # c\"", "\"line\\nline\"", "\"it's\"", "\"$HOME \\\\ `x`\"", "\"é 🔥\"");
    }
}
