package dev.onehot.tools;

import module java.base;

/// Other switchers put an address of this machine into the files of the tools that they serve: behind it is no provider but themselves.
final class Switchers {
    /// What cc-switch writes in the place of a key.
    private static final String MANAGED = "PROXY_MANAGED";

    /// The ports at which they listen unless somebody changed them.
    private static final Map<Integer, String> PORTS = Map.of(15721, "cc-switch", 3456, "claude-code-router");

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0");

    private Switchers() {}

    /// The switcher that answers there.
    static Optional<String> behind(String baseUrl, String key) {
        if (key.equals(MANAGED)) {
            return Optional.of("cc-switch");
        }
        try {
            var uri = URI.create(baseUrl.strip());
            boolean here = uri.getHost() != null && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
            return here ? Optional.ofNullable(PORTS.get(uri.getPort())) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
