package dev.onehot.probe;

import static dev.onehot.testing.Loopback.html;
import static dev.onehot.testing.Loopback.json;
import static dev.onehot.testing.Loopback.reply;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// Answers as real gateways, relays and local servers give them, where one would not expect them so.
@Execution(ExecutionMode.CONCURRENT)
class OddAnswersTest extends ProbeFixture {
    private static final String SAYS = "{\"choices\":[{\"message\":{\"content\":\"OK\"}}]}";

    @ParameterizedTest
    @CsvSource({"gzip, gzip", "x-gzip, gzip", "'', gzip", "deflate, deflate", "'gzip, gzip', twice"})
    void whatIsPackedIsUnpacked(String coding, String how) {
        var gateway = server(request -> packed(hasKey(request) ? 200 : 401, coding, how, request.method().equals("GET") ? MODELS : SAYS));
        var checked = probe.check(relay(gateway), true);
        assertThat(lights(checked)).as(checked.toString()).isEqualTo("on on on");
        assertThat(checked.models()).containsExactly("small", "large");
        assertThat(gateway.requests()).allMatch(it -> it.header("Accept-Encoding").equals("gzip"));
    }

    /// A failure's words are packed as well.
    @Test
    void aPackedRefusalIsRead() {
        var gateway = server(request -> packed(401, "gzip", "gzip", "{\"error\":{\"message\":\"Who are you?\"}}"));
        var failure = check(relay(gateway)).result().failure().orElseThrow();
        assertThat(failure.kind().word()).isEqualTo("key-refused");
        assertThat(failure.vendorMessage()).isEqualTo("Who are you?");
    }

    /// No packing makes an answer larger than answers may be.
    @Test
    void aPackedAnswerHasALimitToo() {
        var bomb = pack("gzip", "[\"" + "x".repeat(64 << 20) + "\"]");
        var checked = check(relay(server(request -> reply(200, "application/json", bomb, "Content-Encoding: gzip"))));
        assertThat(word(checked)).isEqualTo("too-large");
        var broken = java.util.Arrays.copyOf(pack("gzip", MODELS), 30);
        assertThat(word(check(relay(server(request -> reply(200, "application/json", broken, "Content-Encoding: gzip")))))).isEqualTo("not-json");
    }

    @Test
    void anotherPackingIsNamed() {
        var checked = check(relay(server(request -> reply(200, "application/json", new byte[] {1, 2, 3}, "Content-Encoding: br"))));
        assertThat(word(checked)).isEqualTo("packed");
        assertThat(checked.result().failure().orElseThrow().vendorMessage()).isEqualTo("br");
        assertThat(lights(checked)).isEqualTo("on ? ?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "openai-compatible| data: {\"choices\":[{\"delta\":{\"content\":\"OK\"}}]}\\n\\ndata: [DONE]\\n\\n",
        "openai-compatible| : keep-alive\\n\\ndata:{\"id\":\"1\"}\\n\\ndata:{\"choices\":[]}\\n\\ndata:[DONE]\\n\\n",
        "openai-compatible| data: {\"choices\":[\\ndata: ]}\\n",
        "anthropic| event: message_start\\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"1\"}}\\n\\nevent: message_stop\\ndata: {\"type\":\"message_stop\"}\\n\\n",
        "google| data: {\"candidates\":[{\"content\":{}}]}\\r\\n\\r\\n",
    })
    void anAnswerThatStreamsAlthoughNobodyAskedForItIsOne(String kind, String stream) {
        var body = stream.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);
        // The list has the same type, and is none.
        var relay = server(request -> reply(200, "text/event-stream", request.method().equals("GET") ? MODELS.getBytes() : body));
        var checked = probe.check(target(kind, relay.url("/v1"), "", "small"), true);
        assertThat(lights(checked)).as(checked.toString()).isEqualTo("on ? on");
        assertThat(checked.models()).hasSize(2);
    }

    @Test
    void aStreamThatTellsAFailureIsOne() {
        var relay = server(request -> request.method().equals("GET")
                ? json(200, MODELS)
                : reply(200, "text/event-stream", "data: {\"choices\":[]}\n\ndata: {\"error\":{\"message\":\"upstream is away\"}}\n\n".getBytes()));
        var checked = probe.check(relay(relay), true);
        assertThat(lights(checked)).isEqualTo("on ? off");
        assertThat(checked.result().failure().orElseThrow().vendorMessage()).isEqualTo("upstream is away");
    }

    /// Of a message it is said that it is no answer, and not that it is no list.
    @Test
    void aMessageThatIsNoneIsNotCalledAList() {
        for (var body : List.of("{\"hello\":1}", "<<<", "data: nothing\n\n")) {
            var checked = probe.check(relay(server(request -> json(200, request.method().equals("GET") ? MODELS : body))), true);
            assertThat(word(checked)).as(body).isEqualTo("no-answer");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "404 | {\"error\":\"no such path\"}",
        "405 | ''",
        "400 | {\"error\":{\"message\":\"Unsupported legacy protocol: /v1/chat/completions. Please use /v1/responses\"}}",
        "404 | {\"error\":{\"message\":\"This model is only supported in v1/responses and not in v1/chat/completions.\"}}",
    })
    void aRelayThatHasResponsesAndNoChatIsAskedForOne(int status, String refusal) {
        var relay = server(request -> request.method().equals("GET")
                ? FailureFixturesTest.honest(request)
                : request.path().equals("/v1/responses") && hasKey(request)
                        ? json(200, "{\"object\":\"response\",\"status\":\"incomplete\",\"error\":null,\"output\":[]}")
                        : json(status, refusal));
        var checked = probe.check(relay(relay), true);
        assertThat(lights(checked)).as(checked.toString()).isEqualTo("on on on");
        var asked = JsonMapper.shared().readTree(relay.requests().getLast().body());
        assertThat(asked.path("model").asString("")).isEqualTo("small");
        assertThat(asked.path("input").isArray()).isTrue();
    }

    /// Those before Codex answer in streams only.
    @Test
    void aRelayThatOnlyStreamsResponsesIsAskedForAStream() {
        var relay = server(request -> request.method().equals("GET")
                ? FailureFixturesTest.honest(request)
                : !request.path().equals("/v1/responses")
                        ? json(404, "{}")
                        : JsonMapper.shared().readTree(request.body()).path("stream").asBoolean(false)
                                ? reply(200, "text/event-stream", ("event: response.created\ndata: {\"type\":\"response.created\",\"response\":{\"id\":\"1\"}}"
                                        + "\n\n").getBytes())
                                : json(400, "{\"detail\":\"Stream must be set to true\"}"));
        assertThat(lights(probe.check(relay(relay), true))).isEqualTo("on on on");
        var failing = server(request -> request.method().equals("GET")
                ? FailureFixturesTest.honest(request)
                : request.path().equals("/v1/responses")
                        ? json(200, "{\"object\":\"response\",\"status\":\"failed\",\"error\":{\"message\":\"boom\"},\"output\":[]}")
                        : json(404, "{}"));
        assertThat(lights(probe.check(relay(failing), true))).isEqualTo("on on off");
    }

    /// Whoever has neither is told of the first.
    @Test
    void aRelayWithoutEitherSaysSo() {
        var relay = server(request -> request.method().equals("GET") ? FailureFixturesTest.honest(request) : json(404, "{}"));
        var checked = probe.check(relay(relay), true);
        assertThat(word(checked)).isEqualTo("not-found");
        assertThat(checked.result().failure().orElseThrow().detail()).endsWith("/v1/chat/completions");
        // Where a model is missing there is nothing to be tried elsewhere.
        var missing = server(request -> request.method().equals("GET")
                ? FailureFixturesTest.honest(request)
                : json(404, "{\"error\":{\"message\":\"The model small does not exist.\"}}"));
        assertThat(word(probe.check(relay(missing), true))).isEqualTo("model-refused");
        assertThat(missing.requests()).noneMatch(it -> it.path().endsWith("/responses"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"object\":\"list\",\"data\":null}", "{\"models\":null}", "{\"data\":[]}", "[]", "{\"data\":null,\"has_more\":false,\"first_id\":null}"})
    void anEmptyListIsAServerWithoutModels(String body) {
        assertThat(word(check(relay(server(request -> json(200, body)))))).isEqualTo("no-models");
    }

    /// What looks like an empty list beside the words of a failure is the failure.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"success\":false,\"message\":\"out of order\",\"data\":null} | bad-request",
        "{\"success\":false,\"message\":\"out of order\",\"data\":[]}   | bad-request",
        "{\"code\":500,\"msg\":\"out of order\",\"data\":null}           | not-json",
        "{\"error\":{\"message\":\"out of order\"},\"models\":[]}        | bad-request",
        "{\"success\":false,\"message\":\"无效的令牌\",\"data\":null}      | key-refused",
        "{\"success\":false,\"message\":\"用户额度不足\",\"data\":null}    | no-balance",
        "null | not-json",
    })
    void aFailureIsNoEmptyList(String body, String word) {
        assertThat(word(check(relay(server(request -> json(200, body)))))).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "403 ~ <!DOCTYPE html><html><head><title>Just a moment...</title></head></html>",
        "503 ~ <html><head><title>Just a moment...</title></head><script>window._cf_chl_opt</script></html>",
        "200 ~ <!doctype html><title>Making sure you&#39;re not a bot!</title>",
        "403 ~ <html><title>Attention Required! | Cloudflare</title></html>",
        "403 ~ error code: 1010",
        "403 ~ <html><head></head><body><iframe src=\"/_Incapsula_Resource?x\"></iframe></body></html>",
        "405 ~ <!doctypehtml><html><head><title>405</title></head><body><img src=\"//errors.aliyun.com/x.png\"></body></html>",
        "429 ~ <html><title>Vercel Security Checkpoint</title></html>",
    })
    void thePageOfABotFilterIsNamed(int status, String page) {
        var checked = check(relay(server(request -> page.startsWith("<") ? html(status, page) : reply(status, "text/plain", page.getBytes()))));
        assertThat(word(checked)).as(checked.toString()).isEqualTo("bot-filter");
        assertThat(lights(checked)).isEqualTo("on ? ?");
        var model = probe.check(
                relay(server(request -> request.method().equals("GET")
                        ? FailureFixturesTest.honest(request)
                        : html(status, page.startsWith("<") ? page : "<title>Just a moment...</title>"))),
                true);
        assertThat(word(model)).isEqualTo("bot-filter");
        assertThat(lights(model)).startsWith("on on ");
    }

    @Test
    void aFilterThatSaysSoInAHeaderIsNamed() {
        assertThat(word(check(relay(server(request -> reply(403, "text/plain", "no".getBytes(), "cf-mitigated: challenge")))))).isEqualTo("bot-filter");
    }

    /// Words of vendors and relays as their users report them. The last ones have credit, and something else is the matter.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "403 | {\"error\":{\"message\":\"user quota is not enough\",\"type\":\"new_api_error\",\"code\":\"insufficient_user_quota\"}} | no-balance",
        "403 | {\"error\":{\"message\":\"用户额度不足, 剩余额度: ¥0.000000\",\"type\":\"new_api_error\"}} | no-balance",
        "401 | {\"error\":{\"message\":\"该令牌额度已用尽\",\"type\":\"new_api_error\"}} | no-balance",
        "400 | {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Your credit balance is too low to access the Anthropic API.\"}} | no-balance",
        "429 | {\"error\":{\"code\":\"1113\",\"message\":\"余额不足或无可用资源包,请充值。\"}} | no-balance",
        "429 | {\"error\":{\"message\":\"Your account is not active, please check your billing details.\",\"code\":\"billing_not_active\"}} | no-balance",
        "403 | {\"code\":30001,\"message\":\"Sorry, your account balance is insufficient\",\"data\":null} | no-balance",
        "403 | {\"error\":\"Your newly created team doesn't have any credits yet.\"} | no-balance",
        "400 | {\"code\":\"Arrearage\",\"message\":\"Access denied, please make sure your account is in good standing.\"} | no-balance",
        "402 | {\"error\":{\"message\":\"Insufficient credits\",\"code\":402}} | no-balance",
        "403 | {\"error\":{\"message\":\"This key may not list models.\"}} | not-allowed",
        "429 | {\"error\":{\"code\":429,\"message\":\"You exceeded your current quota, please check your plan and billing details.\",\"status\":\"RESOURCE_EXHAUSTED\"}} | rate-limited",
        "500 | {\"error\":{\"message\":\"could not read the insufficient_quota table\"}} | server",
    })
    void outOfCreditIsToldFromNotAllowed(int status, String body, String word) {
        var checked = check(relay(server(request -> json(status, body))));
        assertThat(word(checked)).isEqualTo(word);
        assertThat(lights(checked)).isEqualTo(status == 500 ? "on ? ?" : "on on ?");
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501})
    void aServerThatHasNoListIsNoFailure(int status) {
        var workers = server(request -> request.method().equals("GET")
                ? json(status, "{\"errors\":[{\"code\":7001,\"message\":\"GET not supported for requested URI.\"}]}")
                : hasKey(request) ? json(200, SAYS) : json(401, "{}"));
        var checked = check(relay(workers));
        assertThat(word(checked)).isEqualTo("no-list");
        assertThat(checked.result().summary().name()).isEqualTo("UNSURE");
        assertThat(checked.result().failure().orElseThrow().vendorMessage()).isEqualTo("GET not supported for requested URI.");
        assertThat(lights(checked)).isEqualTo("on ? ?");
        var asked = probe.check(relay(workers), true);
        assertThat(lights(asked)).isEqualTo("on on on");
        assertThat(asked.result().failure()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ollama            | /v1     | /api/tags      | {\"models\":[{\"name\":\"a:1\",\"model\":\"a:1\"},{\"name\":\"b:1\"}]}",
        "ollama            | /box/v1 | /box/api/tags  | {\"models\":[{\"name\":\"a:1\",\"model\":\"a:1\"},{\"name\":\"b:1\"}]}",
        "openai-compatible | ''      | /api/tags      | {\"models\":[{\"name\":\"a:1\",\"model\":\"a:1\"},{\"name\":\"b:1\"}]}",
        "openai-compatible | /v1     | /api/tags      | {\"models\":[{\"name\":\"a:1\"},{\"name\":\"b:1\"}]}",
        "lm-studio         | /v1     | /api/v1/models | {\"models\":[{\"type\":\"llm\",\"key\":\"a:1\",\"loaded_instances\":[]},{\"type\":\"embedding\",\"key\":\"b:1\"}]}",
        "lm-studio         | /v1     | /api/v0/models | {\"object\":\"list\",\"data\":[{\"id\":\"a:1\",\"state\":\"loaded\"},{\"id\":\"b:1\"}]}",
        "lm-studio         | /api/v0 | /api/v0/models | {\"object\":\"list\",\"data\":[{\"id\":\"a:1\",\"state\":\"loaded\"},{\"id\":\"b:1\"}]}",
        "llama-cpp         | /v1     | /v1/models     | {\"models\":[{\"name\":\"a:1\"}],\"object\":\"list\",\"data\":[{\"id\":\"a:1\"},{\"id\":\"b:1\"}]}",
        "openai-compatible | /v1     | /v1/models     | {\"model_names\":[\"a:1\",\"b:1\"]}",
    })
    void aLocalServersOwnListIsRead(String kind, String base, String path, String body) {
        var local = server(request -> request.path().equals(path) ? json(200, body) : json(404, "{\"error\":\"404 page not found\"}"));
        var checked = check(target(kind, local.url(base), "", ""));
        assertThat(checked.models()).as(checked + " " + local.requests()).containsExactly("a:1", "b:1");
        assertThat(lights(checked)).isEqualTo("on ? ?");
    }

    /// What is asked on the chance of an answer is not what the check ends with.
    @Test
    void aServerThatHangsUpOnWhatItDoesNotKnowIsStillToldOfTheFirst() {
        Function<Loopback.Request, Loopback.Response> odd = request -> request.path().startsWith("/api/") || request.path().endsWith("/responses")
                ? out -> {}
                : json(404, "{}");
        assertThat(word(check(relay(server(odd))))).isEqualTo("not-found");
        var checked = probe.check(relay(server(request -> request.method().equals("GET") ? FailureFixturesTest.honest(request) : odd.apply(request))), true);
        assertThat(word(checked)).isEqualTo("not-found");
        assertThat(lights(checked)).isEqualTo("on on off");
    }

    /// A vendor's server is not asked for what only servers at home have.
    @Test
    void aVendorIsNotAskedForALocalList() {
        var vendor = server(request -> json(404, "{}"));
        check(target("groq", vendor.url("/openai/v1"), KEY, ""));
        assertThat(vendor.requests()).isNotEmpty().noneMatch(it -> it.path().contains("/api/"));
    }

    /// A word that stands for no key is no secret, and the server's advice may need it.
    @Test
    void aDummyKeyIsNotBlottedOut() {
        for (var dummy : List.of("ollama", "Ollama", "lm-studio")) {
            var local = server(request -> request.method().equals("GET")
                    ? json(200, MODELS)
                    : json(404, "{\"error\":{\"message\":\"model not found, try: " + dummy + " pull small\"}}"));
            var checked = probe.check(target("openai-compatible", local.url("/v1"), dummy, "small"), true);
            assertThat(checked.result().failure().orElseThrow().vendorMessage()).isEqualTo("model not found, try: " + dummy + " pull small");
        }
    }

    private static String word(Checked checked) {
        return checked.result().failure().map(it -> it.kind().word()).orElse("");
    }

    private static Loopback.Response packed(int status, String coding, String how, String text) {
        var body = how.equals("twice") ? pack(pack("gzip", text)) : pack(how, text);
        return coding.isEmpty() ? reply(status, "application/json", body) : reply(status, "application/json", body, "Content-Encoding: " + coding);
    }

    private static byte[] pack(String how, String text) {
        return how.equals("deflate") ? pack(text.getBytes(StandardCharsets.UTF_8), DeflaterOutputStream::new) : pack(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] pack(byte[] bytes) {
        return pack(bytes, out -> {
            try {
                return new GZIPOutputStream(out);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    private static byte[] pack(byte[] bytes, Function<OutputStream, OutputStream> packing) {
        var packed = new ByteArrayOutputStream();
        try (var out = packing.apply(packed)) {
            out.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
