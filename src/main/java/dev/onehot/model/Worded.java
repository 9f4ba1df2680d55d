package dev.onehot.model;

import module java.base;

/// A constant of an enumeration that other programs know by a word.
public interface Worded {
    String name();

    /// As it is stored and printed, such as `key-refused`.
    default String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
