package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which model a provider is asked for. Names that no model has are not looked for.
@Execution(ExecutionMode.CONCURRENT)
class ModelChoiceTest {
    @ParameterizedTest
    @CsvSource({"x, 199, mapped", "x, 200, usual", "., 0, usual", ".., 0, usual"})
    void whatCannotBeAModelIsTheProvidersOwn(String name, int more, String asked) throws IOException {
        try (var server = RawServer.json(200, "{}")) {
            var answering = SameDialectTest.answering(server, "usual", "mapped");
            answering.models = new LinkedHashMap<>(Map.of("x*", "mapped", ".*", "mapped"));
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                AskingProgram.once(endpoint.port(), "POST /v1/chat/completions", FixedAnswering.BEARER, "{\"model\":\"" + name + "y".repeat(more) + "\"}");
            }
            assertThat(server.requests).singleElement().matches(it -> it.text().equals("{\"model\":\"" + asked + "\"}"));
        }
    }

    /// The file that `program follow --endpoint` writes names no provider's model. A vendor has more models than are known, but none of these.
    @ParameterizedTest
    @CsvSource({
        "active, '', usual", "active-small, '', usual", "active, usual+tiny, usual", "active-small, usual+tiny, tiny", "active-small, usual+small, small",
        "active-small, usual, usual", "tiny, usual, usual", "gpt-unheard-of, '', gpt-unheard-of"})
    void aTableHoldsWithEveryProvider(String wanted, String known, String asked) {
        var provider = FixedAnswering.provider("openai", "https://api.openai.com/v1", "usual");
        var models = known.isEmpty() ? Set.<String>of() : Set.of(known.split("\\+"));
        var table = new LinkedHashMap<String, String>();
        if (!known.isEmpty()) {
            table.put("active-small", "tiny");
            table.put("*-small", "small");
        }
        var caller = new Caller("editor", OptionalLong.empty(), table);
        assertThat(ModelChoice.of(wanted, caller, new Answerer(provider, ApiKey.of(FixedAnswering.KEY), 1, models), true)).isEqualTo(asked);
    }

    @Test
    void aTableIsBelievedWhereItIsNotKnownWhichModelsThereAre() {
        var provider = FixedAnswering.provider("openai-compatible", "http://127.0.0.1:9/v1", "usual");
        var caller = new Caller("editor", OptionalLong.empty(), new LinkedHashMap<>(Map.of("active-small", "tiny")));
        assertThat(ModelChoice.of("active-small", caller, new Answerer(provider, ApiKey.of(FixedAnswering.KEY), 1, Set.of()), false)).isEqualTo("tiny");
    }

    @Test
    void aProviderWithoutAModelIsNotAskedForOneThatItCannotHave() throws IOException {
        try (var server = RawServer.json(200, "{}"); var endpoint = Endpoint.open(0, SameDialectTest.answering(server, ""), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), "POST /v1/chat/completions", FixedAnswering.BEARER, "{\"model\":\"active\"}");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).contains("Choose a model in Onehot: Work has none.");
            assertThat(server.requests).isEmpty();
        }
    }
}
