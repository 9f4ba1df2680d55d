package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;

/// The variables in a `.env` file, as the libraries of that name read them: quotes, comments, `export`, a colon for `=`, `${NAME}` and `${NAME:-otherwise}`.
final class DotEnv {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t]*(?:export[ \\t]+|set[ \\t]+|\\$env:)?([A-Za-z_][\\w.-]*)[ \\t]*(?:=|(?<=[A-Z0-9_]):|:(?=[ \\t]))[ \\t]*"
                    + "(?:\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"|'([^']*)'|`([^`]*)`|([^\\r\\n]*))");
    private static final Pattern REFERENCE = Pattern.compile("\\\\\\$|\\$(?:\\{([A-Za-z_]\\w*)(?::?-([^}]*))?}|([A-Za-z_]\\w*))");

    private final Map<String, String> raw = new LinkedHashMap<>();
    private final Set<String> literal = new HashSet<>();
    private final Map<String, String> environment;

    private DotEnv(String text, Map<String, String> environment) {
        this.environment = environment;
        var lines = LINE.matcher(text);
        while (lines.find()) {
            var name = lines.group(1);
            literal.remove(name);
            if (lines.group(2) != null) {
                raw.put(name, lines.group(2).replace("\\n", "\n").replace("\\\"", "\""));
            } else if (lines.group(3) != null) {
                literal.add(name);
                raw.put(name, lines.group(3));
            } else if (lines.group(4) != null) {
                // With white space in it, it is a command between what a shell takes for the signs of one.
                raw.put(name, lines.group(4).matches("(?s).*\\s.*") ? "`" + lines.group(4) + "`" : lines.group(4));
            } else {
                raw.put(name, lines.group(5).replaceFirst("(?:^|\\s)\\s*#.*$", "").strip());
            }
        }
    }

    /// @param environment for what the file does not define itself
    static Map<String, Value> parse(String text, Map<String, String> environment) {
        var file = new DotEnv(text, environment);
        Map<String, Value> variables = new LinkedHashMap<>();
        file.raw.keySet().forEach(it -> variables.put(it, file.value(it, Set.of())));
        return variables;
    }

    /// @param within what is being filled in, so that a circle ends
    private Value value(String name, Set<String> within) {
        var text = raw.getOrDefault(name, "");
        if (literal.contains(name) || text.indexOf('$') < 0) {
            return Value.of(text);
        }
        var deeper = new HashSet<>(within);
        deeper.add(name);
        var filled = new StringBuilder();
        var matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            var wanted = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            if (wanted == null) {
                matcher.appendReplacement(filled, "\\$");
                continue;
            }
            var value = raw.containsKey(wanted) && !deeper.contains(wanted) ? value(wanted, deeper) : Value.of(environment.getOrDefault(wanted, ""));
            boolean whole = matcher.group().equals(text.strip());
            if (value.isEmpty() && matcher.group(2) != null) {
                value = Value.of(matcher.group(2));
            } else if (whole && !raw.containsKey(wanted)) {
                // It stays where it is, if it is anywhere.
                return value.isEmpty() ? Value.none(Message.of("found.variable.unset", wanted)) : Value.in(wanted);
            } else if (whole && !value.variable().isEmpty()) {
                return value;
            }
            if (value.text().isEmpty()) {
                if (matcher.group(3) != null) {
                    // A dollar sign in a password is no reference.
                    matcher.appendReplacement(filled, Matcher.quoteReplacement(matcher.group()));
                    continue;
                }
                return Value.none(Message.of("found.variable.unset", wanted));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.text()));
        }
        return Value.of(matcher.appendTail(filled).toString());
    }
}
