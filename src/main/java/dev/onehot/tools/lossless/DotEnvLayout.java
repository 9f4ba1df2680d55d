package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;

/// What a `.env` text has where: lines `NAME=value`, quoted or not, with `export` before them or comments behind. What is anything else is left as it is.
final class DotEnvLayout implements Layout {
    private static final Pattern LINE = Pattern.compile(
            "(?m)^[ \\t]*((?:export[ \\t]+|set[ \\t]+|\\$env:)?)([A-Za-z_][\\w.-]*)[ \\t]*(?:=|(?<=[A-Z0-9_]):|:(?=[ \\t]))([ \\t]*)"
                    + "(\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^']*+'|`[^`]*+`|[^\\r\\n]*+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w.-]*");
    private static final Pattern BARE = Pattern.compile("[\\w./:@+-]*");

    private final String text;
    private final Map<String, Part> values = new HashMap<>();
    private final Map<String, Integer> starts = new HashMap<>();
    private String prefix = "";

    DotEnvLayout(String text) {
        this.text = text;
        var lines = LINE.matcher(text).region(text.startsWith("\ufeff") ? 1 : 0, text.length());
        while (lines.find()) {
            prefix = lines.group(1);
            starts.put(lines.group(2), prefix.isEmpty() ? lines.start(2) : lines.start(1));
            values.put(lines.group(2), value(lines));
        }
    }

    private static Part value(Matcher line) {
        var raw = line.group(4);
        if (!raw.isEmpty() && "\"'`".indexOf(raw.charAt(0)) >= 0 && raw.length() > 1 && raw.charAt(0) == raw.charAt(raw.length() - 1)) {
            return Part.scalar(line.start(4), line.end(4));
        }
        int comment = comment(raw);
        int end = raw.substring(0, comment).stripTrailing().length();
        // A value goes before the blanks of the comment; a colon needs one itself.
        int start = end == 0 && comment < raw.length() && line.group().charAt(line.start(3) - 1 - line.start()) == '=' ? line.start(3) : line.start(4);
        return Part.scalar(start, start + end);
    }

    /// Where a comment begins: with a sign at the beginning or behind white space.
    private static int comment(String raw) {
        int at = raw.indexOf('#');
        while (at > 0 && !Character.isWhitespace(raw.charAt(at - 1))) {
            at = raw.indexOf('#', at + 1);
        }
        return at < 0 ? raw.length() : at;
    }

    @Override
    public Optional<Part> find(KeyPath path) {
        return path.steps().size() == 1 && path.steps().getFirst() instanceof KeyPath.Name(var name) ? Optional.ofNullable(values.get(name)) : Optional.empty();
    }

    @Override
    public Optional<String> json(KeyPath path) {
        return find(path).map(it -> JsonWords.quoted(said(it.in(text))));
    }

    private static String said(String raw) {
        if (raw.length() < 2 || "\"'`".indexOf(raw.charAt(0)) < 0 || raw.charAt(0) != raw.charAt(raw.length() - 1)) {
            return raw;
        }
        var inner = raw.substring(1, raw.length() - 1);
        return raw.charAt(0) == '"' ? inner.replace("\\n", "\n").replace("\\\"", "\"") : inner;
    }

    @Override
    public String instead(KeyPath path, Part old, JsonValue value) {
        char first = old.start() < old.end() ? text.charAt(old.start()) : ' ';
        // Some readers take what is directly behind a value for a part of it.
        boolean close = old.end() < text.length() && " \r\n".indexOf(text.charAt(old.end())) < 0;
        return print(value, close && "\"'".indexOf(first) < 0 ? '"' : first);
    }

    /// As the libraries of that name and shells read it alike: without escapes.
    ///
    /// @param quote with which the value is written if that is possible
    private static String print(JsonValue value, char quote) {
        if (!value.isString()) {
            throw new IllegalArgumentException("a line has text");
        }
        var text = value.string();
        boolean plain = text.chars().noneMatch(it -> "\"\\$`\n\r".indexOf(it) >= 0);
        if (text.isEmpty()) {
            // Seen as a value whatever is behind it.
            return quote == '\'' ? "''" : "\"\"";
        }
        if (BARE.matcher(text).matches() && quote != '"' && quote != '\'') {
            return text;
        }
        if (plain && (quote == '"' || text.indexOf('\'') >= 0)) {
            return '"' + text + '"';
        }
        if (text.indexOf('\'') < 0) {
            return "'" + text + "'";
        }
        throw new IllegalArgumentException("this text cannot be quoted");
    }

    @Override
    public Put put(KeyPath path, JsonValue value) {
        if (path.steps().size() != 1 || !(path.steps().getFirst() instanceof KeyPath.Name(var name)) || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no name of a variable: " + path);
        }
        boolean closed = TextLines.isStart(text, text.length());
        var end = LineStyle.end(text);
        return new Put(text.length(), (closed ? "" : end) + prefix + name + "=", print(value, ' '), closed ? end : "");
    }

    @Override
    public List<Cut> cuts(KeyPath path) {
        var start = starts.get(((KeyPath.Name) path.steps().getFirst()).name());
        return TextLines.cuts(text, Objects.requireNonNull(start), find(path).orElseThrow().end());
    }

    /// What ends a line has to begin one: somebody may have put `export` before it.
    @Override
    public boolean isAlone(KeyPath path, Insertion insertion) {
        return insertion.after().isEmpty() || TextLines.isStart(text, find(path).orElseThrow().start() - insertion.before().length());
    }

    @Override
    public int parents(Insertion insertion) {
        return 0;
    }

    @Override
    public boolean isBare(KeyPath path) {
        return false;
    }

    @Override
    public boolean isEmpty() {
        return text.replace("\ufeff", "").isBlank();
    }
}
