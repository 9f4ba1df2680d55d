package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.UnreadableFileException;

/// Finds the lines of a TOML text that say something, and where their values begin and end, in one pass.
final class TomlScanner {
    private static final Pattern BARE = Pattern.compile("true|false|[+-]?(?:inf|nan)"
            + "|[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?"
            + "|0x[0-9a-fA-F](?:_?[0-9a-fA-F])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*"
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})?)?"
            + "|[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?");

    private final String text;
    private int at;

    TomlScanner(String text) {
        this.text = text;
    }

    /// A header, or a name with a value.
    ///
    /// @param value of a name; a header has none
    /// @param start of its first character
    /// @param end behind its last, a comment aside
    /// @param lineEnd where its line ends
    record Statement(List<String> names, Optional<Part> value, boolean array, int start, int end, int lineEnd) {
        boolean isHeader() {
            return value.isEmpty();
        }
    }

    /// All of them. Throws [UnreadableFileException].
    List<Statement> statements() {
        var statements = new ArrayList<Statement>();
        at = text.startsWith("\ufeff") ? 1 : 0;
        while (true) {
            at = trivia(at);
            if (at == text.length()) {
                return statements;
            }
            int start = at;
            boolean header = is('[');
            boolean array = header && text.startsWith("[[", at);
            at += array ? 2 : header ? 1 : 0;
            var names = names();
            Optional<Part> value = Optional.empty();
            if (header) {
                expect(']');
                if (array) {
                    expect(']');
                }
            } else {
                expect('=');
                blanks();
                value = Optional.of(value(0));
            }
            int end = at;
            blanks();
            if (is('#')) {
                at = comment(at);
            }
            if (at < text.length() && !isLineEnd(at)) {
                throw wrong();
            }
            statements.add(new Statement(names, value, array, start, end, at));
        }
    }

    /// The first place from `from` on that is neither white space, a line end nor in a comment.
    int trivia(int from) {
        int n = from;
        while (n < text.length()) {
            char c = text.charAt(n);
            if (c == ' ' || c == '\t' || c == '\n' || (c == '\r' && isLineEnd(n))) {
                n++;
            } else if (c == '#') {
                n = comment(n);
            } else {
                break;
            }
        }
        return n;
    }

    private int comment(int from) {
        int n = from;
        while (n < text.length() && !isLineEnd(n)) {
            if (isControl(text.charAt(n))) {
                throw Fault.syntax(text, n);
            }
            n++;
        }
        return n;
    }

    /// Names with dots between them, and the blanks behind.
    private List<String> names() {
        var names = new ArrayList<String>(2);
        do {
            blanks();
            names.add(name());
            blanks();
        } while (take('.'));
        return names;
    }

    private String name() {
        int start = at;
        if (is('"') || is('\'')) {
            string(false);
            return TomlWords.string(text.substring(start, at));
        }
        while (at < text.length() && TomlWords.isBare(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong();
        }
        return text.substring(start, at);
    }

    private Part value(int depth) {
        if (depth > Fault.DEEPEST) {
            throw Fault.deep(text, at);
        }
        int start = at;
        if (is('{')) {
            return table(depth);
        }
        if (is('[')) {
            return array(depth);
        }
        if (is('"') || is('\'')) {
            string(true);
        } else {
            at = bare(start);
        }
        return Part.scalar(start, at);
    }

    /// Behind a number, a word or a time.
    private int bare(int start) {
        int end = bareEnd(start);
        // Between a date and a time there may be a blank.
        if (end - start == 10 && end + 1 < text.length() && text.charAt(end) == ' ' && Character.isDigit(text.charAt(end + 1))) {
            end = bareEnd(end + 1);
        }
        if (!BARE.matcher(text).region(start, end).matches()) {
            throw wrong();
        }
        return end;
    }

    private int bareEnd(int from) {
        int end = from;
        while (end < text.length() && (TomlWords.isBare(text.charAt(end)) || ".:+".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private Part array(int depth) {
        int start = at++;
        var members = new ArrayList<Part.Member>();
        at = trivia(at);
        while (!is(']')) {
            var value = value(depth + 1);
            members.add(new Part.Member("", value.start(), value));
            at = trivia(at);
            if (take(',')) {
                at = trivia(at);
            } else if (!is(']')) {
                throw wrong();
            }
        }
        return new Part(Part.Kind.ARRAY, start, ++at, members);
    }

    private Part table(int depth) {
        int start = at++;
        var members = new ArrayList<Part.Member>();
        var taken = new HashMap<List<String>, List<Part.Member>>();
        at = trivia(at);
        while (!is('}')) {
            int begin = at;
            var names = names();
            expect('=');
            blanks();
            add(members, taken, names, begin, value(depth + 1), depth);
            at = trivia(at);
            if (take(',')) {
                at = trivia(at);
            } else if (!is('}')) {
                throw wrong();
            }
        }
        return new Part(Part.Kind.OBJECT, start, ++at, members);
    }

    /// A name with dots is a table in pieces.
    ///
    /// @param taken the members of each such table by its names, none of what is a value
    private void add(List<Part.Member> members, Map<List<String>, List<Part.Member>> taken, List<String> names, int begin, Part value, int depth) {
        if (names.size() + depth > Fault.DEEPEST) {
            throw Fault.deep(text, begin);
        }
        var here = members;
        for (int n = 1; n < names.size(); n++) {
            var path = names.subList(0, n);
            var inner = taken.get(path);
            if (inner == null) {
                inner = new ArrayList<>();
                taken.put(path, inner);
                here.add(new Part.Member(path.getLast(), begin, Part.pieces(inner)));
            } else if (inner.isEmpty()) {
                throw Fault.syntax(text, begin);
            }
            here = inner;
        }
        // A value is nothing that names go on from.
        if (taken.putIfAbsent(names, List.of()) != null) {
            throw Fault.syntax(text, begin);
        }
        here.add(new Part.Member(names.getLast(), begin, value));
    }

    private void string(boolean several) {
        char quote = text.charAt(at);
        var three = String.valueOf(quote).repeat(3);
        boolean lines = several && text.startsWith(three, at);
        int start = at;
        at += lines ? 3 : 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote && (!lines || text.startsWith(three, at))) {
                at += lines ? 3 : 1;
                // Up to two more belong to what it says.
                for (int n = 0; lines && n < 2 && is(quote); n++) {
                    at++;
                }
                return;
            }
            if (quote == '"' && c == '\\') {
                at = TomlWords.escape(text, at, lines);
            } else if (isControl(c) && !(lines && isLineEnd(at))) {
                throw wrong();
            } else {
                at++;
            }
        }
        throw Fault.syntax(text, start);
    }

    private boolean isLineEnd(int index) {
        char c = text.charAt(index);
        return c == '\n' || (c == '\r' && index + 1 < text.length() && text.charAt(index + 1) == '\n');
    }

    private static boolean isControl(char c) {
        return (c < ' ' && c != '\t') || c == 0x7f;
    }

    private void blanks() {
        while (is(' ') || is('\t')) {
            at++;
        }
    }

    private boolean is(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean take(char c) {
        boolean there = is(c);
        at += there ? 1 : 0;
        return there;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw wrong();
        }
    }

    private UnreadableFileException wrong() {
        return Fault.syntax(text, at);
    }
}
