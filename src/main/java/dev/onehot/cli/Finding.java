package dev.onehot.cli;

import module java.base;

import dev.onehot.model.Worded;
import org.jspecify.annotations.Nullable;

/// What the doctor found about one thing.
///
/// @param advice what to do; empty when nothing is to be done
record Finding(String about, State state, String message, String advice) {
    /// How bad it is.
    enum State implements Worded {
        OK,
        WARNING,
        FAILED
    }

    static Finding ok(String about, String message) {
        return new Finding(about, State.OK, message, "");
    }

    static Finding warning(String about, String message, String advice) {
        return new Finding(about, State.WARNING, message, advice);
    }

    static Finding failed(String about, String message, String advice) {
        return new Finding(about, State.FAILED, message, advice);
    }

    boolean isFailed() {
        return state == State.FAILED;
    }

    String text() {
        return String.format("%-8s %-12s %s", state.word(), about, message) + (advice.isEmpty() ? "" : " " + advice);
    }

    Map<String, @Nullable Object> json() {
        return JsonOutput.object("about", about, "state", state.word(), "message", message, "advice", Shapes.orNull(advice));
    }
}
