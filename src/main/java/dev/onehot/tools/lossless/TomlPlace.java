package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;

/// Where in a TOML text a value goes that is not there, and which characters a line is.
final class TomlPlace {
    private final String text;
    private final TomlScanner scanner;
    private final List<TomlScanner.Statement> statements;

    TomlPlace(String text, TomlScanner scanner, List<TomlScanner.Statement> statements) {
        this.text = text;
        this.scanner = scanner;
        this.statements = statements;
    }

    /// Into the value of a line.
    ///
    /// @param steps from `parent` on
    Layout.Put within(Part parent, List<KeyPath.Step> steps, JsonValue value) {
        if (!parent.fits(steps.getFirst())) {
            throw Fault.shape(text, parent.start());
        }
        var nest = steps.getFirst() instanceof KeyPath.Element ? element(steps, value) : named(steps, value);
        if (!parent.members().isEmpty()) {
            boolean first = steps.getFirst() instanceof KeyPath.Element element && element.first();
            return Commas.beside(text, parent.entries(), first, nest, " ", scanner::trivia, this::lineComment);
        }
        int close = parent.end() - 1;
        var inner = text.substring(parent.start() + 1, close);
        var blank = parent.kind() == Part.Kind.ARRAY ? "" : " ";
        return inner.isEmpty() ? new Layout.Put(close, blank + nest.before(), nest.value(), nest.after() + blank) : new Layout.Put(close, nest.before(), nest.value(), nest.after() + " ");
    }

    /// On a line of its own.
    ///
    /// @param path to `entry`
    /// @param steps from it on
    Layout.Put on(TomlTable.Entry entry, List<KeyPath.Step> path, List<KeyPath.Step> steps, JsonValue value) {
        if (!(entry instanceof TomlTable.Inner(var table)) || !(steps.getFirst() instanceof KeyPath.Name)) {
            throw Fault.shape(text, text.length());
        }
        int names = names(steps).size();
        boolean among = path.stream().anyMatch(KeyPath.Element.class::isInstance) || table.origin == TomlTable.Origin.DOTTED;
        if (table.origin == TomlTable.Origin.IMPLIED || (names > 1 && !among)) {
            if (among) {
                throw Fault.shape(text, table.header.map(TomlScanner.Statement::start).orElse(0));
            }
            return headed(Stream.concat(names(path).stream(), names(steps).stream().limit(names - 1)).toList(), named(steps.subList(names - 1, steps.size()), value));
        }
        var nest = named(steps, value);
        var dotted = table.dotted.isEmpty() ? nest : nest.within(TomlWords.names(table.dotted) + ".", "");
        var before = (table.origin == TomlTable.Origin.DOTTED ? table.last : table.section.last).or(() -> table.section.header);
        return before.isPresent() ? behind(before.get(), dotted) : first(dotted);
    }

    private Layout.Put behind(TomlScanner.Statement line, Nest nest) {
        var end = text.startsWith("\r\n", line.lineEnd()) ? "\r\n" : line.lineEnd() < text.length() ? "\n" : LineStyle.end(text);
        return new Layout.Put(line.lineEnd(), end + TextLines.indent(text, line.start()) + nest.before(), nest.value(), nest.after());
    }

    /// The first name of the text: before the first header and the comment that belongs to it.
    private Layout.Put first(Nest nest) {
        var end = LineStyle.end(text);
        if (statements.isEmpty()) {
            return new Layout.Put(text.length(), (TextLines.isStart(text, text.length()) ? "" : end) + nest.before(), nest.value(), nest.after() + end);
        }
        int at = TextLines.start(text, statements.getFirst().start());
        while (at > 0 && text.startsWith("#", TextLines.start(text, at - 1) + TextLines.indent(text, at - 1).length())) {
            at = TextLines.start(text, at - 1);
        }
        return new Layout.Put(at, nest.before(), nest.value(), nest.after() + end + end);
    }

    /// Under a header of its own, at the end.
    private Layout.Put headed(List<String> names, Nest nest) {
        var end = LineStyle.end(text);
        boolean empty = text.isEmpty() || text.equals("\ufeff");
        boolean closed = TextLines.isStart(text, text.length());
        boolean spaced = empty || text.endsWith("\n\n") || text.endsWith("\n\r\n");
        var before = (closed ? "" : end) + (spaced ? "" : end) + "[" + TomlWords.names(names) + "]" + end;
        return new Layout.Put(text.length(), before + nest.before(), nest.value(), nest.after() + (closed ? end : ""));
    }

    /// A name with its value; where an element is on the way, an array with it.
    private static Nest named(List<KeyPath.Step> steps, JsonValue value) {
        var names = names(steps);
        var rest = steps.subList(names.size(), steps.size());
        var nest = rest.isEmpty() ? new Nest("", TomlWords.print(value), "") : element(rest, value).within("[", "]");
        return nest.within(TomlWords.names(names) + " = ", "");
    }

    private static Nest element(List<KeyPath.Step> steps, JsonValue value) {
        var rest = steps.subList(1, steps.size());
        if (rest.isEmpty()) {
            return new Nest("", TomlWords.print(value), "");
        }
        if (!(rest.getFirst() instanceof KeyPath.Name(var wanted)) || !(steps.getFirst() instanceof KeyPath.Element element)) {
            throw new IllegalArgumentException("an element of an element");
        }
        var members = element.members().entrySet().stream()
                .filter(it -> !it.getKey().equals(wanted))
                .map(it -> TomlWords.name(it.getKey()) + " = " + TomlWords.print(JsonValue.of(JsonWords.quoted(it.getValue()))) + ", ")
                .collect(Collectors.joining());
        return named(rest, value).within("{ " + members, " }");
    }

    /// The names at the beginning.
    private static List<String> names(List<KeyPath.Step> steps) {
        return steps.stream().takeWhile(KeyPath.Name.class::isInstance).map(it -> ((KeyPath.Name) it).name()).toList();
    }

    /// A whole line; of one with a comment what stands before that. A blank line goes with the header behind it.
    List<Layout.Cut> line(TomlScanner.Statement line) {
        int start = TextLines.start(text, line.start());
        int before = TextLines.start(text, Math.max(0, start - 1));
        boolean spaced = line.isHeader() && start > before && text.substring(before, start).isBlank();
        return TextLines.cuts(text, spaced ? before : line.start(), line.end());
    }

    /// Whether no comment belongs to a header.
    boolean isAlone(TomlScanner.Statement header) {
        int next = text.indexOf('\n', header.lineEnd()) + 1;
        return text.substring(header.end(), header.lineEnd()).isBlank() && (next == 0 || !text.startsWith("#", next + LineStyle.blanks(text, next)));
    }

    /// How many parents were made by what was put in: a header, brackets, and within a value names with dots. On a line of their own these
    /// are added to what is there.
    static int parents(Insertion insertion) {
        var before = insertion.before().replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", "");
        var line = before.substring(before.lastIndexOf('\n') + 1);
        int open = line.indexOf('{');
        var inner = line.length() == before.length() ? line : open < 0 ? "" : line.substring(open);
        return (int) (line.chars().filter(it -> it == '{' || it == '[').count() + inner.chars().filter(it -> it == '.').count()) + (isHeaded(insertion) ? 1 : 0);
    }

    static boolean isHeaded(Insertion insertion) {
        return insertion.before().lines().anyMatch(it -> it.startsWith("[") && it.endsWith("]"));
    }

    private int lineComment(int from) {
        int n = from + LineStyle.blanks(text, from);
        return text.startsWith("#", n) ? TextLines.end(text, n) : from;
    }
}
