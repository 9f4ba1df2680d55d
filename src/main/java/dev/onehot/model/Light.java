package dev.onehot.model;

import java.util.OptionalLong;

/// One of the three answers of a check.
///
/// @param state whether it is so
/// @param millis how long the answer took, in ms; empty when nothing was asked
public record Light(State state, OptionalLong millis) {
    /// Nothing was asked, or nothing can be told.
    public static final Light UNKNOWN = new Light(State.UNKNOWN, OptionalLong.empty());

    /// Whether it is so.
    public enum State {
        ON,
        OFF,
        /// Not asked, or it cannot be told: never taken for either of the others.
        UNKNOWN
    }

    public static Light on(long millis) {
        return new Light(State.ON, OptionalLong.of(millis));
    }

    public static Light off(long millis) {
        return new Light(State.OFF, OptionalLong.of(millis));
    }

    public boolean isOn() {
        return state == State.ON;
    }
}
