package dev.onehot.probe;

import static dev.onehot.testing.Loopback.json;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckResult.Summary;
import dev.onehot.model.ProviderField;
import dev.onehot.model.ProviderOptions;
import dev.onehot.route.Outlet;
import dev.onehot.route.Proxies;
import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A green check means that the address as programs get it answered.
class AddressCheckTest extends ProbeFixture {
    private static final String SAYS = "{\"choices\":[{\"message\":{\"content\":\"OK\"}}]}";

    @ParameterizedTest
    @ValueSource(strings = {"openai-compatible", "openai", "vllm", "groq"})
    void aMissingVersionIsFoundOutAndSaid(String kind) {
        var server = server(at("/v1"));
        for (boolean generate : new boolean[] {false, true}) {
            var checked = probe.check(target(kind, server.url(""), KEY, "small"), generate);
            assertThat(checked.result().summary()).isEqualTo(Summary.UNSURE);
            assertThat(kind(checked)).contains(CheckClass.INCOMPLETE_ADDRESS);
            // What is to become the base URL.
            assertThat(checked.result().failure().orElseThrow().detail()).isEqualTo(server.url("/v1"));
            assertThat(kind(probe.check(target(kind, server.url("/v1"), KEY, "small"), generate))).isEmpty();
        }
    }

    /// Their programs add the version themselves.
    @Test
    void whatProgramsAddIsNotMissed() {
        var anthropic = server(at("/v1", "/messages"));
        assertThat(kind(probe.check(target("anthropic", anthropic.url(""), KEY, "small"), true))).isEmpty();
        assertThat(kind(probe.check(target("anthropic", anthropic.url("/v1"), KEY, "small"), true))).isEmpty();
        var google = server(request -> json(200, "{\"models\":[{\"name\":\"models/x\"}],\"candidates\":[]}"));
        assertThat(kind(check(target("google", google.url(""), "", "x")))).isEmpty();
        assertThat(google.requests().getFirst().path()).isEqualTo("/v1beta/models?pageSize=1000");
        var ollama = server(request -> json(200, "{\"models\":[{\"name\":\"x\"}]}"));
        assertThat(kind(check(target("ollama", ollama.url(""), "", "x")))).isEmpty();
        assertThat(ollama.requests().getFirst().path()).isEqualTo("/api/tags");
        // Behind a gateway's path it has its own paths there, and nowhere else.
        assertThat(kind(check(target("ollama", ollama.url("/home/v1"), "", "x")))).isEmpty();
        assertThat(ollama.requests().getLast().path()).isEqualTo("/home/api/tags");
    }

    /// Whatever base URL they are given: they add the version, and there is nothing.
    @ParameterizedTest
    @CsvSource({"anthropic, '', /x, /v1, /messages", "anthropic, /models, /x, /v1, /messages", "anthropic, /models, '', /v1, /messages",
        "anthropic, /models, /v1/acc/gw, /v1, /messages", "anthropic, '', /x/v2, /v1, /messages", "google, /models, /x, /v1beta, /models/small:generateContent",
        "google, '', /x, /v1beta, /models/small:generateContent", "google, '', /x/v2, /v1beta, /models/small:generateContent"})
    void anAddressThatNoProgramAsksIsNotGreen(String kind, String list, String base, String version, String chat) {
        var said = chat.equals("/messages") ? "{\"content\":[]}" : "{\"candidates\":[]}";
        var server = server(request -> {
            var path = request.path().replaceFirst("[?].*", "");
            boolean listed = !list.isEmpty() && request.method().equals("GET") && path.equals(base + list);
            boolean asked = request.method().equals("POST") && path.equals(base + chat);
            return listed ? json(200, chat.equals("/messages") ? MODELS : "{\"models\":[{\"name\":\"models/small\"}]}")
                    : asked ? json(200, said) : json(404, "{\"error\":{\"message\":\"no such path\"}}");
        });
        for (boolean generate : new boolean[] {true, false}) {
            var checked = probe.check(target(kind, server.url(base), "", "small"), generate);
            assertThat(checked.result().summary()).as(checked.toString()).isEqualTo(Summary.FAILED);
            assertThat(checked.result().modelAnswers().isOn()).isFalse();
            if (generate || !list.isEmpty()) {
                assertThat(kind(checked)).contains(CheckClass.PROGRAMS_ELSEWHERE);
                assertThat(checked.result().failure().orElseThrow().detail()).isEqualTo(server.url(base + version));
            }
        }
    }

    /// Where only the list is without the version, programs are answered.
    @Test
    void aListElsewhereIsNoFault() {
        var server = server(request -> request.path().startsWith("/x/models") ? json(200, MODELS)
                : !request.path().equals("/x/v1/messages") || !request.method().equals("POST") ? json(404, "{}")
                : json(request.everything().contains("OK") ? 200 : 400, request.everything().contains("OK") ? "{\"content\":[]}" : "{\"error\":\"no messages\"}"));
        for (boolean generate : new boolean[] {true, false}) {
            var checked = probe.check(target("anthropic", server.url("/x"), "", "small"), generate);
            assertThat(checked.models()).isNotEmpty();
            assertThat(checked.result().summary()).as(checked.toString()).isEqualTo(Summary.WELL);
            assertThat(checked.result().modelAnswers().isOn()).isEqualTo(generate);
        }
    }

    /// As pasted from an example of Azure's for models that take Responses only.
    @Test
    void anAddressOfAzureForResponsesKeepsItsVersion() {
        var azure = server(request -> request.path().equals("/openai/models?api-version=2025-04-01-preview") ? json(200, MODELS)
                : request.path().equals("/openai/responses?api-version=2025-04-01-preview") ? json(200, "{\"output\":[]}")
                : json(404, "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}"));
        var checked = probe.check(target("azure-openai", azure.url("/openai/responses?api-version=2025-04-01-preview"), "", "small"), true);
        assertThat(checked.result().modelAnswers().isOn()).as(checked.toString()).isTrue();
        assertThat(kind(checked)).isEmpty();
    }

    /// It answers 400 for every path that it does not know, and what it says of that is a list.
    @Test
    void aGatewayWithAPathBehindAVersionIsAskedAsItWasTyped() {
        var gateway = server(request -> request.path().equals("/v1/acc/gw/compat/chat/completions")
                ? json(200, SAYS)
                : json(400, "{\"success\":false,\"result\":[],\"error\":[{\"code\":2019,\"message\":\"This path is not supported\"}]}"));
        var checked = probe.check(target("openai-compatible", gateway.url("/v1/acc/gw/compat"), KEY, "small"), true);
        assertThat(checked.result().modelAnswers().isOn()).isTrue();
        assertThat(kind(checked).filter(it -> !it.isOnlyAdvice())).isEmpty();
        assertThat(kind(checked)).isNotEqualTo(java.util.Optional.of(CheckClass.INCOMPLETE_ADDRESS));

        var list = check(target("openai-compatible", gateway.url("/v1/acc/gw/compat"), KEY, "small"));
        assertThat(list.result().failure().orElseThrow().vendorMessage()).isEqualTo("This path is not supported");
    }

    /// Without a list nothing tells which way is right but the answer of the model.
    @Test
    void aServerWithoutAListAnswersWhereItDoes() {
        var typed = server(at("", "/chat/completions"));
        var checked = probe.check(target("openai-compatible", typed.url("/gw"), KEY, "small"), true);
        assertThat(checked.result().modelAnswers().isOn()).isFalse();
        var bare = server(request -> request.method().equals("POST") && request.path().equals("/gw/chat/completions") ? json(200, SAYS) : json(404, "{}"));
        checked = probe.check(target("openai-compatible", bare.url("/gw"), KEY, "small"), true);
        assertThat(checked.result().modelAnswers().isOn()).isTrue();
        assertThat(kind(checked)).isNotEqualTo(java.util.Optional.of(CheckClass.INCOMPLETE_ADDRESS));
        var versioned = server(request -> request.method().equals("POST") && request.path().equals("/gw/v1/chat/completions") ? json(200, SAYS) : json(404, "{}"));
        checked = probe.check(target("openai-compatible", versioned.url("/gw"), KEY, "small"), true);
        assertThat(kind(checked)).contains(CheckClass.INCOMPLETE_ADDRESS);
    }

    /// As the portal shows it.
    @ParameterizedTest
    @ValueSource(strings = {"/", "/openai", "/openai/v1", "/openai/deployments/small", "/team/openai/deployments/small/chat/completions?api-version=2025-01-01-preview"})
    void anAddressOfAzureWorks(String path) {
        var azure = server(request -> {
            var asked = request.path().replaceFirst("^/team", "");
            boolean ours = asked.equals("/openai/v1/models") || asked.startsWith("/openai/models?api-version=2025-01-01-preview");
            boolean chat = asked.equals("/openai/v1/chat/completions")
                    || asked.equals("/openai/deployments/small/chat/completions?api-version=2025-01-01-preview");
            return !request.header("api-key").equals(KEY) ? json(401, "{}") : ours ? json(200, MODELS) : chat ? json(200, SAYS)
                    : json(404, "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}");
        });
        var checked = probe.check(target("azure-openai", azure.url(path), KEY, "small"), true);
        assertThat(lights(checked)).isEqualTo("on on on");
        assertThat(kind(checked)).isEmpty();
    }

    @Test
    void aHostWithAnUnderscoreThatIsNotThereIsNamed() {
        var checked = check(target("ollama", "http://no_such_host.invalid:11434", "", ""));
        assertThat(kind(checked)).contains(CheckClass.NO_SUCH_HOST);
        assertThat(checked.result().failure().orElseThrow().detail()).isEqualTo("no_such_host.invalid");
        assertThat(new Target("ollama", "http://ai_ollama:11434", ApiKey.of(""), "", ProviderOptions.NONE.with(ProviderField.PROXY, "direct")).endpoints("").getFirst().shown())
                .isEqualTo("http://ai_ollama:11434/api/tags");
        assertThat(Proxies.of("", java.net.URI.create("http://ai_ollama:11434/x"), Map.of("http_proxy", "http://proxy:3128", "no_proxy", "ai_ollama"))).isEqualTo(new Outlet.Direct());
    }

    /// A server that has a list and answers below `base`, and nothing anywhere else.
    private static Function<Loopback.Request, Loopback.Response> at(String base) {
        return at(base, "/chat/completions");
    }

    private static Function<Loopback.Request, Loopback.Response> at(String base, String chat) {
        return request -> {
            var path = request.path().replaceFirst("[?].*", "");
            boolean known = path.equals(base + "/models") || path.equals(base + chat);
            if (!known) {
                return json(404, "{\"error\":{\"message\":\"no such path\"}}");
            }
            if (!hasKey(request)) {
                return json(401, "{\"error\":{\"message\":\"invalid key\"}}");
            }
            return json(200, path.endsWith("/models") ? MODELS : chat.equals("/messages") ? "{\"content\":[]}" : SAYS);
        };
    }
}
