package dev.onehot.model;

import java.util.List;

/// Whether the rule holds that exactly one provider is active, or none by choice.
///
/// Only another program that writes the same file can break it. It is shown, and repaired when a person says so.
public sealed interface Integrity {
    /// One is active, or none because somebody chose so.
    record Ok() implements Integrity {}

    /// More than one row has `is_active = 1`.
    record SeveralActive(List<Long> ids) implements Integrity {}

    /// No row has, though `lastChosen` was chosen and is still there.
    record NoneActive(long lastChosen) implements Integrity {}

    default boolean isOk() {
        return this instanceof Ok;
    }
}
