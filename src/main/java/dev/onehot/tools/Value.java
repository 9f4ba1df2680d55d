package dev.onehot.tools;

import dev.onehot.model.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a tool's file says in one place, with the tool's own references filled in. May hold a key.
///
/// A class and not a record, so that no generated method shows the text.
final class Value {
    static final Value NONE = new Value("", "", null);

    private final String text;
    private final String variable;
    private final @Nullable Message remark;

    private Value(String text, String variable, @Nullable Message remark) {
        this.text = text.strip();
        this.variable = variable;
        this.remark = remark;
    }

    static Value of(String text) {
        return new Value(text, "", null);
    }

    /// The whole of it is in this variable.
    static Value in(String variable) {
        return new Value("", variable, null);
    }

    /// There is nothing to be had, and why.
    static Value none(Message why) {
        return new Value("", "", why);
    }

    Value with(Message more) {
        return new Value(text, variable, more);
    }

    /// The same one with another text.
    Value saying(String other) {
        return new Value(other, variable, remark);
    }

    String text() {
        return text;
    }

    /// Empty unless all of it is in a variable.
    String variable() {
        return variable;
    }

    Optional<Message> remark() {
        return Optional.ofNullable(remark);
    }

    boolean isEmpty() {
        return text.isEmpty() && variable.isEmpty();
    }
}
