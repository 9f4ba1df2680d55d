package dev.onehot.probe;

import static dev.onehot.testing.Loopback.json;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckClass;
import dev.onehot.model.Header;
import dev.onehot.model.ProviderOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// How a check finds its way: paths, pages, shapes, headers, messages.
class CheckTest extends ProbeFixture {
    @AfterAll
    static void write() throws IOException {
        FailureFixturesTest.write();
    }

    @Test
    void aBaseWithoutAVersionIsTriedWithOneAndThenWithout() {
        var plain = server(request -> request.path().equals("/api/models") ? FailureFixturesTest.honest(request) : json(404, ""));
        var checked = check(target("openai-compatible", plain.url("/api/"), KEY, ""));
        assertThat(lights(checked)).isEqualTo("on on ?");
        assertThat(checked.result().url()).isEqualTo(plain.url("/api/models"));

        var versioned = server(request -> request.path().equals("/v1/models") ? FailureFixturesTest.honest(request) : json(404, ""));
        assertThat(check(target("openai-compatible", versioned.url(""), KEY, "")).result().url()).isEqualTo(versioned.url("/v1/models"));
    }

    @Test
    void aWebPageAtTheFirstPathIsNotTheEnd() {
        var site = server(request -> request.path().equals("/models")
                ? FailureFixturesTest.honest(request)
                : dev.onehot.testing.Loopback.html(200, "<html></html>"));
        assertThat(lights(check(target("openai-compatible", site.url(""), KEY, "")))).isEqualTo("on on ?");
    }

    @Test
    void allPagesAreRead() {
        var anthropic = server(request -> request.path().contains("after_id=b")
                ? json(200, "{\"data\":[{\"id\":\"c\"}],\"has_more\":false,\"last_id\":\"c\"}")
                : json(200, "{\"data\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"has_more\":true,\"last_id\":\"b\"}"));
        var checked = check(target("anthropic", anthropic.url(""), KEY, ""));
        assertThat(checked.models()).containsExactly("a", "b", "c");
        assertThat(checked.result().models()).isEqualTo(OptionalLong.of(3));
        assertThat(anthropic.requests().getFirst().path()).isEqualTo("/v1/models?limit=1000");

        var google = server(request -> request.path().endsWith("pageToken=t%2F2")
                ? json(200, "{\"models\":[{\"name\":\"models/y\"}]}")
                : json(200, "{\"models\":[{\"name\":\"models/x\"}],\"nextPageToken\":\"t/2\"}"));
        assertThat(check(target("google", google.url("/v1beta"), KEY, "")).models()).containsExactly("x", "y");
    }

    /// What was found on the first page stands, whatever becomes of the second.
    @Test
    void aPageThatFailsIsNotTheCheck() {
        var relay = server(request -> !request.path().contains("after_id")
                ? hasKey(request)
                        ? json(200, "{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}")
                        : json(401, "{}")
                : out -> {});
        var checked = check(relay(relay));
        assertThat(lights(checked)).isEqualTo("on on ?");
        assertThat(kind(checked)).isEmpty();
        assertThat(checked.models()).containsExactly("a");
        assertThat(relay.requests()).anyMatch(it -> it.path().contains("after_id=a"));
    }

    @Test
    void whatAVariableGaveAHeaderIsNotRepeatedEither() {
        var tenant = server(request -> json(401, "{\"error\":{\"message\":\"No tenant " + request.header("X-Tenant-Secret")
                + ", as of " + request.header("X-Day") + ", and no " + request.header("Authorization") + "\"}}"));
        var options = ProviderOptions.NONE.withHeaders(List.of(
                new Header("X-Tenant-Secret", "{env:GATEWAY_TOKEN}"), new Header("X-Day", "{env:DAY}")));
        var checked = check(new Target("openai-compatible", tenant.url("/v1"), ApiKey.of(KEY), "", options));
        assertThat(checked.toString()).doesNotContain("from-the-environment").doesNotContain(KEY);
        // What is as short as this may stand anywhere.
        assertThat(checked.result().failure().orElseThrow().vendorMessage()).startsWith("No tenant ••••, as of Tue, and no ");

        var elsewhere = server(request -> dev.onehot.testing.Loopback.reply(
                302, "text/plain", new byte[0], "Location: http://" + request.header("X-Tenant-Secret") + ".example/"));
        checked = check(new Target("openai-compatible", elsewhere.url("/v1"), ApiKey.of(KEY), "", options));
        assertThat(kind(checked)).contains(CheckClass.REDIRECT);
        assertThat(checked.toString()).doesNotContain("from-the-environment");
    }

    /// In a row that another program wrote.
    @Test
    void whatStandsBehindABaseIsNeitherAskedNorShown() {
        var server = server(request -> json(200, MODELS));
        var checked = check(target("openai-compatible", server.url("/v1?key=s3cret-plain"), KEY, ""));
        assertThat(kind(checked)).contains(CheckClass.ADDRESS);
        assertThat(checked.toString()).doesNotContain("s3cret");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aListWithoutEndEnds() {
        var endless = server(request -> json(200, "{\"data\":[{\"id\":\"a\"}],\"has_more\":true}"));
        assertThat(check(relay(endless)).models()).containsExactly("a");
    }

    @Test
    void aLocalServerWithoutModelsIsAStateOfItsOwn() {
        var ollama = server(request -> json(200, "{\"models\":[]}"));
        var checked = check(target("ollama", ollama.url(""), "", ""));
        FailureFixturesTest.note("Ollama without models", checked);
        assertThat(lights(checked)).isEqualTo("on ? ?");
        assertThat(kind(checked)).contains(CheckClass.NO_MODELS);
        assertThat(ollama.requests().getFirst().path()).isEqualTo("/api/tags");
    }

    @Test
    void aLocalServerNeedsNoKey() {
        var checked = check(target("lm-studio", server(request -> json(200, MODELS)).url("/v1"), "", ""));
        assertThat(lights(checked)).isEqualTo("on ? ?");
        assertThat(kind(checked)).isEmpty();
    }

    @Test
    void aKeyThatAServerDoesNotAskForIsNotCalledAccepted() {
        var open = server(request -> json(200, MODELS));
        var checked = check(target("vllm", open.url("/v1"), KEY, ""));
        assertThat(checked.result().keyAccepted().isOn()).isFalse();
        assertThat(kind(checked)).contains(CheckClass.KEY_UNPROVEN);
    }

    @Test
    void withoutAKeyAServerThatWantsOneSaysSo() {
        var checked = check(target("openai-compatible", server(FailureFixturesTest::honest).url("/v1"), "", ""));
        FailureFixturesTest.note("401, no key given", checked);
        assertThat(kind(checked)).contains(CheckClass.NO_KEY);
    }

    @Test
    void ownHeadersAreSentAndTakeThePlaceOfTheUsualOne() {
        var server = server(request -> json(200, MODELS));
        var options = ProviderOptions.NONE.withHeaders(List.of(
                new Header("X-Relay-Key", "Key {key}"), new Header("X-Token", "{env:GATEWAY_TOKEN}"), new Header("X-None", "{env:NOT_SET}"),
                new Header("X-Team", "search")));
        check(new Target("openai", server.url("/v1"), ApiKey.of(KEY), "", options));
        var first = server.requests().getFirst();
        assertThat(first.header("X-Relay-Key")).isEqualTo("Key " + KEY);
        assertThat(first.header("X-Token")).isEqualTo("from-the-environment");
        assertThat(first.header("X-Team")).isEqualTo("search");
        assertThat(first.headers()).doesNotContainKeys("Authorization", "X-None", "OpenAI-Organization");
        // The question without the key leaves out everything secret.
        assertThat(server.requests().get(1).headers()).doesNotContainKeys("X-Relay-Key", "X-Token").containsKey("X-Team");
    }

    @Test
    void organizationAndProjectAreSentWhenTheyAreGiven() {
        var server = server(request -> json(200, MODELS));
        check(new Target("openai", server.url("/v1"), ApiKey.of(KEY), "",
                ProviderOptions.of(Map.of("organization", "org-1", "project", "proj-2"))));
        assertThat(server.requests().getFirst().header("OpenAI-Organization")).isEqualTo("org-1");
        assertThat(server.requests().getFirst().header("OpenAI-Project")).isEqualTo("proj-2");
    }

    @Test
    void azureWithAnApiVersionIsAskedInTheOlderWay() {
        var server = server(request -> request.method().equals("GET") ? json(200, MODELS) : json(200, "{\"choices\":[]}"));
        var options = ProviderOptions.of(Map.of("resource", "acme", "deployment", "prod 1", "apiVersion", "2024-10-21"));
        probe.check(new Target("azure-openai", server.url("/openai/v1"), ApiKey.of(KEY), "", options), true);
        assertThat(server.requests()).extracting(it -> it.path()).contains(
                "/openai/models?api-version=2024-10-21", "/openai/deployments/prod%201/chat/completions?api-version=2024-10-21");
        assertThat(server.requests().getFirst().header("api-key")).isEqualTo(KEY);
    }

    @Test
    void aModelThatWantsTheNewerNameOfTheLimitGetsIt() {
        var server = server(request -> request.method().equals("GET")
                ? FailureFixturesTest.honest(request)
                : request.body().contains("max_completion_tokens")
                        ? json(200, "{\"choices\":[]}")
                        : json(400, "{\"error\":{\"message\":\"Use 'max_completion_tokens' instead of max_tokens with this model.\"}}"));
        assertThat(lights(probe.check(relay(server), true))).isEqualTo("on on on");
    }

    @Test
    void aMessageProvesAKeyThatThePublicListDoesNot() {
        var server = server(request -> request.method().equals("GET")
                ? json(200, MODELS)
                : hasKey(request) ? json(200, "{\"choices\":[]}") : json(401, "{}"));
        assertThat(lights(probe.check(relay(server), true))).isEqualTo("on on on");
        var open = server(request -> request.method().equals("GET") ? json(200, MODELS) : json(200, "{\"choices\":[]}"));
        var answered = probe.check(relay(open), true);
        FailureFixturesTest.note("answers to anybody, with a message", answered);
        assertThat(lights(answered)).isEqualTo("on ? on");
        assertThat(kind(answered)).contains(CheckClass.KEY_NOT_NEEDED);
        var refusing = server(request -> request.method().equals("GET") ? json(200, MODELS) : json(401, "{}"));
        var checked = probe.check(relay(refusing), true);
        FailureFixturesTest.note("public list, bad key, with a message", checked);
        assertThat(lights(checked)).isEqualTo("on off off");
    }

    @Test
    void aGatewayWhoseListDoesNotWorkMayHaveModelsThatAnswer() {
        var gateway = server(request -> request.method().equals("GET")
                ? json(500, "{\"message\":\"Something went wrong\"}")
                : hasKey(request) ? json(200, "{\"choices\":[]}") : json(401, "{}"));
        assertThat(kind(check(relay(gateway)))).contains(CheckClass.SERVER);
        var checked = probe.check(relay(gateway), true);
        assertThat(lights(checked)).isEqualTo("on on on");
        assertThat(kind(checked)).isEmpty();
    }

    @Test
    void aServerThatAsksForTheKeyBeforeItSaysThatThereIsNothingProvesIt() {
        var router = server(request -> hasKey(request) ? json(404, "{}") : json(401, "{}"));
        var checked = check(relay(router));
        assertThat(lights(checked)).isEqualTo("on on ?");
        assertThat(kind(checked)).contains(CheckClass.NOT_FOUND);
    }

    @Test
    void withoutAChosenModelNoMessageIsSent() {
        var server = server(FailureFixturesTest::honest);
        var checked = probe.check(target("openai-compatible", server.url("/v1"), KEY, ""), true);
        assertThat(kind(checked)).contains(CheckClass.NO_MODEL_CHOSEN);
        assertThat(server.requests()).allMatch(it -> it.method().equals("GET"));
    }

    @Test
    void aKeyThatCannotBeSentIsNotRepeated() {
        var checked = check(target("openai-compatible", server(request -> json(200, MODELS)).url("/v1"), "sk-ü-secret", ""));
        assertThat(kind(checked)).contains(CheckClass.NO_KEY);
        assertThat(checked.toString()).doesNotContain("secret");
    }

    @Test
    void aTargetDoesNotPrintItsKey() {
        assertThat(target("openai", "", KEY, "").toString()).doesNotContain(KEY);
    }
}
