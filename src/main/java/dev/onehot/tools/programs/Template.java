package dev.onehot.tools.programs;

import module java.base;

import dev.onehot.model.Header;

/// Fills the texts of `programs.ini` in. What is no placeholder of ours stays, as other programs have braces of their own.
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(json:)?(base|host|model|ref|folder|key|headers|header-lines|header-commas|agents|modes)}");
    private static final Pattern HEADER = Pattern.compile("\\{(json:)?(header|variable)}");

    private final Map<String, String> values;
    private final String key;

    /// @param header how the program is told one header, by the variable that its value is in
    Template(Supply supply, RunPlace place, String header, List<Header> headers) {
        this.key = supply.key();
        var ref = "onehot-run/" + supply.model();
        this.values = Map.of(
                "base", supply.address().base(),
                "host", supply.address().host(),
                "model", supply.model(),
                "ref", ref,
                "folder", place.folder(),
                "agents", agents(place.agents(), ref),
                "modes", agents(place.modes(), ref),
                "headers", headers.stream()
                        .map(it -> one(header, it, Supply.variable(supply.headers().indexOf(it))))
                        .collect(Collectors.joining(",")),
                "header-lines", headers.stream().map(Header::line).collect(Collectors.joining("\n")),
                "header-commas", headers.stream().map(Header::line).collect(Collectors.joining(", ")));
    }

    /// For a file or an argument, which others may read: there is no key for it.
    String filled(String text) {
        return filled(text, "");
    }

    /// For a variable.
    String secret(String text) {
        return filled(text, key);
    }

    private String filled(String text, String secret) {
        return filled(PLACEHOLDER, text, it -> it.equals("key") ? secret : values.getOrDefault(it, ""));
    }

    private static String filled(Pattern placeholder, String text, UnaryOperator<String> value) {
        return placeholder.matcher(text).replaceAll(it -> {
            var found = value.apply(it.group(2));
            return Matcher.quoteReplacement(it.group(1) == null ? found : json(found));
        });
    }

    private static String agents(Collection<String> names, String ref) {
        return names.stream().map(it -> json(it) + ":{\"model\":" + json(ref) + "}").collect(Collectors.joining(","));
    }

    private static String one(String template, Header header, String variable) {
        return filled(HEADER, template, it -> it.equals("header") ? header.name() : variable);
    }

    /// In quotes, as JSON, TOML and JavaScript read it.
    public static String json(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(each -> {
            if (each == '"' || each == '\\') {
                quoted.append('\\').append((char) each);
            } else if (each < ' ' || each == 0x7f || each == 0x2028 || each == 0x2029) {
                quoted.append(String.format("\\u%04x", each));
            } else {
                quoted.append((char) each);
            }
        });
        return quoted.append('"').toString();
    }
}
