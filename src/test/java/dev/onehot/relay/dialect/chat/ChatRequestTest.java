package dev.onehot.relay.dialect.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.MessagePart.Text;
import dev.onehot.relay.turn.MessagePart.ToolCall;
import dev.onehot.relay.turn.MessagePart.ToolResult;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs ask in Chat Completions.
class ChatRequestTest {
    private final Chat chat = new Chat();
    private final Omissions omissions = new Omissions();

    @Test
    void asProgramsAsk() {
        var turn = Wires.read(chat, """
                {"model":"gpt-x","stream":true,"stream_options":{"include_usage":true},"max_completion_tokens":500,"max_tokens":7,"stop":"END","seed":1,"n":1,
                "user":"u","store":null,"reasoning_effort":"low",
                "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"},"strict":true}},{"type":"custom","custom":{"name":"g"}}],
                "tool_choice":{"type":"function","function":{"name":"f"}},"parallel_tool_calls":false,
                "messages":[{"role":"developer","content":"be"},{"role":"system","content":[{"type":"text","text":"brief"}]},
                {"role":"user","name":"n","content":[{"type":"text","text":"look"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA","detail":"low"}},
                  {"type":"image_url","image_url":{"url":"https://x/y.png"}},{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,BBBB"}},
                  {"type":"input_audio","input_audio":{"data":"CCCC","format":"mp3"}},{"type":"file","file":{"file_id":"f"}}]},
                {"role":"assistant","content":null,"reasoning":"hm","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},
                  {"id":"b","type":"function","function":{"name":"f","arguments":""},"extra_content":{"google":{"thought_signature":"s"}}}]},
                {"role":"tool","tool_call_id":"b","content":"second"},{"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"first"}]},
                {"role":"user","content":"go on"},{"role":"system","content":"now"},{"role":"assistant","content":[{"type":"refusal","refusal":"no"}]}]}""", omissions);
        assertThat(turn.system()).containsExactly(new Text("be"), new Text("brief"));
        assertThat(turn.messages()).containsExactly(
                new Message(Role.USER, List.of(new Text("look"), new MessagePart.Media("image/png", "AAAA", "", ""), new MessagePart.Media("", "", "https://x/y.png", ""),
                        new MessagePart.Media("application/pdf", "BBBB", "", "a.pdf"), new MessagePart.Media("audio/mp3", "CCCC", "", ""))),
                new Message(Role.ASSISTANT, List.of(new MessagePart.Thought("hm", "chat:reasoning", false), new ToolCall("a", "f", "{}", ""), new ToolCall("b", "f", "{}", "gemini:s"))),
                new Message(Role.USER, List.of(new ToolResult("b", "", List.of(new Text("second")), false), new ToolResult("a", "", List.of(new Text("first")), false), new Text("go on"))),
                new Message(Role.SYSTEM, List.of(new Text("now"))), new Message(Role.ASSISTANT, List.of(new Text("no"))));
        assertThat(turn.tools()).extracting(ModelTurn.Tool::name).containsExactly("f");
        assertThat(turn.choice()).isEqualTo(new ToolChoice(ToolChoice.Mode.NAMED, "f", false));
        assertThat(turn.sampling().maxTokens()).hasValue(500);
        assertThat(turn.sampling().stops()).containsExactly("END");
        assertThat(turn.effort()).isEqualTo(new Effort("low", OptionalInt.empty(), true));
        assertThat(omissions.names()).containsExactlyInAnyOrder("seed", "user", "media.file", "tools.custom");
    }

    @Test
    void asItWasBeforeThereWereTools() {
        var turn = Wires.read(chat, """
                {"functions":[{"name":"f","parameters":{"type":"object"}}],"function_call":{"name":"f"},"messages":[{"role":"user","content":"go"},
                {"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"1"},
                {"role":"assistant","content":null,"function_call":{"name":"f","arguments":"{}"}},{"role":"function","name":"f","content":"2"}]}""", omissions);
        assertThat(turn.choice()).isEqualTo(new ToolChoice(ToolChoice.Mode.NAMED, "f", true));
        assertThat(turn.messages().stream().flatMap(it -> it.parts().stream()).skip(1)).containsExactly(
                new ToolCall("call_function_1", "f", "{}", ""), new ToolResult("call_function_1", "f", List.of(new Text("1")), false),
                new ToolCall("call_function_2", "f", "{}", ""), new ToolResult("call_function_2", "f", List.of(new Text("2")), false));
        assertThat(omissions.names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "reasoning_effort":"none"                                 | none |      | false
            "reasoning":{"effort":"high"}                             | high |      | true
            "reasoning":{"max_tokens":3000}                           |      | 3000 | true
            "thinking":{"type":"enabled"}                             | auto |      | true
            "thinking":{"type":"disabled"}                            | none |      | false
            "reasoning":7                                             |      |      | false
            """)
    void howMuchIsThought(String member, String word, Integer budget, boolean shown) {
        assertThat(Wires.read(chat, "{\"messages\":[]," + member + "}").effort())
                .isEqualTo(new Effort(word == null ? "" : word, budget == null ? OptionalInt.empty() : OptionalInt.of(budget), shown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"messages\":\"hi\"}", "{\"messages\":[{\"role\":\"robot\"}]}", "{\"messages\":[null]}"})
    void whatCannotBeAnsweredIsSaid(String body) {
        assertThatThrownBy(() -> Wires.read(chat, body)).isInstanceOf(UnreadableTurnException.class).hasMessageStartingWith("messages");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "n":3                                                                         | n
            "logit_bias":{"1":2}                                                          | logit_bias
            "tool_choice":{"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[]}} | tool_choice
            "webSearch-options":{}                                                        | web_search_options
            """)
    void whatATurnCannotHoldIsNamed(String member, String name) {
        Wires.read(chat, "{\"messages\":[]," + member + "}", omissions);
        assertThat(omissions.names()).containsExactly(name);
    }
}
