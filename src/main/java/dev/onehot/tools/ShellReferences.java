package dev.onehot.tools;

import module java.base;

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
        return References.fill(REFERENCE, text, it -> References.variable(environment, name(it), it.group(2) == null ? "" : it.group(2)));
    }

    @Override
    public Value header(String text) {
        return Value.of(REFERENCE.matcher(text).replaceAll(it -> "{env:" + name(it) + "}"));
    }

    private static String name(MatchResult reference) {
        return reference.group(1) == null ? reference.group(3) : reference.group(1);
    }
}
