package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.DocumentFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// TOML by chance.
record TomlDocuments() implements Documents {
    private static final TomlMapper TOML = new TomlMapper();
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public DocumentFormat format() {
        return DocumentFormat.TOML;
    }

    @Override
    public String document(Random random) {
        var out = new StringBuilder();
        var taken = new Taken(new HashSet<>(), new HashMap<>(), new HashSet<>());
        lines(random, out, List.of(), taken);
        for (int n = random.nextInt(5); n > 0; n--) {
            var names = new ArrayList<String>();
            for (int deep = 1 + random.nextInt(3); deep > 0; deep--) {
                names.add(Chance.is(random, 50) ? Chance.one(random, "a", "b") : Chance.name(random));
            }
            if (taken.header(names)) {
                boolean several = Chance.is(random, 15) && taken.several(names);
                for (int more = several ? 1 + random.nextInt(3) : 1; more > 0; more--) {
                    blank(random, out);
                    var header = names.stream().map(it -> name(random, it)).collect(Collectors.joining(Chance.one(random, ".", ".", " . ")));
                    out.append(Chance.one(random, "", "", "  ")).append(several ? "[[" : "[").append(header).append(several ? "]]" : "]");
                    comment(random, out);
                    lines(random, out, names, several ? new Taken(new HashSet<>(), new HashMap<>(), new HashSet<>()) : taken);
                }
            }
        }
        blank(random, out);
        var text = Chance.is(random, 20) && out.length() > 0 && out.charAt(out.length() - 1) == '\n' ? out.substring(0, out.length() - 1) : out.toString();
        return Chance.lineEnds(random, (Chance.is(random, 5) ? "\ufeff" : "") + text);
    }

    @Override
    public JsonNode read(String text) {
        var bare = text.startsWith("\ufeff") ? text.substring(1) : text;
        // Numbers and dates as JSON has them.
        return bare.isBlank() ? JSON.createObjectNode() : JSON.readTree(TOML.readTree(bare).toString());
    }

    @Override
    public String rewritten(JsonNode tree, Random random) {
        return TOML.writeValueAsString(tree);
    }

    /// Elements with headers of their own are neither made nor moved.
    @Override
    public boolean mayRefuse(String document) {
        return document.contains("[[");
    }

    /// A table that only names with dots made is gone with the last of them.
    @Override
    public JsonNode told(JsonNode tree) {
        var copy = tree.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(it -> it.setValue(told(it.getValue())));
            object.removeIf(it -> it.isObject() && it.isEmpty());
        }
        return copy;
    }

    /// What is defined, so that nothing is twice.
    ///
    /// @param lines path and table of each
    /// @param closed arrays of tables
    private record Taken(Set<List<String>> headers, Map<List<String>, List<String>> lines, Set<List<String>> closed) {
        boolean header(List<String> names) {
            return lines.entrySet().stream().noneMatch(it -> meet(it.getKey(), names) && !starts(it.getValue(), names))
                    && closed.stream().noneMatch(it -> starts(names, it)) && headers.add(names);
        }

        boolean several(List<String> names) {
            return headers.stream().noneMatch(it -> starts(it, names) && !it.equals(names)) && closed.add(names);
        }

        boolean line(List<String> table, List<String> path) {
            boolean free = lines.keySet().stream().noneMatch(it -> meet(it, path))
                    && headers.stream().noneMatch(it -> meet(it, path) && !starts(table, it));
            return free && lines.put(path, table) == null;
        }

        private static boolean meet(List<String> one, List<String> other) {
            return starts(one, other) || starts(other, one);
        }

        private static boolean starts(List<String> names, List<String> with) {
            return with.size() <= names.size() && names.subList(0, with.size()).equals(with);
        }
    }

    private void lines(Random random, StringBuilder out, List<String> table, Taken taken) {
        for (int n = random.nextInt(5); n > 0; n--) {
            blank(random, out);
            var names = new ArrayList<String>();
            for (int deep = Chance.is(random, 20) ? 2 : 1; deep > 0; deep--) {
                names.add(Chance.name(random));
            }
            var whole = Stream.concat(table.stream(), names.stream()).toList();
            if (taken.line(table, whole)) {
                out.append(Chance.one(random, "", "", "  ", "\t"));
                out.append(names.stream().map(it -> name(random, it)).collect(Collectors.joining(".")));
                out.append(Chance.one(random, " = ", " = ", "=", "\t=  "));
                out.append(value(random, 0));
                comment(random, out);
            }
        }
    }

    private static String name(Random random, String name) {
        var plain = TomlWords.name(name);
        return plain.equals(name) && Chance.is(random, 15) ? Chance.one(random, "'" + name + "'", "\"" + name + "\"") : plain;
    }

    private String value(Random random, int deep) {
        return switch (random.nextInt(deep > 2 ? 8 : 11)) {
            case 0 -> Chance.one(random, "0", "+1_000", "-17", "0xdead_beef", "0o755", "0b11", "1e6", "-2E-2", "6.26e-34", "3.14", "9_0.5");
            case 1 -> Chance.one(random, "true", "false");
            case 2 -> Chance.one(random, "1979-05-27T07:32:00Z", "1979-05-27 07:32:00", "1979-05-27", "07:32:00.5", "1979-05-27T00:32:00.999-07:00");
            case 3 -> Chance.one(random, "'''" + Chance.words(random).replace("'", "") + "\n # x = 1\n[b]'''", "\"\"\"\n" + Chance.words(random) + "\n\\u00e9 \\\n   x \"\" \"\"\"", "''''a''''", "''''''");
            case 4 -> "'" + Chance.words(random).replace("'", "") + "'";
            case 5, 6, 7 -> JsonWords.quoted(Chance.words(random));
            case 8 -> table(random, deep);
            default -> array(random, deep);
        };
    }

    private String table(Random random, int deep) {
        var names = new HashSet<String>();
        var members = new ArrayList<String>();
        for (int n = random.nextInt(4); n > 0; n--) {
            var name = Chance.name(random);
            if (names.add(name)) {
                members.add((Chance.is(random, 20) ? name(random, name) + ".x" : name(random, name)) + Chance.one(random, " = ", "=") + value(random, deep + 1));
            }
        }
        return members.isEmpty() ? Chance.one(random, "{}", "{ }") : "{" + Chance.one(random, " ", "") + String.join(Chance.one(random, ", ", ","), members) + Chance.one(random, " ", "") + "}";
    }

    private String array(Random random, int deep) {
        boolean lines = Chance.is(random, 40);
        var out = new StringBuilder("[");
        int elements = random.nextInt(4);
        for (int n = 0; n < elements; n++) {
            out.append(lines ? Chance.one(random, "\n  ", "\n\n\t", "\n  # [no]\n  ") : n > 0 ? " " : "").append(Chance.is(random, 40) ? table(random, deep + 1) : value(random, deep + 1));
            out.append(n + 1 < elements || (lines && Chance.is(random, 40)) ? "," : "").append(lines ? Chance.one(random, "", "", " # c, ]") : "");
        }
        return out.append(lines ? "\n]" : "]").toString();
    }

    private static void comment(Random random, StringBuilder out) {
        out.append(Chance.is(random, 20) ? Chance.one(random, " # ", "# ") + Chance.words(random) : "").append(Chance.is(random, 8) ? "  " : "").append('\n');
    }

    private static void blank(Random random, StringBuilder out) {
        out.append(Chance.is(random, 30) ? Chance.one(random, "\n", "# " + Chance.words(random) + "\n", "  \n\n", "\t# a = 1\n") : "");
    }
}
