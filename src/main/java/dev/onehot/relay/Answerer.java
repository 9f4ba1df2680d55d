package dev.onehot.relay;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.Provider;

/// Who answers one request, from its head to its end.
///
/// @param key lives as long as the request
/// @param revision of the database in which it was so
/// @param models that the provider is known to have; empty for unknown
public record Answerer(Provider provider, ApiKey key, long revision, Set<String> models) {}
