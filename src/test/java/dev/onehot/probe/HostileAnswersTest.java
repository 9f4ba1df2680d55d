package dev.onehot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Mutator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a server answers to a check, byte for byte: there is a result, which repeats no key.
class HostileAnswersTest extends ProbeFixture {
    private static final int FEW = 30;
    private static final int MANY = Integer.getInteger("onehot.fuzz", 3_000);
    private static final List<String> KINDS = List.of("openai-compatible", "anthropic", "google", "ollama");

    @Test
    void whateverIsAnsweredThereIsAResult() {
        ask(FEW);
    }

    /// `mvn -Pproof verify`.
    @Tag("proof")
    @Timeout(3_600)
    @Test
    void alsoToMuchMoreOfIt() {
        ask(MANY);
    }

    private void ask(int rounds) {
        var events = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"1\",\"usage\":{\"input_tokens\":1}}}\n\ndata: [DONE]\n\n";
        var right = Stream.of(
                        answer("200 OK", "application/json", MODELS),
                        answer("401 Unauthorized", "application/json", "{\"error\":{\"message\":\"No such key: " + KEY + "\",\"code\":\"invalid_api_key\"}}"),
                        answer("200 OK", "text/event-stream", events),
                        answer("429 Too Many Requests\r\nRetry-After: 20", "text/html", "<html><title>Slow down</title>"),
                        answer("308 Permanent Redirect\r\nLocation: /v2/models", "text/plain", ""))
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .toList();
        var mutator = new Mutator(21, right);
        var said = new AtomicReference<byte[]>();
        var server = server(_ -> out -> out.write(said.get()));
        for (int round = 0; round < rounds; round++) {
            said.set(mutator.next(right.get(round % right.size())));
            var checked = probe.check(target(KINDS.get(round % KINDS.size()), server.url("/v1"), KEY, "small"), round % 2 == 0);
            assertThat(lights(checked)).as("round %s", round).isNotBlank();
            assertThat(checked.toString()).as("round %s", round).doesNotContain(KEY);
        }
        said.set(right.getFirst());
        assertThat(check(relay(server)).models()).containsExactly("small", "large");
    }

    private static String answer(String status, String type, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body;
    }
}
