package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;

/// Where in a YAML text a value goes that is not there: as its neighbours are, in lines or with commas.
final class YamlPlace {
    private static final JsonPrinter PRINTER = new JsonPrinter(": ");

    private final String text;
    private final YamlTree tree;
    private final String end;

    YamlPlace(String text, YamlTree tree) {
        this.text = text;
        this.tree = tree;
        end = LineStyle.end(text);
    }

    /// Whether a name has no colon behind it.
    boolean isOdd(Part.Member member) {
        int value = member.behind();
        return value == 0 || text.charAt(value - 1) != ':';
    }

    /// The first value of a text in which nothing is said.
    Layout.Put inEmpty(List<KeyPath.Step> steps, JsonValue value) {
        if (text.lines().anyMatch(it -> it.startsWith("..."))) {
            throw Fault.shape(text, text.length());
        }
        boolean closed = TextLines.isStart(text, text.length());
        return put(text.length(), closed ? "" : end, block(steps, value, ""), closed ? end : "");
    }

    /// @param steps from `parent` on
    Layout.Put in(Part parent, List<KeyPath.Step> steps, JsonValue value) {
        if (tree.isFlow(parent)) {
            return flow(parent, steps, value);
        }
        boolean object = parent.kind() == Part.Kind.OBJECT;
        // Names behind question marks, and tags.
        if (parent.members().isEmpty() || (object && parent.members().getFirst().start() != parent.start())) {
            throw Fault.shape(text, parent.start());
        }
        var last = parent.members().getLast();
        int start = begin(parent, parent.members().getFirst());
        var indent = " ".repeat(start - TextLines.start(text, start));
        if (steps.getFirst() instanceof KeyPath.Element element && element.first()) {
            return put(start, "", block(steps, value, indent), end(start) + indent);
        }
        int at = TextLines.end(text, Math.max(last.value().end(), object ? last.behind() : begin(parent, last) + 1));
        if (at == text.length() && isBlock(last.value())) {
            // The end of the file ends its text: a line end would be one more.
            throw Fault.shape(text, at);
        }
        return put(at, end(start) + indent, block(steps, value, indent), "");
    }

    /// Whether the last that is in it is text in lines of its own.
    private boolean isBlock(Part part) {
        var here = part;
        while (!here.members().isEmpty()) {
            here = here.members().getLast().value();
        }
        return here.start() < here.end() && "|>".indexOf(text.charAt(here.start())) >= 0;
    }

    /// Where a member begins: an element with its dash.
    private int begin(Part parent, Part.Member member) {
        int start = member.start();
        if (parent.kind() == Part.Kind.OBJECT) {
            if (text.substring(TextLines.start(text, start), start).indexOf('?') >= 0) {
                throw Fault.shape(text, start);
            }
            return start;
        }
        int n = start - 1;
        while (n > 0 && (text.charAt(n) == ' ' || text.charAt(n) == '\t')) {
            n--;
        }
        if (n < 0 || text.charAt(n) != '-') {
            throw Fault.shape(text, start);
        }
        return n;
    }

    private Layout.Put flow(Part parent, List<KeyPath.Step> steps, JsonValue value) {
        int inner = tree.inner(parent);
        if (inner < 0) {
            throw Fault.shape(text, parent.start());
        }
        var rest = steps.subList(1, steps.size());
        var nest = switch (steps.getFirst()) {
            case KeyPath.Name(var name) -> PRINTER.nest(rest, value, LineStyle.ONE_LINE).within(JsonWords.quoted(name) + ": ", "");
            case KeyPath.Element element -> PRINTER.element(element, rest, value, LineStyle.ONE_LINE);
        };
        YamlWords.print(value);
        // The blank behind a colon belongs to the value.
        var own = nest.before().endsWith(" ") ? new Nest(nest.before().substring(0, nest.before().length() - 1), " " + nest.value(), nest.after()) : nest;
        if (parent.members().isEmpty()) {
            int close = parent.end() - 1;
            var gap = text.substring(inner, close);
            if (!gap.isBlank()) {
                throw Fault.shape(text, close);
            }
            return gap.indexOf('\n') >= 0 ? put(inner, "", own, "") : put(close, "", own, gap);
        }
        boolean first = steps.getFirst() instanceof KeyPath.Element element && element.first();
        return Commas.beside(text, parent.members(), first, own, " ", it -> YamlWords.trivia(text, it), this::comment);
    }

    /// In lines, each parent that is made on its own.
    private Nest block(List<KeyPath.Step> steps, JsonValue value, String indent) {
        var rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case KeyPath.Name(var name) -> rest.isEmpty()
                    ? new Nest(YamlWords.name(name), " " + YamlWords.print(value), "")
                    : block(rest, value, indent + "  ").within(YamlWords.name(name) + end + indent + "  ", "");
            case KeyPath.Element element -> rest.isEmpty()
                    ? new Nest("- ", YamlWords.print(value), "")
                    : block(rest, value, indent + "  ").within("- " + names(element, rest.getFirst(), indent), "");
        };
    }

    private String names(KeyPath.Element element, KeyPath.Step wanted, String indent) {
        if (!(wanted instanceof KeyPath.Name(var name))) {
            throw new IllegalArgumentException("an element of an element");
        }
        return element.members().entrySet().stream()
                .filter(it -> !it.getKey().equals(name))
                .map(it -> YamlWords.name(it.getKey()) + " " + JsonWords.quoted(it.getValue()) + end + indent + "  ")
                .collect(Collectors.joining());
    }

    private static Layout.Put put(int at, String before, Nest nest, String after) {
        return new Layout.Put(at, before + nest.before(), nest.value(), nest.after() + after);
    }

    /// The end of the line of `index`, as it is there.
    private String end(int index) {
        int lineEnd = TextLines.end(text, index);
        return text.startsWith("\r\n", lineEnd) ? "\r\n" : text.startsWith("\n", lineEnd) ? "\n" : end;
    }

    /// The lines of a member; the first of an element gives its place to the next.
    List<Layout.Cut> lines(Part parent, Part.Member member) {
        int start = begin(parent, member);
        int stop = Math.max(member.value().end(), parent.kind() == Part.Kind.OBJECT ? member.behind() : start + 1);
        if (text.substring(TextLines.start(text, start), start).isBlank()) {
            return TextLines.cuts(text, start, stop);
        }
        int next = parent.members().stream().mapToInt(Part.Member::start).filter(it -> it > member.start()).min().orElse(stop);
        return List.of(new Layout.Cut(start, next));
    }

    /// How many parents were made: a line for each name and element, and brackets.
    static int parents(Insertion insertion) {
        var before = insertion.before().replaceAll("\"(?:[^\"\\\\]|\\\\.)*+\"", "\"\"");
        var lines = before.strip().lines().map(String::strip).toList();
        long made = lines.stream().limit(Math.max(0, lines.size() - 1)).mapToLong(it -> (it.startsWith("- ") ? 1 : 0) + (it.endsWith(":") ? 1 : 0)).sum();
        return (int) (made + before.chars().filter(it -> it == '{' || it == '[').count());
    }

    /// Behind a comment in the line of `from`, or `from`.
    private int comment(int from) {
        int n = from + LineStyle.blanks(text, from);
        return n > from && text.startsWith("#", n) ? TextLines.end(text, n) : from;
    }
}
