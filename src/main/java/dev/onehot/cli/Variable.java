package dev.onehot.cli;

import java.util.Optional;

/// An environment variable for another program.
///
/// @param value empty when it must not be set: programs for a provider of this kind would read what stands there, and it is another one's
record Variable(String name, Optional<String> value) {
    static Variable of(String name, String value) {
        return new Variable(name, Optional.of(value).filter(it -> !it.isEmpty()));
    }

    /// Shows no value, which may be a key.
    @Override
    public String toString() {
        return "Variable[" + name + "]";
    }
}
