package dev.onehot.relay.http;

import module java.base;

import dev.onehot.relay.Served;

/// Which providers answer requests now, and what the last failure of each was. Any thread.
final class Tally {
    private final Map<Long, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<Long, Served> failures = new ConcurrentHashMap<>();

    void begins(long provider) {
        underWay.merge(provider, 1, Integer::sum);
    }

    void ends(long provider) {
        underWay.computeIfPresent(provider, (_, count) -> count == 1 ? null : count - 1);
    }

    void failed(Served served) {
        failures.put(served.provider(), served);
    }

    /// Requests by the id of their provider.
    Map<Long, Integer> underWay() {
        return Map.copyOf(underWay);
    }

    /// The last failure by the id of the provider; by 0 where nobody answered.
    Map<Long, Served> failures() {
        return Map.copyOf(failures);
    }
}
