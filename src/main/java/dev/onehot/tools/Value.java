package dev.onehot.tools;

import module java.base;

import dev.onehot.model.Message;

/// What a tool's file says in one place, with the tool's own references filled in. May hold a key.
///
/// @param variable that all of it is in; empty where it is not in one
/// @param remark what there is to say of it
record Value(String text, String variable, Optional<Message> remark) {
    static final Value NONE = of("");

    Value {
        text = text.strip();
    }

    static Value of(String text) {
        return new Value(text, "", Optional.empty());
    }

    /// The whole of it is in this variable.
    static Value in(String variable) {
        return new Value("", variable, Optional.empty());
    }

    /// There is nothing to be had, and why.
    static Value none(Message why) {
        return of("").with(why);
    }

    /// The first of them that is not empty, if any.
    static String first(String... texts) {
        return Arrays.stream(texts).filter(it -> !it.isEmpty()).findFirst().orElse("");
    }

    Value with(Message more) {
        return new Value(text, variable, Optional.of(more));
    }

    /// The same one with another text.
    Value saying(String other) {
        return new Value(other, variable, remark);
    }

    boolean isEmpty() {
        return text.isEmpty() && variable.isEmpty();
    }

    /// Shows no text.
    @Override
    public String toString() {
        return "Value[" + variable + "]";
    }
}
