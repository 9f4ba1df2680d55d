package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;

/// `$NAME` and `${NAME}`, with `${NAME:-otherwise}`: claude-code-router, Gemini CLI, Qwen Code.
///
/// @param environment for what is only a part of a text
record ShellReferences(Map<String, String> environment) implements References {
    private static final Pattern REFERENCE = Pattern.compile("\\$(?:\\{([A-Za-z_]\\w*)(?::?-([^}]*))?}|([A-Za-z_]\\w*))");

    @Override
    public Value read(String text) {
        var whole = REFERENCE.matcher(text.strip());
        if (whole.matches() && whole.group(2) == null) {
            return Value.in(name(whole));
        }
        return filled(text);
    }

    @Override
    public Value filled(String text) {
        var filled = new StringBuilder();
        var matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            var value = environment.getOrDefault(name(matcher), "");
            if (value.isEmpty() && matcher.group(2) != null) {
                value = matcher.group(2);
            }
            if (value.isEmpty()) {
                return Value.none(Message.of("found.variable.unset", name(matcher)));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Value.of(matcher.appendTail(filled).toString());
    }

    @Override
    public Value header(String text) {
        return Value.of(REFERENCE.matcher(text).replaceAll(it -> "{env:" + (it.group(1) == null ? it.group(3) : it.group(1)) + "}"));
    }

    private static String name(Matcher matcher) {
        return matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
    }
}
