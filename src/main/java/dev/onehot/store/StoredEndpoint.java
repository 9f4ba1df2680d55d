package dev.onehot.store;

import module java.base;

import dev.onehot.model.EndpointToken;
import dev.onehot.model.EndpointUsage;

/// Who may ask the endpoint, and what came of it. Tokens are read with [Stored].
///
/// Used inside a transaction by whoever holds the manager's lock.
public interface StoredEndpoint {
    /// Saves one, new or not.
    void save(EndpointToken token);

    void delete(String name);

    /// Adds to what is there.
    void add(Collection<EndpointUsage> more);

    /// The newest day first.
    ///
    /// @param since the first day, `YYYY-MM-DD`
    List<EndpointUsage> usage(String since);
}
