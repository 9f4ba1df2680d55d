package dev.onehot.cli;

import module java.base;

import dev.onehot.model.ProviderField;

/// What options say that give one of several lines of a field, each by its name.
final class NamedLines {
    private NamedLines() {}

    /// `before`, with each `K=V` instead of the one of that name or beside them; `K=` removes it.
    ///
    /// @param name of a line
    /// @param made a line of a name and a value
    static <T> List<T> over(
            ProviderField field, List<T> before, Function<T, String> name, BiFunction<String, String, T> made, List<String> given) {
        var lines = new ArrayList<>(before);
        for (var text : given) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                var option = field.option();
                throw Refusal.usage("--" + option.word() + " takes a name and a value, as in " + option.example() + ".", "");
            }
            var called = text.substring(0, equals).strip();
            var value = text.substring(equals + 1).strip();
            lines.removeIf(it -> name.apply(it).equalsIgnoreCase(called));
            if (!value.isEmpty()) {
                lines.add(made.apply(called, value));
            }
        }
        return lines;
    }
}
