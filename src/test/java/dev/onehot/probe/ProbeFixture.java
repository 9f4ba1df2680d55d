package dev.onehot.probe;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.Light;
import dev.onehot.model.ProviderOptions;
import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.AfterEach;

/// A probe and servers on this machine to point it at.
abstract class ProbeFixture {
    static final String KEY = "sk-test-Zx81QpLm42Rt7Yw0";
    static final String MODELS = "{\"object\":\"list\",\"data\":[{\"id\":\"small\"},{\"id\":\"large\"}]}";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    final Probe probe = new Probe(Map.of("GATEWAY_TOKEN", "from-the-environment", "DAY", "Tue"), CLOCK);
    private final List<AutoCloseable> open = new ArrayList<>(List.of(probe));

    @AfterEach
    void closeAll() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    Loopback server(Function<Loopback.Request, Loopback.Response> answer) {
        return closing(Loopback.answering(answer));
    }

    <T extends AutoCloseable> T closing(T it) {
        open.add(it);
        return it;
    }

    static Target target(String kind, String baseUrl, String key, String model) {
        return new Target(kind, baseUrl, ApiKey.of(key), model, ProviderOptions.NONE);
    }

    static Target relay(Loopback server) {
        return target("openai-compatible", server.url("/v1"), KEY, "small");
    }

    Checked check(Target target) {
        return probe.check(target, false);
    }

    /// "on off ?" for the three lights.
    static String lights(Checked checked) {
        var result = checked.result();
        return String.join(" ", word(result.reachable()), word(result.keyAccepted()), word(result.modelAnswers()));
    }

    private static String word(Light light) {
        return switch (light.state()) {
            case ON -> "on";
            case OFF -> "off";
            case UNKNOWN -> "?";
        };
    }

    static Optional<CheckClass> kind(Checked checked) {
        return checked.result().failure().map(it -> it.kind());
    }

    static boolean hasKey(Loopback.Request request) {
        return request.everything().contains(KEY);
    }
}
