package dev.onehot.tools.lossless;

import module java.base;

/// Where in a JSON text a value goes that is not there, and how it is written there: as its neighbours are.
final class JsonPlace {
    private final String text;
    private final JsonScanner scanner;
    private final String end;
    private final String unit;
    private final JsonPrinter printer;

    JsonPlace(String text, JsonScanner scanner, Optional<Part> root) {
        this.text = text;
        this.scanner = scanner;
        end = LineStyle.end(text);
        var outer = root.filter(it -> !it.members().isEmpty()).map(it -> LineStyle.of(LineStyle.gap(text, it.members().getFirst().start()), "").indent()).orElse("");
        unit = outer.isEmpty() ? "  " : outer;
        printer = new JsonPrinter(root.filter(it -> it.kind() == Part.Kind.OBJECT).map(this::colon).orElse(": "));
    }

    /// The value of a file that has none.
    Layout.Put inEmpty(KeyPath path, JsonValue value) {
        boolean inLine = !text.isEmpty() && !text.equals("\ufeff") && !text.endsWith("\n");
        var nest = printer.nest(path.steps(), value, new LineStyle(end, "", unit)).within(inLine ? end : "", end);
        return new Layout.Put(text.length(), nest.before(), nest.value(), nest.after());
    }

    /// @param steps from `parent` on
    Layout.Put in(Part parent, List<KeyPath.Step> steps, JsonValue value) {
        return parent.members().isEmpty() ? alone(parent, steps, value) : beside(parent, steps, value);
    }

    String instead(Part old, Optional<Part> parent, JsonValue value) {
        boolean lines = parent.map(it -> !style(it).isOneLine()).orElse(true);
        return colonOf(parent).print(value, lines ? new LineStyle(end, TextLines.indent(text, old.start()), unit) : LineStyle.ONE_LINE);
    }

    private Layout.Put beside(Part parent, List<KeyPath.Step> steps, JsonValue value) {
        var style = style(parent);
        var print = colonOf(Optional.of(parent));
        var nest = member(print, steps, value, style);
        boolean first = steps.getFirst() instanceof KeyPath.Element element && element.first();
        return Commas.beside(text, parent.members(), first, nest, blank(print), scanner::trivia, this::lineComment);
    }

    private Layout.Put alone(Part parent, List<KeyPath.Step> steps, JsonValue value) {
        int start = parent.start() + 1;
        int close = parent.end() - 1;
        var inner = text.substring(start, close);
        int at = close - LineStyle.gap(text, close).length();
        var outer = TextLines.indent(text, parent.start());
        if (inner.indexOf('\n') >= 0 || inner.indexOf('\r') >= 0) {
            var style = new LineStyle(end, outer + unit, unit);
            var nest = member(printer, steps, value, style);
            return new Layout.Put(Math.max(at, start), style.line() + nest.before(), nest.value(), nest.after());
        }
        if (!inner.isEmpty() || (text.indexOf('\n') < 0 && parent.start() > 1)) {
            var nest = member(printer, steps, value, LineStyle.ONE_LINE);
            return inner.isBlank()
                    ? new Layout.Put(close, nest.before(), nest.value(), nest.after() + inner)
                    : new Layout.Put(at, " " + nest.before(), nest.value(), nest.after());
        }
        var style = new LineStyle(end, outer, unit);
        var nest = member(printer, steps, value, style.deeper());
        return new Layout.Put(start, style.deeper().line() + nest.before(), nest.value(), nest.after() + style.line());
    }

    private static Nest member(JsonPrinter print, List<KeyPath.Step> steps, JsonValue value, LineStyle style) {
        var rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case KeyPath.Name(var name) -> print.nest(rest, value, style).within(print.name(name), "");
            case KeyPath.Element element -> print.element(element, rest, value, style);
        };
    }

    /// How the members of `parent` stand, by the last of them.
    private LineStyle style(Part parent) {
        return parent.members().isEmpty() ? LineStyle.ONE_LINE : LineStyle.of(LineStyle.gap(text, parent.members().getLast().start()), unit);
    }

    /// Behind a comment in the line of `from`, or `from`.
    private int lineComment(int from) {
        int n = from;
        while (n < text.length() && (text.charAt(n) == ' ' || text.charAt(n) == '\t')) {
            n++;
        }
        if (text.startsWith("//", n)) {
            while (n < text.length() && text.charAt(n) != '\n' && text.charAt(n) != '\r') {
                n++;
            }
            return n;
        }
        return text.startsWith("/*", n) ? text.indexOf("*/", n + 2) + 2 : from;
    }

    private JsonPrinter colonOf(Optional<Part> parent) {
        return parent.filter(it -> it.kind() == Part.Kind.OBJECT && !it.members().isEmpty()).map(it -> new JsonPrinter(colon(it))).orElse(printer);
    }

    /// What stands between the last name of `object` and its value, if it is nothing unusual.
    private String colon(Part object) {
        if (object.members().isEmpty()) {
            return ": ";
        }
        var last = object.members().getLast();
        int n = last.value().start();
        while (text.charAt(n) != ':' && " \t:".indexOf(text.charAt(n - 1)) >= 0) {
            n--;
        }
        while (" \t".indexOf(text.charAt(n - 1)) >= 0) {
            n--;
        }
        var colon = text.substring(n, last.value().start());
        return colon.strip().equals(":") ? colon : ": ";
    }

    private static String blank(JsonPrinter printer) {
        return printer.colon().equals(":") ? "" : " ";
    }
}
