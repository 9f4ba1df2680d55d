package dev.onehot.relay.dialect.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs ask in Messages.
class MessagesRequestTest {
    private final Messages messages = new Messages();
    private final Omissions omissions = new Omissions();

    @Test
    void asClaudeCodeAsks() {
        var turn = Wires.read(messages, """
                {"model":"claude-opus-5-5","max_tokens":32000,"stream":true,"metadata":{"user_id":"user_x_account_y"},
                "system":[{"type":"text","text":"x-anthropic-billing-header: cc_version=2.1.0; cch=0;"},
                  {"type":"text","text":"You are a tool.","cache_control":{"type":"ephemeral","ttl":"1h"}}],
                "thinking":{"type":"adaptive"},"output_config":{"effort":"high"},"context_management":{"edits":[]},
                "tools":[{"name":"Read","description":"reads","input_schema":{"type":"object","properties":{"path":{"type":"string"}}},"eager_input_streaming":true},
                  {"type":"web_search_20250305","name":"web_search","max_uses":8}],
                "messages":[{"role":"user","content":[{"type":"text","text":"<system-reminder>x</system-reminder>"},{"type":"text","text":"go"}]},
                  {"role":"assistant","content":[{"type":"thinking","thinking":"hm","signature":"c2ln"},{"type":"text","text":""},
                    {"type":"tool_use","id":"toolu_1","name":"Read","input":{"path":"/a"}},{"type":"tool_use","id":"toolu_2","name":"Read","input":{}}]},
                  {"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_2","content":"no","is_error":true},
                    {"type":"tool_result","tool_use_id":"toolu_1","content":[{"type":"text","text":"yes"},
                      {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}}]},
                    {"type":"text","text":"and now?","cache_control":{"type":"ephemeral"}}]}]}""", omissions);
        assertThat(turn.model()).isEqualTo("claude-opus-5-5");
        assertThat(turn.streamed()).isTrue();
        assertThat(turn.system()).containsExactly(new MessagePart.Text("You are a tool."));
        assertThat(turn.tools()).extracting(ModelTurn.Tool::name).containsExactly("Read");
        assertThat(turn.effort()).isEqualTo(new Effort("high", OptionalInt.empty(), true));
        assertThat(turn.messages()).containsExactly(
                new Message(Role.USER, List.of(new MessagePart.Text("<system-reminder>x</system-reminder>"), new MessagePart.Text("go"))),
                new Message(Role.ASSISTANT, List.of(new MessagePart.Thought("hm", "messages:c2ln", false),
                        new MessagePart.ToolCall("toolu_1", "Read", "{\"path\":\"/a\"}", ""), new MessagePart.ToolCall("toolu_2", "Read", "{}", ""))),
                new Message(Role.USER, List.of(new MessagePart.ToolResult("toolu_2", "", List.of(new MessagePart.Text("no")), true),
                        new MessagePart.ToolResult("toolu_1", "", List.of(new MessagePart.Text("yes"), new MessagePart.Media("image/png", "AAAA", "", "")), false),
                        new MessagePart.Text("and now?"))));
        assertThat(omissions.names()).containsExactlyInAnyOrder("system.billing", "cache_control", "metadata.user_id", "context_management", "tools.web_search_20250305");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"document","source":{"type":"file","file_id":"f"}}                                          | media.file
            {"type":"image","source":{"type":"file","file_id":"f"}}                                             | media.file
            {"type":"server_tool_use","id":"s","name":"web_search","input":{}}                                  | content.server_tool_use
            {"type":"web_search_tool_result","tool_use_id":"s","content":[]}                                    | content.web_search_tool_result
            {"type":"of tomorrow"}                                                                              | content.of_tomorrow
            {"type":"document","citations":{"enabled":true},"source":{"type":"text","media_type":"text/plain","data":"x"}} | citations
            """)
    void whatATurnCannotHoldIsNamed(String block, String name) {
        Wires.read(messages, "{\"messages\":[{\"role\":\"user\",\"content\":[" + block + "]}]}", omissions);
        assertThat(omissions.names()).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"disabled"}                                   |        | none   |      | false
            {"type":"enabled","budget_tokens":4000}               |        |        | 4000 | true
            {"type":"enabled","budget_tokens":4000}               | low    | low    |      | true
            {"type":"adaptive"}                                   |        | auto   |      | true
            {"type":"adaptive","display":"omitted"}               | xhigh  | xhigh  |      | false
            {}                                                    |        |        |      | false
            {}                                                    | medium | medium |      | false
            """)
    void howMuchIsThought(String thinking, String effort, String word, Integer budget, boolean shown) {
        var output = effort == null ? "{}" : "{\"effort\":\"" + effort + "\"}";
        var turn = Wires.read(messages, "{\"messages\":[],\"thinking\":" + thinking + ",\"output_config\":" + output + "}");
        assertThat(turn.effort()).isEqualTo(new Effort(word == null ? "" : word, budget == null ? OptionalInt.empty() : OptionalInt.of(budget), shown));
    }

    @Test
    void whatAnotherVendorSignedIsKnownAsItsOwnAgain() {
        var turn = Wires.read(messages, """
                {"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"a","signature":"onehot-signature:chat:reasoning"},
                {"type":"thinking","thinking":"b","signature":"onehot-signature::"},{"type":"tool_use","id":"oh_Zi5hOjA","name":"f","input":{}},
                {"type":"redacted_thinking","data":"onehot-signature:call oh_Zi5hOjA gemini:s"},{"type":"redacted_thinking","data":"onehot-signature:responses:r"},
                {"type":"redacted_thinking","data":"onehot-signature:call none"}]}]}""");
        assertThat(turn.messages().getFirst().parts()).containsExactly(new MessagePart.Thought("a", "chat:reasoning", false), new MessagePart.Thought("b", "", false),
                new MessagePart.ToolCall("f.a:0", "f", "{}", "gemini:s"), new MessagePart.Thought("", "responses:r", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"messages\":{}}", "{\"messages\":[{\"role\":\"robot\"}]}", "{\"messages\":[7]}"})
    void whatCannotBeAnsweredIsSaid(String body) {
        assertThatThrownBy(() -> Wires.read(messages, body)).isInstanceOf(UnreadableTurnException.class).hasMessageStartingWith("messages");
    }

    @Test
    void whatWasPutThereForOthersGoesBeforeAnthropicSeesIt() {
        var body = WireJson.request("""
                {"thinking":{"type":"enabled","budget_tokens":2000},"messages":[{"role":"user","content":"go"},
                {"role":"assistant","content":[{"type":"thinking","thinking":"a","signature":"onehot-signature:chat:reasoning"}]},
                {"role":"assistant","content":[{"type":"thinking","thinking":"b","signature":"c2ln"},{"type":"redacted_thinking","data":"onehot-signature::"},
                {"type":"tool_use","id":"c","name":"f","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"c"}]}]}""".getBytes(StandardCharsets.UTF_8));
        messages.purge(body);
        assertThat(body.toString()).doesNotContain("onehot").contains("budget_tokens").contains("\"signature\":\"c2ln\"").contains("\"content\":\"go\"");
        assertThat(body.path("messages").size()).isEqualTo(3);
    }

    @Test
    void withoutAThoughtToGiveBackAModelThatIsToldABudgetMayNotThink() {
        var body = WireJson.request("""
                {"thinking":{"type":"enabled","budget_tokens":2000},"messages":[
                {"role":"assistant","content":[{"type":"thinking","thinking":"b","signature":"onehot-signature:chat:x"},{"type":"tool_use","id":"c","name":"f","input":{}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"c"}]}]}""".getBytes(StandardCharsets.UTF_8));
        messages.purge(body);
        assertThat(body.has("thinking")).isFalse();
    }
}
