package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;

/// How a tool's file refers to what stands elsewhere.
interface References {
    /// Nothing is filled in: the tool takes every text as it stands.
    References NONE = Value::of;

    /// What this text means. All of it in one variable stays a reference; a part of it is filled in.
    Value read(String text);

    /// All of it filled in, as an address needs it.
    default Value filled(String text) {
        return read(text);
    }

    /// The text for a header, in which variables stay as `{env:NAME}`.
    default Value header(String text) {
        return read(text);
    }

    /// `text` with every `reference` filled in; where there is nothing for one, why.
    ///
    /// @param found what it refers to
    static Value fill(Pattern reference, String text, Function<MatchResult, Value> found) {
        var filled = new StringBuilder();
        var matcher = reference.matcher(text);
        while (matcher.find()) {
            var part = found.apply(matcher);
            if (part.text().isEmpty()) {
                return part;
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(part.text()));
        }
        return Value.of(matcher.appendTail(filled).toString());
    }

    /// The value of a variable; where it has none, that it is not set.
    static Value variable(Map<String, String> environment, String name, String otherwise) {
        var value = Value.of(Value.first(environment.getOrDefault(name, ""), otherwise));
        return value.isEmpty() ? Value.none(Message.of("found.variable.unset", name)) : value;
    }
}
