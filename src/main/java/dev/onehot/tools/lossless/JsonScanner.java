package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.UnreadableFileException;

/// Finds where the values of a JSON text begin and end, in one pass.
final class JsonScanner {
    private final String text;
    private final boolean lenient;
    private int at;

    /// @param lenient whether it may have comments and trailing commas
    JsonScanner(String text, boolean lenient) {
        this.text = text;
        this.lenient = lenient;
    }

    /// All of it; empty when nothing but comments is there. Throws [UnreadableFileException].
    Optional<Part> document() {
        at = trivia(text.startsWith("\ufeff") ? 1 : 0);
        if (at == text.length()) {
            return Optional.empty();
        }
        var root = value(0);
        at = trivia(at);
        if (at < text.length()) {
            throw wrong();
        }
        return Optional.of(root);
    }

    /// The first place from `from` on that is neither white space nor in a comment.
    int trivia(int from) {
        int n = from;
        while (n < text.length()) {
            char c = text.charAt(n);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                n++;
            } else if (c == '/') {
                n = comment(n);
            } else {
                break;
            }
        }
        return n;
    }

    /// Behind the comment at `from`, before the end of its line.
    private int comment(int from) {
        boolean line = text.startsWith("//", from);
        if (!line && !text.startsWith("/*", from)) {
            throw Fault.syntax(text, from);
        }
        if (!lenient) {
            throw Fault.comment(text, from);
        }
        int n = from + 2;
        if (line) {
            while (n < text.length() && text.charAt(n) != '\n' && text.charAt(n) != '\r') {
                n++;
            }
            return n;
        }
        int end = text.indexOf("*/", n);
        if (end < 0) {
            throw Fault.syntax(text, from);
        }
        return end + 2;
    }

    private Part value(int depth) {
        if (depth > Fault.DEEPEST) {
            throw Fault.deep(text, at);
        }
        int start = at;
        switch (at < text.length() ? text.charAt(at) : '\0') {
            case '{' -> {
                return container(Part.Kind.OBJECT, '}', depth);
            }
            case '[' -> {
                return container(Part.Kind.ARRAY, ']', depth);
            }
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
        return Part.scalar(start, at);
    }

    private Part container(Part.Kind kind, char close, int depth) {
        int start = at++;
        var members = new ArrayList<Part.Member>();
        at = trivia(at);
        while (!is(close)) {
            int begin = at;
            var name = "";
            if (kind == Part.Kind.OBJECT) {
                string();
                name = JsonWords.unquoted(text.substring(begin + 1, at - 1));
                at = trivia(at);
                if (!is(':')) {
                    throw wrong();
                }
                at = trivia(at + 1);
            }
            members.add(new Part.Member(name, begin, value(depth + 1)));
            at = trivia(at);
            if (is(',')) {
                int comma = at;
                at = trivia(at + 1);
                if (is(close) && !lenient) {
                    throw Fault.comma(text, comma);
                }
            } else if (!is(close)) {
                throw wrong();
            }
        }
        at++;
        return new Part(kind, start, at, members.isEmpty() ? List.of() : members);
    }

    private void string() {
        if (!is('"')) {
            throw wrong();
        }
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return;
            }
            if (c < ' ') {
                throw wrong();
            }
            if (c == '\\') {
                escape();
            }
        }
        throw wrong();
    }

    /// Ends on its last character.
    private void escape() {
        at++;
        if (is('u')) {
            for (int n = 0; n < 4; n++) {
                at++;
                if (at >= text.length() || text.charAt(at) > 'f' || Character.digit(text.charAt(at), 16) < 0) {
                    throw wrong();
                }
            }
        } else if (at >= text.length() || "\"\\/bfnrt".indexOf(text.charAt(at)) < 0) {
            throw wrong();
        }
    }

    private void word(String word) {
        if (!text.startsWith(word, at)) {
            throw wrong();
        }
        at += word.length();
    }

    private void number() {
        at += is('-') ? 1 : 0;
        if (is('0')) {
            at++;
        } else {
            digits();
        }
        if (is('.')) {
            at++;
            digits();
        }
        if (is('e') || is('E')) {
            at++;
            at += is('+') || is('-') ? 1 : 0;
            digits();
        }
    }

    private void digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw wrong();
        }
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private UnreadableFileException wrong() {
        return Fault.syntax(text, at);
    }
}
