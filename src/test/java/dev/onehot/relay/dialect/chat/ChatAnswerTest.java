package dev.onehot.relay.dialect.chat;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.PieceOrder;
import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.CallPart;
import dev.onehot.relay.turn.Piece.Delta;
import dev.onehot.relay.turn.Piece.Ended;
import dev.onehot.relay.turn.Piece.Failed;
import dev.onehot.relay.turn.Piece.Failure;
import dev.onehot.relay.turn.Piece.PartEnded;
import dev.onehot.relay.turn.Piece.Signature;
import dev.onehot.relay.turn.Piece.Stop;
import dev.onehot.relay.turn.Piece.TextPart;
import dev.onehot.relay.turn.Piece.ThoughtPart;
import dev.onehot.relay.turn.Piece.Usage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What providers answer in Chat Completions, and what programs get.
class ChatAnswerTest {
    private final Chat chat = new Chat();

    /// Events of one choice, of which only the inside is written here.
    private List<Piece> streamed(String... deltas) {
        var stream = new StringBuilder();
        for (var delta : deltas) {
            stream.append("data: ").append(delta.startsWith("{\"") && delta.contains("\"choices\"") || delta.startsWith("[") ? delta
                    : "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0," + delta + "}]}").append("\n\n");
        }
        var pieces = Wires.streamed(chat, stream.toString());
        PieceOrder.holds(pieces, stream.toString());
        assertThat(pieces.getFirst()).isEqualTo(new Piece.Began("c", "m"));
        return pieces.subList(1, pieces.size());
    }

    private static Ended ended(Stop stop) {
        return new Ended(stop, "", Usage.NONE);
    }

    @Test
    void asTheVendorStreams() {
        assertThat(streamed("\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":null",
                "\"delta\":{\"content\":\"Hel\"},\"finish_reason\":null", "\"delta\":{\"content\":\"lo\"},\"finish_reason\":null",
                "\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call_a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]}",
                "\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\"\"}}]}", "\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\":1}\"}}]}",
                "\"delta\":{\"tool_calls\":[{\"index\":1,\"id\":\"call_b\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}]}",
                "\"delta\":{},\"finish_reason\":\"tool_calls\"",
                "{\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":9,\"total_tokens\":39,\"prompt_tokens_details\":{\"cached_tokens\":20},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":4}}}", "[DONE]", "\"delta\":{\"content\":\"late\"}"))
                .containsExactly(new TextPart(), new Delta("Hello"), new PartEnded(), new CallPart("call_a", "f"), new Delta("{\"a\":1}"), new PartEnded(),
                        new CallPart("call_b", "g"), new Delta("{}"), new PartEnded(), new Ended(Stop.TOOL_CALLS, "", new Usage(30, 20, 0, 9, 4)));
    }

    @Test
    void thoughtsAsOthersTellThem() {
        assertThat(streamed("\"delta\":{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"\"}", "\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}",
                "\"delta\":{\"content\":\"so\",\"reasoning_content\":null}", "\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":\"stop\"", "[DONE]"))
                .containsExactly(new ThoughtPart(false), new Delta("hm"), new Signature("chat:reasoning_content"), new PartEnded(), new TextPart(), new Delta("so"), new PartEnded(),
                        ended(Stop.END));
        assertThat(streamed("\"delta\":{\"content\":\"\",\"reasoning\":\"hm\",\"reasoning_details\":[{\"type\":\"reasoning.text\",\"text\":\"hm\"}]}", "\"delta\":{},\"finish_reason\":\"length\""))
                .containsExactly(new ThoughtPart(false), new Delta("hm"), new Signature("chat:reasoning"), new PartEnded(), ended(Stop.MAX_TOKENS));
        assertThat(streamed("\"delta\":{\"content\":[{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"hm\"}]}]}",
                "\"delta\":{\"content\":[{\"type\":\"text\",\"text\":\"so\"}]},\"finish_reason\":\"stop\""))
                .containsExactly(new ThoughtPart(false), new Delta("hm"), new PartEnded(), new TextPart(), new Delta("so"), new PartEnded(), ended(Stop.END));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"index":0,"id":"a","function":{"name":"f","arguments":"{\\"x\\":1}"}} | {"index":0,"id":"b","function":{"name":"g","arguments":"{\\"y\\":2}"}}
            {"id":"a","function":{"name":"f","arguments":"{\\"x\\":"}}             | {"id":"a","function":{"arguments":"1}"}},{"id":"b","function":{"name":"g","arguments":"{\\"y\\":2}"}}
            {"id":"a","function":{"name":"f","arguments":"{\\"x\\":"}}             | {"function":{"arguments":"1}"}},{"id":"b","function":{"name":"g","arguments":{"y":2}}}
            {"index":0,"id":"a","function":{"name":"f"}},{"index":1,"id":"b","function":{"name":"g","arguments":"{\\"y\\""}} | {"index":0,"id":"","function":{"name":"f","arguments":"{\\"x\\":1}"}},{"index":1,"id":"b","function":{"name":"g","arguments":":2}"}}
            {"index":0,"id":"a","type":"function"},{"index":0,"function":{"name":"f","arguments":"{\\"x\\":1}"}} | {"index":3,"id":"b","function":{"name":"g","arguments":"{\\"y\\":2}"}}
            """)
    void callsAsOthersCutThem(String first, String second) {
        assertThat(streamed("\"delta\":{\"tool_calls\":[" + first + "]}", "\"delta\":{\"tool_calls\":[" + second + "]},\"finish_reason\":\"stop\""))
                .containsExactly(new CallPart("a", "f"), new Delta("{\"x\":1}"), new PartEnded(), new CallPart("b", "g"), new Delta("{\"y\":2}"), new PartEnded(),
                        ended(Stop.TOOL_CALLS));
    }

    @Test
    void callsWithoutANameGetOneAndTextThatComesLateIsKept() {
        var pieces = streamed("\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"f\"}},{\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}",
                "\"delta\":{\"content\":\"done\"}", "\"delta\":{\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}},\"finish_reason\":\"function_call\"");
        assertThat(pieces.stream().filter(CallPart.class::isInstance).map(it -> ((CallPart) it).id())).hasSize(3).doesNotHaveDuplicates().allMatch(it -> it.matches("call_\\w{32}"));
        assertThat(pieces).endsWith(new TextPart(), new Delta("done"), new PartEnded(), ended(Stop.TOOL_CALLS));
    }

    /// What waits for a call to end is kept in memory.
    @Test
    void whatIsKeptUntilTheEndHasALimit() {
        var reader = chat.answers();
        var told = new ArrayList<Piece>();
        reader.event("", "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"a\",\"function\":{\"name\":\"f\",\"arguments\":\"" + "x".repeat(17 << 20) + "\"}}]}}]}", told::add);
        assertThat(told).as("the first call goes on at once").hasSize(3);
        var late = "{\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(8 << 20) + "\"}}]}";
        reader.event("", late, told::add);
        reader.event("", late, told::add);
        assertThat(told).hasSize(3);
        reader.event("", "{\"choices\":[{\"delta\":{\"tool_calls\":[{\"id\":\"b\",\"function\":{\"name\":\"g\",\"arguments\":\"{\"}}]}}]}", told::add);
        assertThat(told.getLast()).isEqualTo(new Failed(Failure.SERVER, "The provider's answer is too long."));
        reader.event("", late, told::add);
        reader.end(told::add);
        assertThat(told).hasSize(4);
    }

    @Test
    void severalAnswersRefusalsAndBeginningsWithoutOne() {
        assertThat(streamed("{\"id\":\"\",\"model\":\"\",\"choices\":[],\"prompt_filter_results\":[]}", "\"delta\":{\"refusal\":\"I\"}", "\"delta\":{\"refusal\":\" will not\"}",
                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"other\"}}]}", "{\"choices\":null}", "\"delta\":null,\"finish_reason\":\"stop\"", "[DONE]"))
                .containsExactly(new TextPart(), new Delta("I will not"), new PartEnded(), ended(Stop.REFUSED));
        assertThat(streamed("\"delta\":{},\"finish_reason\":\"content_filter\"")).containsExactly(ended(Stop.REFUSED));
        assertThat(streamed("\"message\":{\"content\":\"whole\"},\"finish_reason\":\"stop\"")).containsExactly(new TextPart(), new Delta("whole"), new PartEnded(), ended(Stop.END));
    }

    @Test
    void aStreamThatBreaksOffIsToldSo() {
        var brokeOff = new Failed(Failure.UNREACHABLE, "The provider's answer broke off before its end.");
        assertThat(streamed("\"delta\":{\"content\":\"half\"}", "{\"choices\":[{\"del")).containsExactly(new TextPart(), new Delta("half"), brokeOff);
        assertThat(Wires.streamed(chat, "data: busy\n\n")).containsExactly(brokeOff);
        // Some never write why it ended, but that it has.
        assertThat(streamed("\"delta\":{\"content\":\"all\"}", "[DONE]")).containsExactly(new TextPart(), new Delta("all"), new PartEnded(), ended(Stop.END));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"message":"no","type":"insufficient_quota","code":"insufficient_quota"}}                         | CREDIT   | no
            {"error":{"message":"no","type":"invalid_request_error","code":"invalid_api_key"}}                        | KEY      | no
            {"error":{"message":"no","code":429}}                                                                     | LIMIT    | no
            {"error":{"message":"no","type":"invalid_request_error","code":"context_length_exceeded"}}                | TOO_LONG | no
            {"error":{"message":"This model's maximum context length is 8192 tokens.","code":400}}                    | TOO_LONG | This model's maximum context length is 8192 tokens.
            {"error":"in a word"}                                                                                     | SERVER   | in a word
            {"choices":[{"index":0,"delta":{},"error":{"code":502,"message":"upstream"},"finish_reason":"error"}]}    | UNREACHABLE | upstream
            {"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"x"}}}                         | INVALID  | Provider returned error
            """)
    void whatFailsWithAGoodStatusIsAFailure(String body, Failure kind, String message) {
        assertThat(Wires.whole(chat, 200, body)).containsExactly(new Failed(kind, message));
        assertThat(streamed("\"delta\":{\"content\":\"a\"}", "{\"choices\":[]}")).isNotEmpty();
        assertThat(Wires.streamed(chat, "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: " + body + "\n\ndata: [DONE]\n\n")).endsWith(new Failed(kind, message));
    }

    @Test
    void aStatusTellsWhatTheBodyDoesNot() {
        assertThat(Wires.whole(chat, 401, "{}")).containsExactly(new Failed(Failure.KEY, "The provider does not say why."));
        assertThat(Wires.whole(chat, 404, "{\"detail\":\"Not Found\"}")).containsExactly(new Failed(Failure.UNKNOWN, "Not Found"));
        assertThat(Wires.whole(chat, 422, "{\"detail\":[{\"msg\":\"extra fields\"}]}")).containsExactly(new Failed(Failure.INVALID, "extra fields"));
        assertThat(Wires.whole(chat, 200, "{\"object\":\"list\"}")).containsExactly(new Failed(Failure.SERVER, "The provider's answer is none of a model."));
    }

    @Test
    void aProgramGetsChunksInTheirOrder() {
        var stream = new String(Wires.written(chat, true, List.of(new Piece.Began("c", ""), new ThoughtPart(false), new Delta("hm"), new Signature("messages:s"), new PartEnded(),
                new TextPart(), new Delta("so"), new PartEnded(), new CallPart("a", "f"), new Delta("{}"), new Signature("gemini:g"), new PartEnded(),
                new Ended(Stop.TOOL_CALLS, "", new Usage(30, 10, 5, 7, 2)))), StandardCharsets.UTF_8);
        var head = "data: {\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":0,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":";
        assertThat(stream.replaceAll("\"created\":\\d+", "\"created\":0")).isEqualTo(
                head + "{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n"
                        + head + "{\"reasoning_content\":\"hm\"},\"finish_reason\":null}]}\n\n"
                        + head + "{\"content\":\"so\"},\"finish_reason\":null}]}\n\n"
                        + head + "{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]},\"finish_reason\":null}]}\n\n"
                        + head + "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]},\"finish_reason\":null}]}\n\n"
                        + head + "{\"tool_calls\":[{\"index\":0,\"extra_content\":{\"google\":{\"thought_signature\":\"g\"}}}]},\"finish_reason\":null}]}\n\n"
                        + head + "{},\"finish_reason\":\"tool_calls\"}],\"usage\":{\"prompt_tokens\":30,\"completion_tokens\":7,\"total_tokens\":37,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":10},\"completion_tokens_details\":{\"reasoning_tokens\":2}}}\n\ndata: [DONE]\n\n");
    }

    @Test
    void aFailureIsToldInTheStreamAndWithoutOne() {
        var failed = new Failed(Failure.TOO_LONG, "Too much.");
        var body = "{\"error\":{\"message\":\"Too much.\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"context_length_exceeded\"}}";
        assertThat(new String(Wires.written(chat, true, List.of(failed)), StandardCharsets.UTF_8)).isEqualTo("data: " + body + "\n\n");
        assertThat(new String(chat.failure(400, failed), StandardCharsets.UTF_8)).isEqualTo(body);
        for (var kind : Failure.values()) {
            var told = new Failed(kind, "why");
            var read = Wires.whole(chat, kind.status(), new String(chat.failure(kind.status(), told), StandardCharsets.UTF_8));
            assertThat(read).as("%s", kind).containsExactly(told);
        }
    }
}
