package dev.onehot.core.files;

import java.util.List;

/// What an export holds.
///
/// @param settings how many, secret ones and those that were left out too
/// @param leftOut keys of large values, which no import takes
public record Exported(int providers, long settings, List<String> leftOut) {}
