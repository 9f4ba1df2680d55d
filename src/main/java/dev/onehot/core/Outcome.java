package dev.onehot.core;

import java.util.OptionalLong;

/// A command that was carried out and is durable.
///
/// @param revision the first revision that shows it
/// @param providerId the provider that it was about, if it was about one
public record Outcome(long revision, OptionalLong providerId) {}
