package dev.onehot.relay.http;

import module java.base;

/// Which signatures each provider has refused, so that a conversation that goes on has them left out at once and not refused every time. Any thread.
///
/// Of a signature only a number is kept, and of all as many as some long conversations have: one that is forgotten is refused once more.
final class RefusedSignatures {
    private static final int MOST = 10_000;

    private final Set<Refused> all = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<Long> providers = ConcurrentHashMap.newKeySet();

    /// @param hash two vendors' signatures of the same one at one provider are as good as impossible, and cost a thought
    private record Refused(long provider, int length, int hash) {
        Refused(long provider, String signature) {
            this(provider, signature.length(), signature.hashCode());
        }
    }

    void add(long provider, List<String> signatures) {
        for (var signature : signatures) {
            synchronized (all) {
                if (all.size() >= MOST) {
                    all.remove(all.iterator().next());
                }
                all.add(new Refused(provider, signature));
            }
            providers.add(provider);
        }
    }

    /// Whether this provider has refused any.
    boolean isOf(long provider) {
        return providers.contains(provider);
    }

    boolean contains(long provider, String signature) {
        return all.contains(new Refused(provider, signature));
    }
}
