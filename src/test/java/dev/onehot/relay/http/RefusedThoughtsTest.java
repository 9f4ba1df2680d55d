package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.ProviderOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Vendors sign what their models think, and refuse what another has signed: a conversation goes on after a switch all the same, also between two that speak
/// one dialect, where bytes pass as they are.
@Execution(ExecutionMode.CONCURRENT)
class RefusedThoughtsTest {
    private static final String TOKEN = "Authorization: Bearer " + FixedAnswering.TOKEN + "\r\n";
    private static final String SIGNED = "c2lnbmVkLWJ5LWFub3RoZXI=";

    /// @param refusal as the vendor puts it
    /// @param kept what the provider has to be asked with all the same
    private record Conversation(String kind, String base, String line, String body, String refusal, List<String> kept) {
        @Override
        public String toString() {
            return line;
        }
    }

    static List<Conversation> conversations() {
        var messages = """
                {"model":"m1","max_tokens":4096,"thinking":{"type":"enabled","budget_tokens":2048},"messages":[{"role":"user","content":"Hi"},
                {"role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":"SIGNED"},{"type":"redacted_thinking","data":"SIGNED"},
                {"type":"tool_use","id":"t1","name":"look","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"seen"}]}]}""";
        var gemini = """
                {"contents":[{"role":"user","parts":[{"text":"Hi"}]},{"role":"model","parts":[{"functionCall":{"name":"look","args":{}},"thoughtSignature":"SIGNED"}]},
                {"role":"user","parts":[{"functionResponse":{"name":"look","response":{"output":"seen"}}}]}]}""";
        var responses = """
                {"model":"m1","store":false,"input":[{"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]},
                {"type":"reasoning","summary":[],"encrypted_content":"SIGNED"},{"type":"function_call","call_id":"t1","name":"look","arguments":"{}"},
                {"type":"function_call_output","call_id":"t1","output":"seen"}]}""";
        return List.of(
                new Conversation("anthropic", "", "POST /v1/messages", messages,
                        "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"messages.1.content.0: Invalid `signature` in `thinking` block\"}}",
                        List.of("\"tool_use\"", "seen", "\"m1\"")),
                new Conversation("google", "", "POST /v1beta/models/m1:generateContent", gemini,
                        "{\"error\":{\"code\":400,\"message\":\"Thought signature is not valid\",\"status\":\"INVALID_ARGUMENT\"}}",
                        List.of("functionCall", "seen")),
                new Conversation("openai", "http://api.openai.com/v1", "POST /v1/responses", responses,
                        "{\"error\":{\"message\":\"The encrypted content c2ln... could not be verified.\",\"type\":\"invalid_request_error\",\"code\":\"invalid_encrypted_content\"}}",
                        List.of("function_call", "seen", "\"m1\"")));
    }

    private static RawServer refusing(Conversation conversation) throws IOException {
        return new RawServer((request, to) -> RawServer.say(
                to, request.text().contains(SIGNED) ? RawServer.json(400, conversation.refusal(), "") : RawServer.json(200, "{\"answered\":true}", "")));
    }

    private static FixedAnswering answering(Conversation conversation, RawServer server) {
        // OpenAI's Responses are asked at OpenAI only: it is reached past a proxy.
        boolean own = !conversation.base().isEmpty();
        var options = own ? ProviderOptions.of(Map.of("proxy", server.url(""))) : ProviderOptions.NONE;
        return new FixedAnswering().with(
                FixedAnswering.provider(1, "Work", conversation.kind(), own ? conversation.base() : server.url(""), "m1", options), "m1");
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void itIsAskedOnceMoreWithoutThem(Conversation conversation) throws IOException {
        try (var server = refusing(conversation)) {
            var answering = answering(conversation, server);
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                var answer = AskingProgram.once(endpoint.port(), conversation.line(), TOKEN, conversation.body().replace("SIGNED", SIGNED));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"answered\":true}");
                // As the conversation goes on they are left out at once, and what this provider has signed meanwhile stays.
                var goesOn = conversation.body().replaceFirst("SIGNED", SIGNED).replace("SIGNED", "b3du");
                assertThat(AskingProgram.once(endpoint.port(), conversation.line(), TOKEN, goesOn).status()).isEqualTo(200);
                assertThat(server.requests).hasSize(3);
                assertThat(server.requests.removeLast().text()).doesNotContain(SIGNED)
                        .matches(it -> it.contains("b3du") == goesOn.contains("b3du"), "has what it signed itself");
            }
            assertThat(server.requests).hasSize(2);
            assertThat(server.requests.getFirst().text()).as("untouched at first").isEqualTo(conversation.body().replace("SIGNED", SIGNED));
            assertThat(server.requests.getLast().text()).contains(conversation.kept()).doesNotContain(SIGNED);
            assertThat(server.requests.getLast().line()).isEqualTo(server.requests.getFirst().line());
            assertThat(answering.served).hasSize(2).allSatisfy(it -> assertThat(it.error()).isEmpty());
        }
    }

    @Test
    void whatIsRefusedAgainIsToldAsItWasSaid() throws IOException {
        var messages = conversations().getFirst();
        var asked = new AtomicInteger();
        try (var server = new RawServer((_, to) -> RawServer.say(to, RawServer.json(400, messages.refusal().replace("1.", asked.incrementAndGet() + "."), "")))) {
            var answering = answering(messages, server);
            try (var endpoint = Endpoint.open(0, answering, Map.of())) {
                var answer = AskingProgram.once(endpoint.port(), messages.line(), TOKEN, messages.body().replace("SIGNED", SIGNED));
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).contains("messages.2.content.0");
                // So it was something else, and what it thought is sent again.
                AskingProgram.once(endpoint.port(), messages.line(), TOKEN, messages.body().replace("SIGNED", SIGNED));
                assertThat(server.requests).hasSize(4);
                assertThat(server.requests.get(2).text()).contains(SIGNED);
            }
            assertThat(answering.served).hasSize(2).first().satisfies(it -> assertThat(it.status()).isEqualTo(400));
        }
    }

    @Test
    void whatIsRefusedForSomethingElseIsNotAskedAgain() throws IOException {
        var messages = conversations().getFirst();
        var unsigned = "{\"model\":\"m1\",\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"What is a signature?\"}]}";
        for (var each : Map.of(messages.body().replace("SIGNED", SIGNED), "{\"error\":{\"message\":\"max_tokens is too large\"}}", unsigned, messages.refusal()).entrySet()) {
            try (var server = new RawServer((_, to) -> RawServer.say(to, RawServer.json(400, each.getValue(), "")));
                    var endpoint = Endpoint.open(0, answering(messages, server), Map.of())) {
                assertThat(AskingProgram.once(endpoint.port(), messages.line(), TOKEN, each.getKey()).status()).isEqualTo(400);
                assertThat(server.requests).hasSize(1);
            }
        }
    }
}
