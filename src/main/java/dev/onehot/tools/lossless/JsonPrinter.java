package dev.onehot.tools.lossless;

import module java.base;

/// Writes values as the JSON around them is written.
///
/// @param colon what stands between a name and its value
record JsonPrinter(String colon) {
    String print(JsonValue value, LineStyle style) {
        var part = value.part();
        boolean object = part.kind() == Part.Kind.OBJECT;
        if (part.kind() == Part.Kind.SCALAR) {
            return value.canonical();
        }
        if (part.members().isEmpty()) {
            return object ? "{}" : "[]";
        }
        boolean lines = !style.isOneLine() && (object || part.members().stream().anyMatch(it -> it.value().kind() != Part.Kind.SCALAR));
        var inner = lines ? style.deeper() : LineStyle.ONE_LINE;
        var blank = colon.equals(":") ? "" : " ";
        return part.members().stream()
                .map(it -> (object ? name(it.name()) : "") + print(value.in(it.value()), inner))
                .collect(Collectors.joining(
                        lines ? "," + inner.line() : "," + blank,
                        (object ? "{" : "[") + inner.line(),
                        (lines ? style.line() : "") + (object ? "}" : "]")));
    }

    String name(String name) {
        return JsonWords.quoted(name) + colon;
    }

    /// @param steps from the parent that is there to the value, without the first
    Nest nest(List<KeyPath.Step> steps, JsonValue value, LineStyle style) {
        if (steps.isEmpty()) {
            return new Nest("", print(value, style), "");
        }
        var inner = style.deeper();
        return switch (steps.getFirst()) {
            case KeyPath.Name(var name) -> nest(rest(steps), value, inner).within("{" + inner.line() + name(name), style.line() + "}");
            case KeyPath.Element element -> element(element, rest(steps), value, inner).within("[" + inner.line(), style.line() + "]");
        };
    }

    /// An element of an array with what it is named by, where a value in it is wanted.
    Nest element(KeyPath.Element element, List<KeyPath.Step> steps, JsonValue value, LineStyle style) {
        if (steps.isEmpty()) {
            return nest(steps, value, style);
        }
        if (!(steps.getFirst() instanceof KeyPath.Name(var wanted))) {
            throw new IllegalArgumentException("an element of an element");
        }
        var inner = style.deeper();
        var separator = "," + (inner.isOneLine() && !colon.equals(":") ? " " : inner.line());
        var names = element.members().entrySet().stream()
                .filter(it -> !it.getKey().equals(wanted))
                .map(it -> name(it.getKey()) + JsonWords.quoted(it.getValue()) + separator)
                .collect(Collectors.joining());
        return nest(rest(steps), value, inner).within("{" + inner.line() + names + name(wanted), style.line() + "}");
    }

    private static List<KeyPath.Step> rest(List<KeyPath.Step> steps) {
        return steps.subList(1, steps.size());
    }
}
