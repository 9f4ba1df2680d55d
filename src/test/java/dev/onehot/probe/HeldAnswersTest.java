package dev.onehot.probe;

import static dev.onehot.testing.Loopback.json;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.PastedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What real servers and people do that never was a fault here, and is to stay none.
class HeldAnswersTest extends ProbeFixture {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/v1 | /v1/models", "/v1/ | /v1/models", "//v1// | //v1/models", "/api/paas/v4 | /api/paas/v4/models", "/v4/ | /v4/models"})
    void aVersionIsAddedToNoBaseThatHasOne(String base, String path) {
        var server = server(request -> request.path().equals(path) ? FailureFixturesTest.honest(request) : json(404, "{}"));
        assertThat(lights(check(target("openai-compatible", server.url(base), KEY, "")))).isEqualTo("on on ?");
        assertThat(server.requests()).allMatch(it -> it.path().equals(path));
    }

    @Test
    void aLongTokenIsSentWhole() {
        var token = "eyJ" + "hbGciOiJSUzI1NiJ9.".repeat(180);
        var server = server(request -> request.header("Authorization").equals("Bearer " + token) ? json(200, MODELS) : json(401, "{}"));
        assertThat(token.length()).isGreaterThan(3_200);
        assertThat(lights(check(target("openai-compatible", server.url("/v1"), token, "")))).isEqualTo("on on ?");
    }

    @Test
    void aListAsLongAsOpenRoutersIsRead() {
        var models = IntStream.range(0, 420)
                .mapToObj(it -> "{\"id\":\"vendor/model-" + it + "\",\"description\":\"" + "words ".repeat(1_000) + "\"}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}"));
        assertThat(models.length()).isGreaterThan(2_500_000);
        assertThat(check(relay(server(request -> json(200, models)))).models()).hasSize(420);
    }

    @Test
    void aBareArrayIsAList() {
        assertThat(check(relay(server(request -> json(200, "[{\"id\":\"a\"},{\"id\":\"b\"}]")))).models()).containsExactly("a", "b");
    }

    @Test
    void anErrorWithStatus200LightsNothing() {
        var checked = probe.check(relay(server(request -> json(200, "{\"error\":\"Unexpected endpoint or method. (POST /v1/x)\"}"))), true);
        assertThat(lights(checked)).doesNotContain("on on").endsWith("off");
        assertThat(checked.result().failure().orElseThrow().vendorMessage()).startsWith("Unexpected endpoint");
    }

    /// What could only be refused is refused before it is sent.
    @ParameterizedTest
    @ValueSource(strings = {"sk-1 我的密钥", "•••", "Bearer sk-1 mine", "sk-1\nsk-2"})
    void whatIsNoKeyIsNone(String text) {
        assertThat(PastedKey.of(text).problems()).isNotEmpty();
    }
}
