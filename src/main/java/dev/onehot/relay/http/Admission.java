package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.Answerer;
import dev.onehot.relay.Caller;

/// Whether a request is let in: who asks and who answers, or why not.
sealed interface Admission {
    record Granted(Caller caller, Answerer answerer) implements Admission {}

    /// Why not.
    ///
    /// @param program whose token it was; empty for nobody's
    record Refused(String program, Denial denial) implements Admission {}
}
