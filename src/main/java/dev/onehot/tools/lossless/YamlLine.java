package dev.onehot.tools.lossless;

import module java.base;

/// The names and values of one line of YAML after the other. Throws [UnusualException] for what not everybody writes.
final class YamlLine {
    /// Longer ones are no names for readers of YAML.
    private static final int LONGEST_NAME = 1000;

    private static final int DEEPEST = 30;
    private static final String BRACKETS = ",[]{}";
    private static final String SIGNS = BRACKETS + "?:-#&*!|>'\"%@`";

    private final String text;
    private final Map<Integer, String> scalars = new HashMap<>();
    private final Map<Integer, Integer> flows = new HashMap<>();
    private String quoted = "";
    private int at;
    private int end;

    /// Something is not as it is in most.
    static final class UnusualException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        UnusualException() {
            super(null, null, false, false);
        }
    }

    YamlLine(String text) {
        this.text = text;
    }

    Map<Integer, String> scalars() {
        return scalars;
    }

    Map<Integer, Integer> flows() {
        return flows;
    }

    void begin(int start, int end) {
        this.end = end;
        at = start;
        skip(0);
    }

    int at() {
        return at;
    }

    /// Past so many characters, and blanks.
    void skip(int count) {
        at += count;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
    }

    /// Whether nothing comes but a comment.
    boolean isDone() {
        return at == end || text.charAt(at) == '#';
    }

    /// The same behind a value, where a comment needs a blank before it.
    void requireDone() {
        int before = at;
        skip(0);
        if (!isDone() || (at < end && at == before)) {
            throw new UnusualException();
        }
    }

    boolean isDash() {
        return is('-') && isBlank(at + 1);
    }

    /// Whether what was read is a name.
    boolean isColon() {
        int before = at;
        skip(0);
        if (is(':') && isBlank(at + 1)) {
            return true;
        }
        at = before;
        return false;
    }

    private boolean is(char c) {
        return at < end && text.charAt(at) == c;
    }

    private boolean isBlank(int index) {
        return index >= end || text.charAt(index) == ' ';
    }

    Part value() {
        return value(0);
    }

    /// @param depth in how many brackets
    private Part value(int depth) {
        return is('{') || is('[') ? flow(depth) : is('"') || is('\'') ? quoted() : plain(depth > 0);
    }

    /// What was read last. Before a colon.
    String name(Part word) {
        if (word.kind() != Part.Kind.SCALAR || word.end() - word.start() > LONGEST_NAME) {
            throw new UnusualException();
        }
        return scalars.containsKey(word.start()) ? quoted : word.in(text);
    }

    private Part plain(boolean flow) {
        int start = at;
        boolean dash = is('-') && at + 1 < end && (" " + SIGNS).indexOf(text.charAt(at + 1)) < 0;
        if (at == end || (SIGNS.indexOf(text.charAt(at)) >= 0 && !dash)) {
            throw new UnusualException();
        }
        int last = at;
        for (; at < end; at++) {
            char c = text.charAt(at);
            if (c == ' ') {
                continue;
            }
            boolean comment = c == '#' && text.charAt(at - 1) == ' ';
            boolean colon = c == ':' && (isBlank(at + 1) || (flow && BRACKETS.indexOf(text.charAt(at + 1)) >= 0));
            if (comment || colon || (flow && BRACKETS.indexOf(c) >= 0)) {
                break;
            }
            last = at + 1;
        }
        at = last;
        return Part.scalar(start, last);
    }

    private Part quoted() {
        int start = at;
        char mark = text.charAt(at++);
        boolean escaped = false;
        for (; !is(mark) || (mark == '\'' && text.startsWith("''", at) && at + 1 < end); at++) {
            if (at == end) {
                throw new UnusualException();
            }
            boolean escape = mark == '\'' ? is(mark) : is('\\');
            escaped |= escape;
            at += escape ? 1 : 0;
            if (escape && (at == end || (mark == '"' && "\\\"nt".indexOf(text.charAt(at)) < 0))) {
                throw new UnusualException();
            }
        }
        var inner = text.substring(start + 1, at++);
        quoted = !escaped ? inner : mark == '\'' ? inner.replace("''", "'") : JsonWords.unquoted(inner);
        scalars.put(start, JsonWords.quoted(quoted));
        return Part.scalar(start, at);
    }

    private Part flow(int depth) {
        if (depth == DEEPEST) {
            throw new UnusualException();
        }
        int start = at;
        boolean object = is('{');
        char close = object ? '}' : ']';
        flows.put(start, start + 1);
        skip(1);
        var members = new ArrayList<Part.Member>();
        var names = new HashSet<String>();
        while (!is(close)) {
            int begin = at;
            var value = value(depth + 1);
            if (object) {
                var name = name(value);
                if (!isColon() || !names.add(name)) {
                    throw new UnusualException();
                }
                int behind = at + 1;
                skip(1);
                value = value(depth + 1);
                members.add(new Part.Member(name, begin, behind, value));
            } else {
                members.add(new Part.Member("", begin, value));
            }
            skip(0);
            if (is(',')) {
                skip(1);
            } else if (!is(close)) {
                throw new UnusualException();
            }
        }
        at++;
        return new Part(object ? Part.Kind.OBJECT : Part.Kind.ARRAY, start, at, members);
    }
}
