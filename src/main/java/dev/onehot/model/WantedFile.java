package dev.onehot.model;

import module java.base;

/// What one file of a program should have.
///
/// @param values key path to JSON, in the order of insertion; `{key}` in a JSON string stands for the key in clear
public record WantedFile(Path path, DocumentFormat format, SequencedMap<String, String> values) {
    /// Stands for the key in clear.
    public static final String KEY = "{key}";

    public WantedFile {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /// Whether a value of it is the key in clear.
    public boolean needsKey() {
        return values.values().stream().anyMatch(it -> it.contains(KEY));
    }
}
