package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names that no model has are not looked for.
@Execution(ExecutionMode.CONCURRENT)
class ModelChoiceTest {
    @ParameterizedTest
    @CsvSource({"x, 199, mapped", "x, 200, usual", "., 0, usual", ".., 0, usual"})
    void whatCannotBeAModelIsTheProvidersOwn(String name, int more, String asked) throws IOException {
        try (var server = RawServer.json(200, "{}")) {
            var answering = SameDialectTest.answering(server, "usual");
            answering.models = new LinkedHashMap<>(Map.of("x*", "mapped", ".*", "mapped"));
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                AskingProgram.once(endpoint.port(), "POST /v1/chat/completions", FixedAnswering.BEARER, "{\"model\":\"" + name + "y".repeat(more) + "\"}");
            }
            assertThat(server.requests).singleElement().matches(it -> it.text().equals("{\"model\":\"" + asked + "\"}"));
        }
    }
}
