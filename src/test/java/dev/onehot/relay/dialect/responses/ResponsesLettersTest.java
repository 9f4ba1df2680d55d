package dev.onehot.relay.dialect.responses;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What each event of an answer tells at once: a program shows letters when they come and not when their item is whole.
class ResponsesLettersTest {
    /// @param story lines `EVENT => what it tells`; the type without `response.`
    @ParameterizedTest
    @ValueSource(strings = {
        // Each event alone begins what it belongs to.
        """
        {"type":"output_text.delta","delta":"a"} => began text a
        {"type":"output_text.delta","delta":"b"} => b
        {"type":"output_item.done","item":{"type":"message","content":[{"type":"output_text","text":"abc"}]}} => c .
        {"type":"completed","response":{}} => END
        """,
        """
        {"type":"refusal.delta","output_index":0,"delta":"no"} => began text no
        {"type":"completed","response":{}} => . REFUSED
        """,
        """
        {"type":"content_part.added","part":{"type":"output_text"}} => began text
        {"type":"output_text.delta","delta":"a"} => a
        {"type":"content_part.done","part":{"type":"output_text","text":"ab"}} => b .
        {"type":"content_part.added","part":{"type":"refusal"}} => text
        {"type":"content_part.done","part":{"type":"refusal","refusal":"no"}} => no .
        {"type":"output_item.done","item":{"type":"message","content":[{"type":"output_text","text":"ab"},{"type":"refusal","refusal":"no"},{"type":"text","text":"c"}]}} => text c .
        {"type":"completed","response":{}} => REFUSED
        """,
        """
        {"type":"content_part.added","part":{"type":"audio"}} => began
        {"type":"content_part.done","part":{"type":"output_text","text":"never open"}} =>
        {"type":"output_text.delta","delta":"a"} => text a
        {"type":"content_part.done","part":{"type":"audio"}} =>
        {"type":"completed","response":{}} => . END
        """,
        """
        {"type":"reasoning_summary_part.added"} => began thought
        {"type":"reasoning_summary_text.delta","delta":"a"} => a
        {"type":"reasoning_summary_part.added"} => ¶
        {"type":"reasoning_text.delta","delta":"of the other kind"} =>
        {"type":"output_item.done","item":{"type":"reasoning","summary":[{"text":"a"},{"text":"b"}],"content":[{"text":"raw"}]}} => b .
        {"type":"completed","response":{}} => END
        """,
        """
        {"type":"reasoning_text.delta","delta":"a"} => began thought a
        {"type":"reasoning_summary_part.added"} =>
        {"type":"reasoning_summary_text.delta","delta":"of the other kind"} =>
        {"type":"output_item.done","item":{"type":"reasoning","summary":[{"text":"short"}],"content":[{"text":"ab"}]}} => b .
        {"type":"completed","response":{}} => END
        """,
        """
        {"type":"output_item.added","item":{"type":"function_call","call_id":"c","name":"f"}} => began call(c,f)
        {"type":"function_call_arguments.delta","delta":"{"} => {
        {"type":"function_call_arguments.delta","delta":"}"} => }
        {"type":"completed","response":{}} => . TOOL_CALLS
        """,
        """
        {"type":"function_call_arguments.delta","output_index":0,"delta":"{"} => began
        {"type":"output_item.done","output_index":0,"item":{"type":"function_call","id":"c","name":"f","arguments":"{}"}} => call(c,f) {} .
        {"type":"completed","response":{}} => TOOL_CALLS
        """,
        """
        {"type":"output_item.added","item":{"type":"custom_tool_call","call_id":"c","name":"f"}} => began
        {"type":"output_item.done","item":{"type":"custom_tool_call","call_id":"c"}} =>
        {"type":"output_item.done","item":{"type":"function_call","call_id":"c"}} =>
        {"type":"output_item.done","item":{"type":"message","content":[{"type":"refusal","refusal":"no"}]}} => text no .
        {"type":"completed","response":{}} => REFUSED
        """,
        // What waits for another item is told behind it, or at the end.
        """
        {"type":"created","response":{}} => began
        {"type":"output_text.delta","output_index":0,"delta":"a"} => text a
        {"type":"output_text.delta","output_index":1,"delta":"b"} =>
        {"type":"output_item.done","output_index":1,"item":{"type":"message","content":[{"type":"output_text","text":"bc"}]}} =>
        {"type":"output_item.done","output_index":0,"item":{"type":"message","content":[{"type":"output_text","text":"a"}]}} => . text bc .
        {"type":"output_text.delta","output_index":2,"delta":"d"} => text d
        {"type":"output_text.delta","output_index":1,"delta":"late"} =>
        {"type":"output_item.done","output_index":2,"item":{"type":"message","content":[]}} => .
        {"type":"completed","response":{"output":[{"type":"message","content":[{"type":"output_text","text":"told"}]}]}} => END
        """,
        """
        {"type":"output_text.delta","output_index":0,"delta":"a"} => began text a
        {"type":"output_item.done","output_index":1,"item":{"type":"function_call","call_id":"c","name":"f"}} =>
        {"type":"completed","response":{}} => . call(c,f) . TOOL_CALLS
        """,
        """
        {"type":"completed","response":{"output":[{"type":"message","content":[{"type":"refusal","refusal":"no"}]}],"incomplete_details":{"reason":"max_output_tokens"}}} => began text no . MAX_TOKENS
        {"type":"output_text.delta","delta":"behind the end"} =>
        """
    })
    void isToldAtOnce(String story) {
        var reader = new Responses().answers();
        var told = new ArrayList<String>();
        Consumer<Piece> to = it -> told.add(word(it));
        story.lines().forEach(line -> {
            int arrow = line.lastIndexOf(" =>");
            reader.event("", line.substring(0, arrow).replaceFirst("\"type\":\"", "$0response."), to);
            assertThat(String.join(" ", told)).as(line).isEqualTo(line.substring(arrow + 3).strip());
            told.clear();
        });
    }

    @Test
    void soManyItemsWaitAndNoMore() {
        var reader = new Responses().answers();
        var told = new ArrayList<Piece>();
        reader.event("", "{\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"a\"}", told::add);
        for (int n = 1; n <= 256; n++) {
            reader.event("", "{\"type\":\"response.output_item.done\",\"output_index\":" + n + ",\"item\":{\"type\":\"message\"}}", told::add);
        }
        assertThat(told).hasSize(3);
        reader.event("", "{\"type\":\"response.output_item.done\",\"output_index\":257,\"item\":{\"type\":\"message\"}}", told::add);
        assertThat(told.getLast()).isInstanceOf(Piece.Failed.class);
    }

    @Test
    void soManyItemsAreMissedAndNoMore() {
        var reader = new Responses().answers();
        var told = new ArrayList<Piece>();
        for (int n = 0; n <= 257; n++) {
            reader.event("", "{\"type\":\"response.output_text.delta\",\"output_index\":" + n + ",\"delta\":\"a\"}", told::add);
            boolean last = n == 257;
            reader.event("", n == 256 || last ? "{\"type\":\"response.output_item.done\",\"output_index\":1,\"item\":{\"type\":\"message\"}}" : "{}", told::add);
            assertThat(told.stream().anyMatch(Piece.Failed.class::isInstance)).as("%s", n).isEqualTo(last);
        }
    }

    @Test
    void anAnswerWithAStatusOfAFailureIsNone() {
        var told = new ArrayList<Piece>();
        new Responses().answers().whole(400, WireJson.object("{\"output\":[],\"error\":{\"message\":\"No\"}}").orElseThrow(), told::add);
        assertThat(told).containsExactly(new Piece.Failed(Piece.Failure.INVALID, "No"));
    }

    private static String word(Piece piece) {
        return switch (piece) {
            case Piece.Began _ -> "began";
            case Piece.TextPart _ -> "text";
            case Piece.ThoughtPart _ -> "thought";
            case Piece.CallPart(var id, var name) -> "call(" + id + "," + name + ")";
            case Piece.Delta(var text) -> text.replace("\n\n", "¶");
            case Piece.Signature(var signature) -> signature;
            case Piece.PartEnded _ -> ".";
            case Piece.Ended(var stop, _, _) -> stop.name();
            case Piece.Failed(var kind, _) -> kind.name();
        };
    }
}
