package dev.onehot.relay.dialect.messages;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What providers answer in Messages, and what programs get.
class MessagesAnswerTest {
    private static final Piece BROKE_OFF = new Piece.Failed(Piece.Failure.UNREACHABLE, "The provider's answer broke off before its end.");

    private final Messages messages = new Messages();

    @Test
    void asTheVendorStreams() {
        assertThat(Wires.streamed(messages, """
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-x","content":[],"stop_reason":null,\
                "usage":{"input_tokens":10,"cache_creation_input_tokens":3,"cache_read_input_tokens":20,"output_tokens":1}}}

                event: ping
                data: {"type": "ping"}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

                data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"hm"}}

                data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}}

                data: {"type":"content_block_stop","index":0}

                data: {"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"aGlk"}}

                data: {"type":"content_block_stop","index":1}

                data: {"type":"content_block_start","index":2,"content_block":{"type":"server_tool_use","id":"s","name":"web_search","input":{}}}

                data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{}"}}

                data: {"type":"content_block_stop","index":2}

                data: {"type":"content_block_start","index":3,"content_block":{"type":"text","text":""}}

                data: {"type":"content_block_delta","index":3,"delta":{"type":"text_delta","text":"so"}}

                data: {"type":"content_block_delta","index":3,"delta":{"type":"citations_delta","citation":{}}}

                data: {"type":"content_block_stop","index":3}

                data: {"type":"content_block_start","index":4,"content_block":{"type":"tool_use","id":"toolu_1","name":"f","input":{}}}

                data: {"type":"content_block_delta","index":4,"delta":{"type":"input_json_delta","partial_json":""}}

                data: {"type":"content_block_delta","index":4,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\": "}}

                data: {"type":"content_block_delta","index":4,"delta":{"type":"input_json_delta","partial_json":"1}"}}

                data: {"type":"content_block_stop","index":4}

                data: {"type":"content_block_start","index":5,"content_block":{"type":"tool_use","id":"toolu_2","name":"g","input":{}}}

                data: {"type":"content_block_delta","index":5,"delta":{"type":"input_json_delta","partial_json":""}}

                data: {"type":"content_block_stop","index":5}

                data: {"type":"event_of_tomorrow"}

                data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":42,"output_tokens_details":{"thinking_tokens":7}}}

                data: {"type":"message_stop"}

                data: {"type":"content_block_start","index":6,"content_block":{"type":"text","text":"late"}}

                """)).containsExactly(new Piece.Began("msg_1", "claude-x"), new Piece.ThoughtPart(false), new Piece.Delta("hm"), new Piece.Signature("messages:c2ln"),
                new Piece.PartEnded(), new Piece.ThoughtPart(true), new Piece.Signature("messages:aGlk"), new Piece.PartEnded(), new Piece.TextPart(),
                new Piece.Delta("so"), new Piece.PartEnded(), new Piece.CallPart("toolu_1", "f"), new Piece.Delta("{\"a\": 1}"), new Piece.PartEnded(),
                new Piece.CallPart("toolu_2", "g"), new Piece.Delta("{}"), new Piece.PartEnded(),
                new Piece.Ended(Piece.Stop.TOOL_CALLS, "", new Piece.Usage(33, 20, 3, 42, 7)));
    }

    @Test
    void asOthersStream() {
        assertThat(Wires.streamed(messages, """
                data: {"type":"content_block_delta","delta":{"type":"text_delta","text":"no beginning"}}

                data: {"type":"content_block_start","content_block":{"type":"tool_use","id":"t","name":"f","input":{"whole":true}}}

                data: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}

                """)).containsExactly(new Piece.Began("", ""), new Piece.TextPart(), new Piece.Delta("no beginning"), new Piece.PartEnded(), new Piece.CallPart("t", "f"),
                new Piece.Delta("{\"whole\":true}"), new Piece.PartEnded(), new Piece.Ended(Piece.Stop.END, "", Piece.Usage.NONE));
        assertThat(Wires.streamed(messages, "data: {\"type\":\"message_start\"}\n\n")).containsExactly(new Piece.Began("", ""), BROKE_OFF);
        assertThat(Wires.streamed(messages, "data: half of an ev")).containsExactly(BROKE_OFF);
        assertThat(Wires.streamed(messages, "")).containsExactly(BROKE_OFF);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}            | OVERLOADED | Overloaded
            {"type":"error","error":{"type":"rate_limit_error","message":"slow"}}                  | LIMIT      | slow
            {"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"}} | KEY        | invalid x-api-key
            {"type":"error"}                                                                       | SERVER     | The provider does not say why.
            {"error":{"message":"another form","code":"x"}}                                        | SERVER     | another form
            {"error":"in a word"}                                                                  | SERVER     | in a word
            """)
    void whatFailsWithAGoodStatusIsAFailure(String body, Piece.Failure kind, String message) {
        var failed = new Piece.Failed(kind, message);
        assertThat(Wires.whole(messages, 200, body)).containsExactly(failed);
        assertThat(Wires.streamed(messages, "data: {\"type\":\"message_start\"}\n\nevent: error\ndata: " + body + "\n\ndata: {\"type\":\"message_stop\"}\n\n"))
                .containsExactly(new Piece.Began("", ""), failed);
    }

    @Test
    void aStatusTellsWhatTheBodyDoesNot() {
        assertThat(Wires.whole(messages, 401, "{}")).containsExactly(new Piece.Failed(Piece.Failure.KEY, "The provider does not say why."));
        assertThat(Wires.whole(messages, 529, "{\"detail\":\"busy\"}")).containsExactly(new Piece.Failed(Piece.Failure.OVERLOADED, "busy"));
        assertThat(Wires.whole(messages, 200, "{\"ok\":true}")).containsExactly(new Piece.Failed(Piece.Failure.SERVER, "The provider's answer is none of a model."));
    }

    @Test
    void aProgramGetsEventsInTheirOrder() {
        var stream = new String(Wires.written(messages, true, List.of(new Piece.Began("", ""), new Piece.ThoughtPart(true), new Piece.Signature("responses:x"),
                new Piece.PartEnded(), new Piece.ThoughtPart(false), new Piece.Delta("hm"), new Piece.PartEnded(), new Piece.CallPart("a.b:0", "f"), new Piece.Delta("{}"),
                new Piece.Signature("gemini:s"), new Piece.PartEnded(), new Piece.Ended(Piece.Stop.TOOL_CALLS, "", new Piece.Usage(30, 10, 5, 7, 2)))), StandardCharsets.UTF_8);
        assertThat(stream.replaceAll("\"id\":\"msg_[0-9a-f]{32}\"", "\"id\":\"msg_\"")).isEqualTo("""
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,\
                "usage":{"input_tokens":0,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":0}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"redacted_thinking","data":"onehot-signature:responses:x"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: content_block_start
                data: {"type":"content_block_start","index":1,"content_block":{"type":"thinking","thinking":"","signature":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"thinking_delta","thinking":"hm"}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":1,"delta":{"type":"signature_delta","signature":"onehot-signature::"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":1}

                event: content_block_start
                data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"oh_YS5iOjA","name":"f","input":{}}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":2,"delta":{"type":"input_json_delta","partial_json":"{}"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":2}

                event: content_block_start
                data: {"type":"content_block_start","index":3,"content_block":{"type":"redacted_thinking","data":"onehot-signature:call oh_YS5iOjA gemini:s"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":3}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"input_tokens":15,"cache_creation_input_tokens":5,\
                "cache_read_input_tokens":10,"output_tokens":7,"output_tokens_details":{"thinking_tokens":2}}}

                event: message_stop
                data: {"type":"message_stop"}

                """);
    }

    @Test
    void aFailureIsToldInTheStreamAndWithoutOne() {
        var failed = new Piece.Failed(Piece.Failure.UNAVAILABLE, "Switch one on.");
        assertThat(new String(Wires.written(messages, true, List.of(failed)), StandardCharsets.UTF_8)).isEqualTo("""
                event: error
                data: {"type":"error","error":{"type":"api_error","message":"Switch one on."}}

                """);
        assertThat(new String(messages.failure(503, failed), StandardCharsets.UTF_8)).isEqualTo("""
                {"type":"error","error":{"type":"api_error","message":"Switch one on."}}""");
        for (var kind : EnumSet.complementOf(EnumSet.of(Piece.Failure.TOO_LONG))) {
            var told = new Piece.Failed(kind, "why");
            assertThat(Wires.whole(messages, kind.status(), new String(messages.failure(kind.status(), told), StandardCharsets.UTF_8))).containsExactly(told);
        }
        var tooLong = new String(messages.failure(400, new Piece.Failed(Piece.Failure.TOO_LONG, "9000 tokens")), StandardCharsets.UTF_8);
        assertThat(Wires.whole(messages, 400, tooLong)).containsExactly(new Piece.Failed(Piece.Failure.TOO_LONG, "prompt is too long: 9000 tokens"));
        assertThat(messages.answering(Wires.asked("m", true), OutputStream.nullOutputStream()).contentType()).isEqualTo("text/event-stream");
        assertThat(messages.answering(Wires.asked("m", false), OutputStream.nullOutputStream()).contentType()).isEqualTo("application/json");
    }
}
