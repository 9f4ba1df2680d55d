package dev.onehot.probe;

import static dev.onehot.testing.Loopback.json;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.Endpoints;
import dev.onehot.model.Preset;
import dev.onehot.model.Presets;
import dev.onehot.model.Protocol;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every family against a server that behaves as its vendor does: the right paths, the right header, a good key and a bad one.
@Execution(ExecutionMode.CONCURRENT)
class FamiliesTest extends ProbeFixture {
    @AfterAll
    static void write() throws IOException {
        FailureFixturesTest.write();
    }

    private static final String BAD = "sk-bad-000000000000000000";
    private static final ProviderOptions AZURE = ProviderOptions.of(Map.of("resource", "acme", "deployment", "prod"));

    static Stream<Preset> families() {
        return Presets.all().stream().filter(Preset::isFamily);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void aGoodKeyIsTold(Preset family) {
        var server = vendor(family);
        var checked = probe.check(at(family, server, KEY), true);
        FailureFixturesTest.note("family " + family.id() + ", good key, with a message", checked);

        assertThat(lights(checked)).isEqualTo("on on on");
        assertThat(kind(checked)).isEmpty();
        assertThat(checked.models()).isEqualTo(family.speech().list().isEmpty() ? List.of() : List.of("one", "two"));
        assertThat(server.requests()).noneMatch(it -> it.path().contains(KEY));
        var sent = server.requests().stream().filter(ProbeFixture::hasKey).toList();
        assertThat(sent).isNotEmpty().allMatch(it -> it.header(family.speech().auth().name()).endsWith(KEY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void aBadKeyIsNeverTakenForAGoodOne(Preset family) {
        var without = probe.check(at(family, vendor(family), BAD), false);
        FailureFixturesTest.note("family " + family.id() + ", bad key", without);
        assertThat(without.result().keyAccepted().isOn()).isFalse();
        assertThat(without.result().failure()).isPresent();

        var with = probe.check(at(family, vendor(family), BAD), true);
        assertThat(with.result().keyAccepted().isOn()).isFalse();
        assertThat(kind(with)).contains(CheckClass.KEY_REFUSED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("families")
    void aModelThatIsNotThereIsTold(Preset family) {
        var target = at(family, vendor(family), KEY);
        var options = ProviderOptions.NONE.with(ProviderField.DEPLOYMENT, "gone");
        var checked = probe.check(new Target(family.id(), target.baseUrl(), target.key(), "gone", options), true);
        assertThat(checked.result().modelAnswers().isOn()).isFalse();
        assertThat(kind(checked)).contains(family.id().equals("azure-openai") ? CheckClass.NO_DEPLOYMENT : CheckClass.MODEL_REFUSED);
    }

    private static Target at(Preset family, Loopback server, String key) {
        return new Target(family.id(), server.url(path(family)), ApiKey.of(key), "one", AZURE);
    }

    private static String path(Preset family) {
        return family.baseUrl().isEmpty() ? "/v1" : family.baseUrl().replaceFirst("https?://[^/]+", "");
    }

    /// Answers as the family's vendor would, and nothing else.
    private Loopback vendor(Preset family) {
        return server(request -> {
            var speech = family.speech();
            var model = request.everything().contains("gone") ? "gone" : "one";
            var way = Endpoints.of(family, "http://127.0.0.1" + path(family), AZURE, model).getFirst();
            boolean keyed = request.header(speech.auth().name()).endsWith(KEY);
            if (request.method().equals("GET") && is(request, way.list())) {
                return keyed || speech.publicList() ? json(200, list(family)) : refusal(speech.protocol());
            }
            if (request.method().equals("GET") && is(request, way.check())) {
                return keyed ? json(200, "{\"data\":{}}") : refusal(speech.protocol());
            }
            if (request.method().equals("POST") && is(request, way.chat())) {
                return !keyed ? refusal(speech.protocol()) : message(family, request);
            }
            return json(request.method().equals("GET") && is(request, way.chat()) ? 405 : 404, "{\"error\":\"no such path\"}");
        });
    }

    

    private static boolean is(Loopback.Request request, java.util.Optional<java.net.URI> expected) {
        return expected.filter(it -> request.path().equals(it.getRawPath() + (it.getRawQuery() == null ? "" : "?" + it.getRawQuery())))
                .isPresent();
    }

    private static String list(Preset family) {
        return switch (family.id()) {
            case "google" -> "{\"models\":[{\"name\":\"models/one\"},{\"name\":\"models/two\"}]}";
            case "ollama" -> "{\"models\":[{\"name\":\"one\",\"model\":\"one\"},{\"name\":\"two\"}]}";
            case "together", "github-models" -> "[{\"id\":\"one\"},{\"id\":\"two\"}]";
            default -> "{\"data\":[{\"id\":\"one\"},{\"id\":\"two\"}],\"has_more\":false}";
        };
    }

    private static Loopback.Response refusal(Protocol protocol) {
        return protocol == Protocol.GOOGLE
                ? json(400, "{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}")
                : json(401, "{\"error\":{\"message\":\"invalid x-api-key\",\"type\":\"authentication_error\"}}");
    }

    private static Loopback.Response message(Preset family, Loopback.Request request) {
        if (request.everything().contains("gone")) {
            return family.id().equals("azure-openai")
                    ? json(404, "{\"error\":{\"code\":\"DeploymentNotFound\",\"message\":\"The API deployment does not exist.\"}}")
                    : json(404, "{\"error\":{\"message\":\"The model gone does not exist\",\"code\":\"model_not_found\"}}");
        }
        return json(200, switch (family.speech().protocol()) {
            case OPENAI -> "{\"choices\":[{\"message\":{\"content\":\"OK\"}}]}";
            case ANTHROPIC -> "{\"content\":[{\"type\":\"text\",\"text\":\"OK\"}]}";
            case GOOGLE -> "{\"candidates\":[{\"content\":{}}]}";
        });
    }
}
