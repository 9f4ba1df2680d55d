package dev.onehot.tools.lossless;

import module java.base;

import dev.onehot.model.Insertion;

/// A text that is one value.
///
/// @param text all of it
record WholeLayout(String text) implements Layout {
    @Override
    public Optional<Part> find(KeyPath path) {
        return path.steps().isEmpty() ? Optional.of(Part.scalar(0, text.length())) : Optional.empty();
    }

    @Override
    public Optional<String> json(KeyPath path) {
        return find(path).map(it -> JsonWords.quoted(it.in(text)));
    }

    @Override
    public String instead(KeyPath path, Part old, JsonValue value) {
        if (value.part().kind() != Part.Kind.SCALAR || !value.isString()) {
            throw new IllegalArgumentException("a file is a string");
        }
        return value.string();
    }

    @Override
    public Put put(KeyPath path, JsonValue value) {
        throw new IllegalArgumentException("a file has no parts");
    }

    @Override
    public List<Cut> cuts(KeyPath path) {
        return List.of(new Cut(0, text.length()));
    }

    @Override
    public boolean isAlone(KeyPath path, Insertion insertion) {
        return true;
    }

    @Override
    public int parents(Insertion insertion) {
        return 0;
    }

    @Override
    public boolean isBare(KeyPath path) {
        return false;
    }

    @Override
    public boolean isEmpty() {
        return text.isEmpty();
    }

    /// Without what is in it.
    @Override
    public String toString() {
        return "WholeLayout";
    }
}
