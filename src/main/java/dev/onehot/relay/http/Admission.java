package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.Answerer;
import dev.onehot.relay.Caller;

/// Whether a request is let in: who asks and who answers, or why not.
sealed interface Admission {
    record Granted(Caller caller, Answerer answerer) implements Admission {}

    record Refused(Denial denial) implements Admission {}
}
