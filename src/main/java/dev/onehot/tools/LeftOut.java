package dev.onehot.tools;

import dev.onehot.model.Message;

/// Something in another tool's file that does not become a provider.
///
/// @param source whose file it is in
/// @param name what it is called there; may be empty
public record LeftOut(String source, String name, Message reason) {}
