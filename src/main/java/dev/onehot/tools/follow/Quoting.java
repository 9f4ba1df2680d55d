package dev.onehot.tools.follow;

import module java.base;

import dev.onehot.tools.programs.Template;

/// Puts values into the texts of `programs.ini`, quoted as the place where they stand wants it. What is no placeholder of ours stays.
final class Quoting {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:(sh|fish|ps):)?([a-zA-Z-]+(?::[a-z]+)?)}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Quoting() {}

    /// In a line: `{sh:…}`, `{fish:…}` and `{ps:…}` are words of a shell, others stand as they are.
    static String filled(String text, Map<String, String> values) {
        return filled(text, values, UnaryOperator.identity());
    }

    /// In JSON.
    ///
    /// @param values stand in strings
    /// @param json are JSON themselves
    static String inJson(String text, Map<String, String> values, Map<String, String> json) {
        return filled(filled(text, values, Quoting::escaped), json);
    }

    private static String escaped(String text) {
        var quoted = Template.json(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String filled(String text, Map<String, String> values, UnaryOperator<String> escaped) {
        return PLACEHOLDER.matcher(text).replaceAll(it -> {
            var value = values.get(it.group(2));
            return Matcher.quoteReplacement(value == null ? it.group() : escaped.apply(word(it.group(1), value)));
        });
    }

    private static String word(String shell, String value) {
        return switch (shell) {
            case "sh" -> PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
            case "fish" -> PLAIN.matcher(value).matches() ? value : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
            case "ps" -> "'" + value.replaceAll("(['\u2018\u2019\u201a\u201b])", "$1$1") + "'";
            case null, default -> value;
        };
    }
}
