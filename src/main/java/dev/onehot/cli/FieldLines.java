package dev.onehot.cli;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Everything about one thing, a line for each of its fields that has something.
final class FieldLines {
    private static final int NARROWEST = 11;

    private FieldLines() {}

    static void print(Printer out, Map<String, @Nullable Object> fields) {
        var said = new LinkedHashMap<>(fields);
        said.values().removeIf(it -> text(it).isEmpty());
        int width = said.keySet().stream().mapToInt(it -> it.length() + 1).reduce(NARROWEST, Math::max);
        said.forEach((label, value) -> out.line(String.format("%-" + width + "s%s", label, text(value))));
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Optional<?> optional -> text(optional.orElse(null));
            case List<?> list -> list.stream().map(FieldLines::text).collect(Collectors.joining(", "));
            case OptionalLong number -> number.isPresent() ? String.valueOf(number.getAsLong()) : "";
            case Map<?, ?> members -> members.entrySet().stream()
                    .filter(it -> !text(it.getValue()).isEmpty())
                    .map(it -> it.getKey().equals("ms") ? text(it.getValue()) + " ms" : it.getKey() + " " + text(it.getValue()))
                    .collect(Collectors.joining(", "));
            default -> value.toString();
        };
    }
}
