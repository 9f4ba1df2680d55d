package dev.onehot.tools.lossless;

/// A value with the parents that are made for it: what stands before it and behind it.
record Nest(String before, String value, String after) {
    Nest within(String more, String end) {
        return new Nest(more + before, value, after + end);
    }
}
