package dev.onehot.tools;

import module java.base;

import dev.onehot.model.FoundProvider;
import dev.onehot.model.Message;

/// What one file of another tool holds.
///
/// @param tool whose file it was taken for
/// @param place the file; empty for variables
/// @param nothing why no provider came out of it, when none did
public record ToolContents(
        Tool tool, String place, List<FoundProvider> providers, List<LeftOut> leftOut, Optional<Message> nothing) {
    public ToolContents {
        providers = List.copyOf(providers);
        leftOut = List.copyOf(leftOut);
    }
}
