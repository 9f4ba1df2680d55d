package dev.onehot.model;

/// Exactly what was put in around a value that was not there, parents that were made included.
///
/// @param before what stands before it
/// @param after what stands behind it
public record Insertion(String before, String after) {}
