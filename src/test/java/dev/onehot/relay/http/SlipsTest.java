package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Answering;
import dev.onehot.relay.Caller;
import dev.onehot.relay.Served;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Whatever fails within the endpoint itself ends a request: no program waits for ever.
@Execution(ExecutionMode.CONCURRENT)
class SlipsTest {
    private static final String CHAT = "POST /v1/chat/completions";
    private static final String BODY = "{\"model\":\"m1\"}";

    /// Known models of which none can be looked up.
    private static final class UnreadableModels extends AbstractSet<String> {
        @Override
        public Iterator<String> iterator() {
            throw new IllegalStateException("no models");
        }

        @Override
        public int size() {
            return 1;
        }
    }

    /// Takes no note of anything.
    private record Forgetful(Answering of) implements Answering {
        @Override
        public Optional<Caller> caller(String token) {
            return of.caller(token);
        }

        @Override
        public Answerer answerer(Caller caller) {
            return of.answerer(caller);
        }

        @Override
        public void served(Served what) {
            throw new IllegalStateException("no note");
        }
    }

    @Test
    void whatCannotBeMadeReadyIsAnError() throws IOException {
        var answering = new FixedAnswering();
        var provider = FixedAnswering.provider("openai-compatible", "http://127.0.0.1:9/v1", "m1");
        answering.active = Optional.of(new Answerer(provider, ApiKey.of(FixedAnswering.KEY), 7, new UnreadableModels()));
        try (var endpoint = Endpoint.open(0, answering, Map.of()); var program = new AskingProgram(endpoint.port())) {
            for (int i = 0; i < 2; i++) {
                var answer = program.ask(CHAT, BEARER, BODY);
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.body()).startsWith("{\"error\":{\"message\":\"Onehot failed");
            }
            assertThat(endpoint.underWay()).isEmpty();
        }
        assertThat(answering.served).hasSize(2).allMatch(it -> it.error().startsWith("Onehot failed"));
    }

    @Test
    void whatFailsAtTheEndOfAnAnswerEndsTheConnection() throws IOException {
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, RawServer.EVENTS);
                    RawServer.chunk(to, "data: 1\n\n");
                    RawServer.say(to, "0\r\n\r\n");
                });
                var endpoint = Endpoint.open(0, new Forgetful(SameDialectTest.answering(server, "m1")), Map.of());
                var program = new AskingProgram(endpoint.port())) {
            assertThat(program.ask(CHAT, BEARER, BODY).body()).isEqualTo("data: 1\n\n");
            assertThat(program.in.read()).isEqualTo(-1);
            assertThat(endpoint.underWay()).isEmpty();
        }
    }
}
