package dev.onehot.model;

import module java.base;

/// A command was refused because its content is wrong. Nothing was changed.
public final class ValidationException extends OnehotException {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    /// @param problems at least one
    public ValidationException(List<Problem> problems) {
        super(problems.getFirst().message(), Message.of("validation.advice"), null);
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /// Throws when `problems` has any.
    public static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ValidationException(problems);
        }
    }
}
