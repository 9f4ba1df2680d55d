package dev.onehot.relay.dialect.responses;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.Piece;
import dev.onehot.relay.turn.Piece.Failure;
import dev.onehot.relay.turn.Piece.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// What providers answer in Responses, and what programs get.
class ResponsesAnswerTest {
    private static final Piece BEGAN = new Piece.Began("resp_7", "gpt-x");
    private static final Piece ENDED = new Piece.PartEnded();

    private final Responses responses = new Responses();

    @Test
    void asTheVendorStreams() {
        assertThat(stream("""
                {"type":"response.created","sequence_number":0,"response":{"id":"resp_7","object":"response","status":"in_progress","model":"gpt-x","output":[]}}
                {"type":"response.in_progress","response":{"id":"resp_7","model":"gpt-x"}}
                {"type":"response.output_item.added","output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[]}}
                {"type":"response.reasoning_summary_part.added","item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":""}}
                {"type":"response.reasoning_summary_text.delta","item_id":"rs_1","output_index":0,"summary_index":0,"delta":"**First**"}
                {"type":"response.reasoning_summary_text.done","item_id":"rs_1","output_index":0,"summary_index":0,"text":"**First**"}
                {"type":"response.reasoning_summary_part.done","item_id":"rs_1","output_index":0,"summary_index":0,"part":{"type":"summary_text","text":"**First**"}}
                {"type":"response.reasoning_summary_part.added","item_id":"rs_1","output_index":0,"summary_index":1,"part":{"type":"summary_text","text":""}}
                {"type":"response.reasoning_summary_text.delta","item_id":"rs_1","output_index":0,"summary_index":1,"delta":"**Then**"}
                {"type":"response.output_item.done","output_index":0,"item":{"id":"rs_1","type":"reasoning","encrypted_content":"enc",\
                "summary":[{"type":"summary_text","text":"**First**"},{"type":"summary_text","text":"**Then**"}]}}
                {"type":"response.output_item.added","output_index":1,"item":{"id":"ws_1","type":"web_search_call","status":"in_progress"}}
                {"type":"response.web_search_call.searching","output_index":1,"item_id":"ws_1"}
                {"type":"response.output_item.done","output_index":1,"item":{"id":"ws_1","type":"web_search_call","status":"completed"}}
                {"type":"response.output_item.added","output_index":2,"item":{"id":"msg_1","type":"message","role":"assistant","content":[]}}
                {"type":"response.content_part.added","output_index":2,"item_id":"msg_1","content_index":0,"part":{"type":"output_text","text":"","annotations":[]}}
                {"type":"response.output_text.delta","output_index":2,"item_id":"msg_1","content_index":0,"delta":"Hello","obfuscation":"xy"}
                {"type":"response.output_text.annotation.added","output_index":2,"item_id":"msg_1","annotation":{}}
                {"type":"response.output_text.delta","output_index":2,"item_id":"msg_1","content_index":0,"delta":" there"}
                {"type":"response.output_text.done","output_index":2,"item_id":"msg_1","content_index":0,"text":"Hello there"}
                {"type":"response.content_part.done","output_index":2,"item_id":"msg_1","content_index":0,"part":{"type":"output_text","text":"Hello there"}}
                {"type":"response.output_item.done","output_index":2,"item":{"id":"msg_1","type":"message","role":"assistant",\
                "content":[{"type":"output_text","text":"Hello there"}]}}
                {"type":"response.output_item.added","output_index":3,"item":{"id":"fc_1","type":"function_call","call_id":"call_9","name":"run","arguments":""}}
                {"type":"response.function_call_arguments.delta","output_index":3,"item_id":"fc_1","delta":"{\\"a\\""}
                {"type":"response.function_call_arguments.delta","output_index":3,"item_id":"fc_1","delta":":1}"}
                {"type":"response.function_call_arguments.done","output_index":3,"item_id":"fc_1","arguments":"{\\"a\\":1}"}
                {"type":"response.output_item.done","output_index":3,"item":{"id":"fc_1","type":"function_call","call_id":"call_9","name":"run","arguments":"{\\"a\\":1}"}}
                {"type":"response.completed","response":{"id":"resp_7","status":"completed","usage":{"input_tokens":30,"output_tokens":12,"total_tokens":42,\
                "input_tokens_details":{"cached_tokens":20,"cache_write_tokens":4},"output_tokens_details":{"reasoning_tokens":5}}}}
                """)).containsExactly(
                BEGAN,
                new Piece.ThoughtPart(false), new Piece.Delta("**First**\n\n**Then**"), new Piece.Signature("responses:enc"), ENDED,
                new Piece.TextPart(), new Piece.Delta("Hello there"), ENDED,
                new Piece.CallPart("call_9", "run"), new Piece.Delta("{\"a\":1}"), ENDED,
                new Piece.Ended(Stop.TOOL_CALLS, "", new Piece.Usage(30, 20, 4, 12, 5)));
    }

    /// Relays leave out what Codex can do without.
    @Test
    void itemsThatComeWholeOnly() {
        assertThat(stream("""
                {"type":"response.created","response":{"id":"resp_7","model":"gpt-x"}}
                {"type":"response.output_item.done","item":{"type":"reasoning","summary":[],"encrypted_content":"enc"}}
                {"type":"response.output_item.done","item":{"type":"message","role":"assistant","content":[{"type":"output_text","text":"A"},{"type":"output_text","text":"B"}]}}
                {"type":"response.output_item.done","item":{"type":"custom_tool_call","call_id":"c","name":"apply_patch","input":"*** \\"x\\""}}
                {"type":"response.completed","response":{"id":"resp_7"}}
                """)).containsExactly(
                BEGAN,
                new Piece.ThoughtPart(true), new Piece.Signature("responses:enc"), ENDED,
                new Piece.TextPart(), new Piece.Delta("A"), ENDED, new Piece.TextPart(), new Piece.Delta("B"), ENDED,
                new Piece.CallPart("c", "apply_patch"), new Piece.Delta("{\"input\":\"*** \\\"x\\\"\"}"), ENDED,
                new Piece.Ended(Stop.TOOL_CALLS, "", Piece.Usage.NONE));
    }

    @Test
    void lettersThatComeWithoutAnItem() {
        assertThat(stream("""
                {"type":"response.output_text.delta","delta":"Hel"}
                {"type":"response.output_text.delta","delta":"lo"}
                {"type":"response.completed","response":{"output":[{"type":"message","content":[{"type":"output_text","text":"Hello"}]}]}}
                """)).containsExactly(
                new Piece.Began("", ""), new Piece.TextPart(), new Piece.Delta("Hello"), ENDED, new Piece.Ended(Stop.END, "", Piece.Usage.NONE));
    }

    @Test
    void anAnswerThatIsInItsLastEventOnly() {
        assertThat(stream("""
                {"type":"response.completed","response":{"id":"resp_7","model":"gpt-x","output":[{"type":"message","content":[{"type":"output_text","text":"Hi"}]}]}}
                """)).containsExactly(BEGAN, new Piece.TextPart(), new Piece.Delta("Hi"), ENDED, new Piece.Ended(Stop.END, "", Piece.Usage.NONE));
    }

    @Test
    void itemsThatAreMixedAreToldOneAfterTheOther() {
        assertThat(stream("""
                {"type":"response.created","response":{"id":"resp_7","model":"gpt-x"}}
                {"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","call_id":"a","name":"f","arguments":""}}
                {"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","call_id":"b","name":"g","arguments":""}}
                {"type":"response.function_call_arguments.delta","output_index":1,"delta":"{\\"b\\":"}
                {"type":"response.function_call_arguments.delta","output_index":0,"delta":"{\\"a\\":1}"}
                {"type":"response.output_item.done","output_index":0,"item":{"type":"function_call","call_id":"a","name":"f","arguments":"{\\"a\\":1}"}}
                {"type":"response.function_call_arguments.delta","output_index":1,"delta":"2}"}
                {"type":"response.output_item.done","output_index":1,"item":{"type":"function_call","call_id":"b","name":"g","arguments":"{\\"b\\":2}"}}
                {"type":"response.completed","response":{}}
                """)).containsExactly(
                BEGAN, new Piece.CallPart("a", "f"), new Piece.Delta("{\"a\":1}"), ENDED, new Piece.CallPart("b", "g"), new Piece.Delta("{\"b\":2}"), ENDED,
                new Piece.Ended(Stop.TOOL_CALLS, "", Piece.Usage.NONE));
    }

    @Test
    void aRefusalIsTextAndSaidToBeOne() {
        assertThat(stream("""
                {"type":"response.created","response":{"id":"resp_7","model":"gpt-x"}}
                {"type":"response.refusal.delta","output_index":0,"content_index":0,"delta":"No."}
                {"type":"response.output_item.done","output_index":0,"item":{"type":"message","content":[{"type":"refusal","refusal":"No."}]}}
                {"type":"response.completed","response":{}}
                """)).containsExactly(BEGAN, new Piece.TextPart(), new Piece.Delta("No."), ENDED, new Piece.Ended(Stop.REFUSED, "", Piece.Usage.NONE));
    }

    @Test
    void anAnswerThatBreaksOff() {
        assertThat(stream("""
                {"type":"response.created","response":{"id":"resp_7","model":"gpt-x"}}
                {"type":"response.output_text.delta","output_index":0,"delta":"Hel"}
                """)).containsExactly(BEGAN, new Piece.TextPart(), new Piece.Delta("Hel"),
                new Piece.Failed(Failure.UNREACHABLE, "The provider's answer broke off before its end."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"error","code":"rate_limit_exceeded","message":"Slow"} | LIMIT
            {"type":"error","error":{"type":"tokens","code":"rate_limit_exceeded","message":"Slow"}} | LIMIT
            {"type":"response.failed","response":{"status":"failed","error":{"code":"server_is_overloaded","message":"Slow"}}} | OVERLOADED
            {"type":"response.failed","response":{"status":"failed","error":{"code":"insufficient_quota","message":"Slow"}}} | CREDIT
            {"type":"response.failed","response":{"status":"failed","error":{"code":"context_length_exceeded","message":"Slow"}}} | TOO_LONG
            {"type":"response.failed","response":{"status":"failed","error":{"code":"something_new","message":"Slow"}}} | SERVER
            """)
    void whatFailsInside(String event, Failure kind) {
        assertThat(stream(event)).containsExactly(new Piece.Failed(kind, "Slow"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | {"error":{"message":"Wrong key","type":"invalid_request_error","code":"invalid_api_key"}} | KEY | Wrong key
            429 | {"error":{"message":"Pay","type":"insufficient_quota","code":"insufficient_quota"}} | CREDIT | Pay
            400 | {"error":{"message":"Your input exceeds the context window of this model","type":"invalid_request_error"}} | TOO_LONG | Your input exceeds the context window of this model
            404 | {"error":{"message":"No model","type":"invalid_request_error","code":null}} | UNKNOWN | No model
            400 | {"detail":"Stream must be true"} | INVALID | Stream must be true
            500 | {} | SERVER | The provider does not say why.
            200 | {"error":{"message":"Broken"}} | SERVER | Broken
            200 | {"output":[],"status":"failed","error":{"code":"server_error","message":"Broken"}} | SERVER | Broken
            """)
    void whatFailsWhole(int status, String body, Failure kind, String message) {
        assertThat(Wires.whole(responses, status, body)).containsExactly(new Piece.Failed(kind, message));
    }

    @Test
    void whatCodexDemands() {
        var events = events(List.of(BEGAN,
                new Piece.ThoughtPart(false), new Piece.Delta("hm"), new Piece.Signature("messages:c2ln"), ENDED,
                new Piece.TextPart(), new Piece.Delta("Hi"), ENDED,
                new Piece.CallPart("call_1", "run"), new Piece.Delta("{\"a\":"), new Piece.Delta("1}"), ENDED,
                new Piece.CallPart("call_2", "apply_patch"), new Piece.Delta("{\"input\":\"***"), new Piece.Delta(" x\"}"), ENDED,
                new Piece.CallPart("call_3", "git__log"), ENDED,
                new Piece.CallPart("call_4", "tool_search"), new Piece.Delta("{\"query\":\"q\"}"), ENDED,
                new Piece.Ended(Stop.TOOL_CALLS, "", new Piece.Usage(9, 3, 0, 5, 2))));

        assertThat(events.stream().map(it -> it.path("sequence_number").intValue())).containsExactlyElementsOf(IntStream.range(0, events.size()).boxed().toList());
        assertThat(types(events).stream().map(it -> it.substring("response.".length()))).containsExactly("created", "in_progress",
                "output_item.added", "reasoning_summary_part.added", "reasoning_summary_text.delta", "reasoning_summary_text.done", "reasoning_summary_part.done",
                "output_item.done",
                "output_item.added", "content_part.added", "output_text.delta", "output_text.done", "content_part.done", "output_item.done",
                "output_item.added", "function_call_arguments.delta", "function_call_arguments.delta", "function_call_arguments.done", "output_item.done",
                "output_item.added", "custom_tool_call_input.delta", "custom_tool_call_input.done", "output_item.done",
                "output_item.added", "function_call_arguments.done", "output_item.done",
                "output_item.added", "output_item.done", "completed");
        var done = events.stream().filter(it -> it.path("type").stringValue("").endsWith("item.done")).map(it -> (ObjectNode) it.path("item")).toList();
        var whole = events.getLast().path("response");
        assertThat(whole.path("output")).containsExactlyElementsOf(done);
        assertThat(done.stream().map(it -> it.without("id").toString())).containsExactly(
                """
                {"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}],"encrypted_content":"onehot-signature:messages:c2ln"}""",
                """
                {"type":"message","status":"completed","role":"assistant","content":[{"type":"output_text","text":"Hi","annotations":[]}]}""",
                """
                {"type":"function_call","arguments":"{\\"a\\":1}","name":"run","call_id":"call_1","status":"completed"}""",
                """
                {"type":"custom_tool_call","input":"*** x","name":"apply_patch","call_id":"call_2","status":"completed"}""",
                """
                {"type":"function_call","arguments":"{}","namespace":"git","name":"log","call_id":"call_3","status":"completed"}""",
                """
                {"type":"tool_search_call","execution":"client","arguments":{"query":"q"},"call_id":"call_4","status":"completed"}""");
        assertThat(whole.path("status").stringValue("")).isEqualTo("completed");
        assertThat(whole.path("usage")).hasToString("""
                {"input_tokens":9,"input_tokens_details":{"cached_tokens":3,"cache_write_tokens":0},"output_tokens":5,\
                "output_tokens_details":{"reasoning_tokens":2},"total_tokens":14}""");
        assertThat(whole.path("id")).isEqualTo(events.getFirst().path("response").path("id"));
    }

    @ParameterizedTest
    @CsvSource({"MAX_TOKENS,incomplete,max_output_tokens", "REFUSED,incomplete,content_filter", "END,completed,", "STOP_TEXT,completed,", "PAUSED,completed,"})
    void howItEnds(Stop stop, String status, String reason) {
        var last = events(List.of(BEGAN, new Piece.Ended(stop, "", Piece.Usage.NONE))).getLast();
        assertThat(last.path("type").stringValue("")).isEqualTo("response." + status);
        assertThat(last.path("response").path("status").stringValue("")).isEqualTo(status);
        assertThat(last.path("response").path("incomplete_details").path("reason").stringValue(null)).isEqualTo(reason);
    }

    @Test
    void aFailureEndsTheStreamInWords() {
        var last = events(List.of(BEGAN, new Piece.TextPart(), new Piece.Delta("x"), new Piece.Failed(Failure.LIMIT, "Wait"))).getLast();
        assertThat(last.path("type").stringValue("")).isEqualTo("response.failed");
        assertThat(last.path("response").path("error")).hasToString("{\"code\":\"rate_limit_exceeded\",\"message\":\"Wait\"}");
        assertThat(new String(responses.failure(401, new Piece.Failed(Failure.KEY, "Add a key")), StandardCharsets.UTF_8))
                .isEqualTo("{\"error\":{\"message\":\"Add a key\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":\"invalid_api_key\"}}");
    }

    private List<Piece> stream(String lines) {
        return Wires.streamed(responses, lines.strip().lines().map(it -> "data: " + it + "\n\n").collect(Collectors.joining()));
    }

    /// As a program gets them that has each kind of tool.
    private List<ObjectNode> events(List<Piece> pieces) {
        var asked = Wires.read(responses, """
                {"model":"m","stream":true,"input":"x","tools":[{"type":"function","name":"run"},{"type":"custom","name":"apply_patch"},
                {"type":"namespace","name":"git","tools":[{"type":"function","name":"log"}]},{"type":"tool_search","execution":"client"}]}""");
        var out = new ByteArrayOutputStream();
        var writer = responses.answering(asked, out);
        try {
            for (var piece : pieces) {
                writer.write(piece);
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return Arrays.stream(out.toString(StandardCharsets.UTF_8).split("\n\n")).map(it -> {
            var json = WireJson.object(it.substring(it.indexOf("data: ") + 6)).orElseThrow();
            assertThat(it).startsWith("event: " + json.path("type").stringValue("") + "\n");
            return json;
        }).toList();
    }

    private static List<String> types(List<ObjectNode> events) {
        return events.stream().map(it -> it.path("type").stringValue("")).toList();
    }
}
