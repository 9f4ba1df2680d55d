package dev.onehot.model;

import module java.base;

/// A setting whose meaning is known from a schema: what an editor and a command line need to know of it.
///
/// @param defaultValue what holds while nothing is stored; empty when the schema does not say
/// @param minimum smallest number, or empty
/// @param maximum largest number, or empty
/// @param choices what a choice may be; empty for other types
/// @param unit what a number counts, for example `seconds`, or empty
/// @param step by how much a number is usually changed
/// @param title as the schema calls it; empty when it does not
/// @param category under which it is shown
/// @param order its place in its category, smallest first
/// @param deprecated whether it should not be used any more
/// @param schema the name of the schema's file
/// @param own whether it is Onehot's own schema
/// @param program whose setting it is; empty for Onehot itself
public record KnownSetting(
        String key,
        Type type,
        Optional<String> defaultValue,
        String minimum,
        String maximum,
        List<Choice> choices,
        String unit,
        String step,
        String title,
        String description,
        String category,
        int order,
        boolean deprecated,
        String schema,
        boolean own,
        String program) {

    public KnownSetting {
        choices = List.copyOf(choices);
    }

    /// How a value is edited.
    public enum Type {
        SWITCH,
        INTEGER,
        NUMBER,
        CHOICE,
        TEXT,
        PATH,
        URL,
        DURATION,
        COLOUR,
        TIMEZONE,
        SECRET,
        JSON
    }

    /// One of several values.
    ///
    /// @param label what a person reads
    public record Choice(String value, String label) {}

    /// Whether it is a setting of the program that Onehot stands in for, which is only shown where that program is.
    public boolean isOriginals() {
        return own && !program.isEmpty();
    }

    /// Whether its value is a secret. A number or a choice never is, whatever the key looks like: `MAX_TOKENS` is none.
    public boolean isSecret() {
        return type == Type.SECRET || ((type == Type.TEXT || type == Type.JSON) && Setting.isSecret(key));
    }

    /// The same without a type, for when its schema cannot be used. A secret stays one.
    public KnownSetting asText() {
        return new KnownSetting(
                key,
                type == Type.SECRET ? Type.SECRET : Type.TEXT,
                defaultValue,
                "",
                "",
                List.of(),
                unit,
                step,
                title,
                description,
                category,
                order,
                deprecated,
                schema,
                own,
                program);
    }

    /// What is wrong with an address, in more words than "it is none".
    public Optional<Problem> urlProblem(String value) {
        var problems = new ArrayList<Problem>();
        Rules.filled("value", value, problems);
        var schemes = defaultValue.filter(it -> it.startsWith("ws")).isPresent() ? Set.of("ws", "wss") : Set.of("http", "https");
        if (problems.isEmpty()) {
            Rules.url("value", value, schemes, problems);
        }
        return problems.stream().findFirst();
    }
}
