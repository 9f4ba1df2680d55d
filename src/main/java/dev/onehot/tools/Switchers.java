package dev.onehot.tools;

import module java.base;

import dev.onehot.model.EndpointProvider;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.Message;

/// Switchers put an address of this machine into the files of the tools that they serve: behind it is no provider but themselves. Onehot does so too, where
/// a program is to ask its endpoint.
final class Switchers {
    /// What cc-switch writes in the place of a key.
    private static final String MANAGED = "PROXY_MANAGED";

    /// The ports at which they listen unless somebody changed them.
    private static final Map<Integer, String> PORTS = Map.of(15721, "cc-switch", 3456, "claude-code-router");

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]", "0.0.0.0");

    private Switchers() {}

    /// Why what answers there is no provider, if it is a switcher.
    static Optional<Message> behind(String baseUrl, String key) {
        if (key.equals(MANAGED)) {
            return Optional.of(switcher("cc-switch"));
        }
        try {
            var uri = URI.create(baseUrl.strip());
            boolean here = uri.getHost() != null && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
            if (here && (uri.getPort() == EndpointProvider.USUAL_PORT || key.startsWith(EndpointToken.BEGINNING))) {
                return Optional.of(Message.of("found.own"));
            }
            return here ? Optional.ofNullable(PORTS.get(uri.getPort())).map(Switchers::switcher) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Message switcher(String name) {
        return Message.of("found.switcher", name);
    }
}
