package dev.onehot.relay;

import module java.base;

/// A program that asks, as its token tells.
///
/// @param name of the token
/// @param provider to which it is pinned; else the active one answers
/// @param models what it calls a model, with `*` for any letters, and the model of the provider that is meant; the first that fits
public record Caller(String name, OptionalLong provider, SequencedMap<String, String> models) {}
