package dev.onehot.probe;

import static dev.onehot.testing.Loopback.html;
import static dev.onehot.testing.Loopback.json;
import static dev.onehot.testing.Loopback.reply;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.CheckClass;
import dev.onehot.testing.Loopback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every class of failure that a server can give, from a real server: what the lights and the message say. The table is in `target/checks.md`.
class FailureFixturesTest extends ProbeFixture {
    private static final TreeMap<String, String> TABLE = new TreeMap<>();
    private static final String ERROR = "{\"error\":{\"message\":\"%s\",\"type\":\"%s\"}}";

    static Stream<Arguments> answers() {
        return Stream.of(
                // What the server answers; then the three lights; then the class.
                each("200, list that needs the key", FailureFixturesTest::honest, "on on ?", null),
                each("200, public list, bad key", request -> json(200, MODELS), "on ? ?", CheckClass.KEY_UNPROVEN),
                each("401", always(401, "Incorrect API key provided: " + KEY + ".", "invalid_request_error"), "on off ?",
                        CheckClass.KEY_REFUSED),
                each("403", always(403, "This key may not list models.", "permission_error"), "on on ?", CheckClass.NOT_ALLOWED),
                each("403 with a web page", request -> html(403, "<html><title>Blocked</title></html>"), "on ? ?", CheckClass.WEB_PAGE),
                each("402", always(402, "Insufficient Balance", "unknown_error"), "on on ?", CheckClass.NO_BALANCE),
                each("429 with Retry-After: 17", request -> json(429, ERROR.formatted("Slow down.", "rate"), "Retry-After: 17"), "on on ?",
                        CheckClass.RATE_LIMITED),
                each("429 insufficient_quota", always(429, "You exceeded your current quota.", "insufficient_quota"), "on on ?",
                        CheckClass.NO_BALANCE),
                each("404", always(404, "Not Found", ""), "on ? ?", CheckClass.NOT_FOUND),
                each("404 with a web page", request -> html(404, "<!DOCTYPE html><title>Not here</title>"), "on ? ?", CheckClass.NOT_FOUND),
                each("400", always(400, "Unknown parameter.", ""), "on ? ?", CheckClass.BAD_REQUEST),
                each("400 API_KEY_INVALID", request -> json(400, "[{\"error\":{\"code\":400,\"message\":\"API key not valid. Please pass a"
                        + " valid API key.\",\"status\":\"INVALID_ARGUMENT\",\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}]"),
                        "on off ?", CheckClass.KEY_REFUSED),
                each("500", always(500, "boom", ""), "on ? ?", CheckClass.SERVER),
                each("502 with a web page", request -> html(502, "<html><title>502 Bad Gateway</title></html>"), "on ? ?", CheckClass.SERVER),
                each("503 loading", always(503, "Loading model", "unavailable_error"), "on ? ?", CheckClass.LOADING),
                each("200 with a web page", request -> html(200, "<html><head><title>My relay</title></head></html>"), "on ? ?",
                        CheckClass.WEB_PAGE),
                each("200, empty", request -> json(200, ""), "on ? ?", CheckClass.EMPTY_ANSWER),
                each("200, JSON that breaks off", request -> json(200, MODELS.substring(0, 40)), "on ? ?", CheckClass.NOT_JSON),
                each("200, JSON of something else", request -> json(200, "{\"hello\":\"world\"}"), "on ? ?", CheckClass.NOT_JSON),
                each("200 that says the key is bad", request -> json(200, "{\"success\":false,\"message\":\"无效的令牌\"}"), "on off ?",
                        CheckClass.KEY_REFUSED),
                each("200, 5 MB", request -> reply(200, "application/json", ("[\"" + "x".repeat(5 << 20) + "\"]").getBytes()), "on ? ?",
                        CheckClass.TOO_LARGE),
                each("closes without a word", request -> out -> {}, "off ? ?", CheckClass.NOT_HTTP),
                each("does not speak HTTP", request -> out -> out.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes()), "off ? ?",
                        CheckClass.NOT_HTTP));
    }

    private static Arguments each(
            String name,
            Function<Loopback.Request, Loopback.Response> answer,
            String lights,
            @org.jspecify.annotations.Nullable CheckClass kind) {
        return Arguments.of(name, answer, lights, kind);
    }

    private static Function<Loopback.Request, Loopback.Response> always(int status, String message, String type) {
        return request -> json(status, ERROR.formatted(message, type));
    }

    static Loopback.Response honest(Loopback.Request request) {
        return request.header("Authorization").equals("Bearer " + KEY)
                ? json(200, MODELS)
                : json(401, ERROR.formatted("Missing key", "auth"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void eachIsToldApart(
            String name,
            Function<Loopback.Request, Loopback.Response> answer,
            String lights,
            @org.jspecify.annotations.Nullable CheckClass kind) {
        var server = server(answer);
        var checked = check(relay(server));
        note(name, checked);

        assertThat(lights(checked)).isEqualTo(lights);
        assertThat(kind(checked).orElse(null)).isEqualTo(kind);
        assertThat(checked.toString()).doesNotContain(KEY);
        assertThat(checked.result().url()).isEqualTo(server.url("/v1/models"));
        assertThat(server.requests()).noneMatch(it -> it.path().contains(KEY));
    }

    @Test
    void aServerSaysWhenToTryAgain() {
        var seconds = check(relay(server(request -> json(429, "{}", "Retry-After: 17")))).result().failure().orElseThrow();
        assertThat(seconds.retryAfter()).isEqualTo(OptionalLong.of(17));
        assertThat(seconds.advice().text(Locale.ENGLISH)).isEqualTo("Wait 17 seconds, as 127.0.0.1 asks, then try again.");
        var date = check(relay(server(request -> json(503, "{}", "Retry-After: Tue, 24 Nov 2026 12:01:00 GMT"))));
        assertThat(date.result().failure().orElseThrow().retryAfter()).isEqualTo(OptionalLong.of(60));
    }

    static void note(String name, Checked checked) {
        var result = checked.result();
        var failure = result.failure();
        var said = failure.map(it -> it.what().text(Locale.ENGLISH) + " " + it.advice().text(Locale.ENGLISH)).orElse("");
        var vendor = failure.map(it -> it.vendorMessage()).filter(it -> !it.isEmpty()).map(it -> " “" + it + "”").orElse("");
        var row = "| " + name + " | " + lights(checked).replace(" ", " | ") + " | " + failure.map(it -> it.kind().word()).orElse("")
                + " | " + (said + vendor).replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT").replace("|", "\\|") + " |";
        synchronized (TABLE) {
            TABLE.put(name, row);
        }
    }

    @AfterAll
    static void write() throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target", "checks.md"),
                "| fixture | reachable | key | model | class | message, advice, “what the server said” |\n|---|---|---|---|---|---|\n"
                        + String.join("\n", TABLE.values()) + "\n");
    }
}
