package dev.onehot.relay.http;

import static dev.onehot.relay.http.FixedAnswering.BEARER;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ApiKey;
import dev.onehot.relay.Answerer;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A program of one dialect is answered by a provider of another.
@Execution(ExecutionMode.CONCURRENT)
class OtherDialectTest {
    private static final String MESSAGES = "POST /v1/messages?beta=true";
    private static final String HEADERS = "x-api-key: " + FixedAnswering.TOKEN + "\r\nanthropic-version: 2023-06-01\r\nanthropic-beta: some-2025\r\nUser-Agent: claude-cli/2\r\n";
    private static final String ASKED = "{\"model\":\"claude-x\",\"max_tokens\":64,\"top_k\":3,\"stream\":STREAM,\"system\":\"Be brief.\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m1\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish
                + "}]}\n\n";
    }

    @Test
    void aStreamIsReadAndWrittenPieceByPiece() throws Exception {
        var go = new Semaphore(0);
        try (var server = new RawServer((_, to) -> {
            RawServer.say(to, RawServer.EVENTS);
            RawServer.chunk(to, chunk("{\"role\":\"assistant\",\"content\":\"Hel\"}", "null"));
            assertThat(go.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
            RawServer.chunk(to, chunk("{\"content\":\"lo\"}", "null"));
            RawServer.chunk(to, chunk("{}", "\"stop\""));
            RawServer.chunk(to, "data: {\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m1\",\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}\n\n");
            RawServer.chunk(to, "data: [DONE]\n\n");
            RawServer.say(to, "0\r\n\r\n");
        })) {
            var answering = SameDialectTest.answering(server, "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of()); var program = new AskingProgram(endpoint.port())) {
                program.say(program.request(MESSAGES, HEADERS, ASKED.replace("STREAM", "true")));
                var head = program.head();
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("Content-Type")).startsWith("text/event-stream");
                assertThat(head.header("x-onehot-provider")).isEqualTo("Work");
                assertThat(head.header("x-onehot-left-out")).contains("top_k");
                var text = new StringBuilder();
                while (!text.toString().contains("Hel")) {
                    text.append(program.chunk().orElseThrow());
                }
                go.release();
                for (var chunk = program.chunk(); !chunk.orElseThrow().isEmpty(); chunk = program.chunk()) {
                    text.append(chunk.get());
                }
                assertThat(text).contains("event: message_start", "event: message_stop", "\"lo\"", "end_turn");
            }
            var asked = server.requests.getFirst();
            assertThat(asked.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
            assertThat(asked.text()).contains("\"model\":\"m1\"", "Be brief.", "\"stream\":true");
            assertThat(asked.headers()).containsEntry("Authorization", "Bearer " + FixedAnswering.KEY).containsEntry("User-Agent", "claude-cli/2")
                    .containsEntry("Content-Type", "application/json").doesNotContainKeys("x-api-key", "anthropic-version", "anthropic-beta");
            assertThat(answering.served).singleElement().satisfies(it -> {
                assertThat(it.usage()).isEqualTo(new Piece.Usage(5, 0, 0, 2, 0));
                assertThat(it.model()).isEqualTo("m1");
                assertThat(it.error()).isEmpty();
            });
        }
    }

    @Test
    void aWholeAnswerIsWrittenWhole() throws IOException {
        try (var server = RawServer.json(200, "{\"id\":\"c1\",\"object\":\"chat.completion\",\"model\":\"m1\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hello\"},"
                + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2}}")) {
            var answering = SameDialectTest.answering(server, "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                var answer = AskingProgram.once(endpoint.port(), MESSAGES, HEADERS, ASKED.replace("STREAM", "false"));
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.header("Content-Type")).startsWith("application/json");
                assertThat(answer.headers()).containsKey("Content-Length");
                assertThat(answer.body()).contains("\"type\":\"message\"", "Hello", "\"output_tokens\":2");
            }
            assertThat(answering.served.getFirst().usage().output()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"text/plain, true", "application/json, false", "application/octet-stream, true"})
    void aStreamIsKnownWhateverItIsCalled(String type, boolean streamed) throws IOException {
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, RawServer.EVENTS.replace("text/event-stream", type));
                    RawServer.chunk(to, ": waits\n\n");
                    RawServer.chunk(to, chunk("{\"role\":\"assistant\",\"content\":\"Hello\"}", "null") + chunk("{}", "\"stop\"") + "data: [DONE]\n\n");
                    RawServer.say(to, "0\r\n\r\n");
                });
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), MESSAGES, HEADERS, ASKED.replace("STREAM", String.valueOf(streamed)));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("Hello").contains(streamed ? "event: message_stop" : "\"stop_reason\":\"end_turn\"");
        }
    }

    @Test
    void failuresComeInTheProgramsShapeWithTheProvidersStatus() throws IOException {
        var failure = "{\"error\":{\"message\":\"Too many with " + FixedAnswering.KEY + "\",\"type\":\"rate_limit_error\"}}";
        try (var server = new RawServer((_, to) -> RawServer.say(to, RawServer.json(429, failure, "Retry-After: 17\r\n")));
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), MESSAGES, HEADERS, ASKED.replace("STREAM", "true"));
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isEqualTo("17");
            assertThat(answer.body()).startsWith("{\"type\":\"error\",\"error\":{").contains("rate_limit_error", "Too many with ••••").doesNotContain(FixedAnswering.KEY);
            var failed = endpoint.failures();
            assertThat(failed.get(1L).status()).isEqualTo(429);
            assertThat(failed.get(1L).error()).contains("Too many").doesNotContain(FixedAnswering.KEY);
        }
    }

    @Test
    void aFailureThatComesFirstInAStreamIsNoStream() throws IOException {
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, RawServer.EVENTS);
                    RawServer.chunk(to, "data: {\"error\":{\"message\":\"overloaded with " + FixedAnswering.KEY + "\",\"type\":\"server_error\"}}\n\n");
                    RawServer.say(to, "0\r\n\r\n");
                });
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), MESSAGES, HEADERS, ASKED.replace("STREAM", "true"));
            assertThat(answer.status()).isGreaterThanOrEqualTo(500);
            assertThat(answer.body()).startsWith("{\"type\":\"error\"").contains("overloaded with ••••").doesNotContain(FixedAnswering.KEY);
        }
    }

    @Test
    void anAnswerThatBreaksOffSaysSoWithinTheStream() throws IOException {
        try (var server = new RawServer((_, to) -> {
            RawServer.say(to, RawServer.EVENTS);
            RawServer.chunk(to, chunk("{\"role\":\"assistant\",\"content\":\"Hel\"}", "null"));
            RawServer.say(to, "40\r\ndata: {\"half");
            to.close();
        })) {
            var answering = SameDialectTest.answering(server, "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                var answer = AskingProgram.once(endpoint.port(), MESSAGES, HEADERS, ASKED.replace("STREAM", "true"));
                assertThat(answer.whole()).isTrue();
                assertThat(answer.body()).contains("Hel", "event: error").doesNotContain("message_stop", "half");
            }
            assertThat(answering.served).singleElement().matches(it -> it.error().contains("within its answer"));
        }
    }

    @Test
    void whatIsWrongWithARequestIsSaid() throws IOException {
        try (var server = RawServer.json(200, "{}"); var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), MESSAGES, HEADERS, "{\"model\":\"m\",");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("invalid_request_error");
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void tokensAreEstimatedAndWhatOnlyTheOtherDialectHasIsRefused() throws IOException {
        try (var server = RawServer.json(200, "{}"); var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), "POST /v1/messages/count_tokens", HEADERS, ASKED.replace("STREAM", "false"));
            assertThat(answer.header("x-onehot-estimated")).isEqualTo("true");
            assertThat(answer.body()).matches("\\{\"input_tokens\":[1-9]\\d+}");
            assertThat(AskingProgram.once(endpoint.port(), "GET /v1/messages/batches", HEADERS, "").status()).isEqualTo(404);
            assertThat(server.requests).isEmpty();
        }
    }

    @Test
    void whoLeavesATranslatedStreamEndsIt() throws Exception {
        var gone = new Semaphore(0);
        try (var server = new RawServer((_, to) -> {
            RawServer.say(to, RawServer.EVENTS);
            RawServer.chunk(to, chunk("{\"role\":\"assistant\",\"content\":\"Hel\"}", "null"));
            to.setSoTimeout(20_000);
            try {
                assertThat(to.getInputStream().read()).isEqualTo(-1);
            } catch (SocketException reset) {
                // That is an end, too.
            }
            gone.release();
            to.close();
        })) {
            var answering = SameDialectTest.answering(server, "m1");
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                try (var program = new AskingProgram(endpoint.port())) {
                    program.say(program.request(MESSAGES, HEADERS, ASKED.replace("STREAM", "true")));
                    program.head();
                }
                assertThat(gone.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
                Await.until("it is told", () -> answering.served.size() == 1);
                assertThat(answering.served.getFirst().status()).isEqualTo(499);
            }
        }
    }

    @Test
    void aServerThatNeverEndsItsStreamIsNotWaitedFor() throws IOException {
        try (var server = new RawServer((_, to) -> {
                    RawServer.say(to, RawServer.EVENTS);
                    RawServer.chunk(to, chunk("{\"role\":\"assistant\",\"content\":\"Hello\"}", "null") + chunk("{}", "\"stop\"") + "data: [DONE]\n\n");
                    to.getInputStream().read();
                });
                var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            var answer = AskingProgram.once(endpoint.port(), MESSAGES, HEADERS, ASKED.replace("STREAM", "true"));
            assertThat(answer.whole()).isTrue();
            assertThat(answer.body()).contains("Hello", "message_stop");
        }
    }

    private static final Map<Tongue, String> REQUESTS = Map.of(
            Tongue.MESSAGES, "/v1/messages {\"model\":\"x\",\"max_tokens\":9,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
            Tongue.CHAT, "/v1/chat/completions {\"model\":\"x\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}",
            Tongue.RESPONSES, "/v1/responses {\"model\":\"x\",\"stream\":true,\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Hi\"}]}]}",
            Tongue.GEMINI, "/v1beta/models/x:streamGenerateContent?alt=sse {\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hi\"}]}]}");

    private static Stream<Arguments> pairs() {
        return REQUESTS.keySet().stream().flatMap(it -> Stream.of(Tongue.MESSAGES, Tongue.CHAT, Tongue.GEMINI).map(provider -> Arguments.of(it, provider)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyDialectIsAnsweredByEveryOther(Tongue program, Tongue provider) throws IOException {
        var turn = new ModelTurn("x", List.of(), List.of(), List.of(), ModelTurn.ToolChoice.FREE, ModelTurn.Sampling.DEFAULT, ModelTurn.Effort.UNSAID, ModelTurn.Shape.TEXT, true);
        var answer = new ByteArrayOutputStream();
        var writer = Dialects.of(provider).answering(turn, answer);
        for (var piece : List.of(
                new Piece.Began("a1", "m1"), new Piece.TextPart(), new Piece.Delta("Hel"), new Piece.Delta("lo"), new Piece.PartEnded(),
                new Piece.Ended(Piece.Stop.END, "", new Piece.Usage(7, 0, 0, 3, 0)))) {
            writer.write(piece);
        }
        try (var server = new RawServer((_, to) -> {
            RawServer.say(to, RawServer.EVENTS);
            RawServer.chunk(to, answer.toString(StandardCharsets.UTF_8));
            RawServer.say(to, "0\r\n\r\n");
        })) {
            var kind = Map.of(Tongue.MESSAGES, "anthropic", Tongue.CHAT, "openai-compatible", Tongue.GEMINI, "google").get(provider);
            var answering = new FixedAnswering().with(
                    FixedAnswering.provider(kind, server.url(Map.of(Tongue.MESSAGES, "", Tongue.CHAT, "/v1", Tongue.GEMINI, "/v1beta").get(provider)), "m1"), "m1");
            var request = REQUESTS.get(program).split(" ", 2);
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                var got = AskingProgram.once(endpoint.port(), "POST " + request[0], BEARER, request[1]);
                assertThat(got.status()).as(got.body()).isEqualTo(200);
                assertThat(got.whole()).isTrue();
                assertThat(got.header("Content-Type")).startsWith("text/event-stream");
                assertThat(got.body()).contains("Hel", "lo");
            }
            assertThat(server.requests).singleElement().satisfies(it -> {
                assertThat(it.line()).startsWith("POST " + Map.of(
                        Tongue.MESSAGES, "/v1/messages", Tongue.CHAT, "/v1/chat/completions", Tongue.GEMINI, "/v1beta/models/m1:streamGenerateContent?alt=sse").get(provider) + " ");
                assertThat(it.text()).contains("Hi");
            });
            assertThat(answering.served).singleElement().satisfies(it -> {
                assertThat(it.usage().input()).isEqualTo(7);
                assertThat(it.usage().output()).isEqualTo(3);
                assertThat(it.error()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"openai, https://api.openai.com/v1, true", "openai-compatible, http://127.0.0.1:9/v1, false",
            "anthropic, '', false"})
    void responsesAreAskedOnlyWhereTheyAreKnownToBeAnswered(String kind, String base, boolean known) {
        var answerer = new Answerer(FixedAnswering.provider(kind, base, "m"), ApiKey.of(FixedAnswering.KEY), 1, Set.of());
        assertThat(ServerWay.of(answerer, Tongue.RESPONSES, "m", Map.of()).speaks(Tongue.RESPONSES)).isEqualTo(known);
    }

    /// There they think beside tools, and what they thought can be given back. A program that asks for chat completions gets what it asks for.
    @ParameterizedTest
    @CsvSource({"openai, https://api.openai.com/v1, RESPONSES", "openai, https://gateway.example/v1, CHAT", "openrouter, https://openrouter.ai/api/v1, CHAT", "deepseek, https://api.deepseek.com, CHAT"})
    void modelsOfOpenAIAreAskedInTheirOwnDialect(String kind, String base, Tongue asked) {
        var answerer = new Answerer(FixedAnswering.provider(kind, base, "m"), ApiKey.of(FixedAnswering.KEY), 1, Set.of());
        assertThat(ServerWay.of(answerer, Tongue.GEMINI, "m", Map.of()).tongue()).isEqualTo(asked);
        assertThat(ServerWay.of(answerer, Tongue.CHAT, "m", Map.of()).speaks(Tongue.CHAT)).isTrue();
    }
}
