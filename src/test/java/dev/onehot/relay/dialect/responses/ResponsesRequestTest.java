package dev.onehot.relay.dialect.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.UnreadableTurnException;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Sampling;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.Tool;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What programs ask in Responses, and what providers are asked.
class ResponsesRequestTest {
    private final Responses responses = new Responses();
    private final Omissions omissions = new Omissions();

    /// As Codex 0.169 puts it.
    static final String CODEX = """
            {"model":"gpt-5.5","stream":true,"store":false,"include":["reasoning.encrypted_content"],"prompt_cache_key":"p","client_metadata":{"session_id":"s"},
            "tool_choice":"auto","parallel_tool_calls":true,"reasoning":{"effort":"high","summary":"auto"},"text":{"verbosity":"low"},
            "input":[
            {"type":"message","id":"msg_1","role":"developer","content":[{"type":"input_text","text":"You are an agent."}]},
            {"type":"message","id":"msg_2","role":"developer","content":[{"type":"input_text","text":"Skills"},{"type":"input_text","text":"Rights"}]},
            {"type":"message","id":"msg_3","role":"user","content":[{"type":"input_text","text":"Folder"}]},
            {"type":"message","id":"msg_4","role":"user","content":[{"type":"input_text","text":"Fix it"},
            {"type":"input_image","image_url":"data:image/png;base64,AAAA","detail":"high"}]},
            {"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Look"}],"content":null,"encrypted_content":"enc"},
            {"type":"function_call","id":"fc_1","call_id":"call_1","name":"exec_command","arguments":"{\\"cmd\\":\\"ls\\"}"},
            {"type":"custom_tool_call","id":"ctc_1","call_id":"call_2","name":"apply_patch","input":"*** Begin"},
            {"type":"web_search_call","id":"ws_1","status":"completed","action":{"type":"search","query":"q"}},
            {"type":"function_call_output","id":"fco_1","call_id":"call_1","output":"a.txt"},
            {"type":"custom_tool_call_output","id":"ctco_1","call_id":"call_2","output":[{"type":"input_text","text":"Done"},
            {"type":"input_image","image_url":"data:image/png;base64,BBBB"}]},
            {"type":"message","id":"msg_5","role":"developer","content":[{"type":"input_text","text":"Another model now"}]}],
            "tools":[
            {"type":"function","name":"exec_command","description":"Runs it","strict":false,"parameters":{"type":"object","properties":{"cmd":{"type":"string"}}}},
            {"type":"custom","name":"apply_patch","description":"Edits","format":{"type":"grammar","syntax":"lark","definition":"start: x"}},
            {"type":"tool_search","execution":"client","description":"Finds","parameters":{"type":"object","properties":{}}},
            {"type":"namespace","name":"mcp__git","tools":[{"type":"function","name":"log","parameters":{"type":"object","properties":{}}}]},
            {"type":"web_search","external_web_access":true}]}""";

    @Test
    void asCodexAsks() {
        var turn = Wires.read(responses, CODEX, omissions);

        assertThat(turn.system()).containsExactly(text("You are an agent."), text("Skills"), text("Rights"));
        assertThat(turn.messages()).containsExactly(
                new Message(Role.USER, List.of(text("Folder"), text("Fix it"), new MessagePart.Media("image/png", "AAAA", "", ""))),
                new Message(Role.ASSISTANT, List.of(
                        new MessagePart.Thought("Look", "responses:enc", false),
                        new MessagePart.ToolCall("call_1", "exec_command", "{\"cmd\":\"ls\"}", ""),
                        new MessagePart.ToolCall("call_2", "apply_patch", "{\"input\":\"*** Begin\"}", ""))),
                new Message(Role.USER, List.of(
                        new MessagePart.ToolResult("call_1", "", List.of(text("a.txt")), false),
                        new MessagePart.ToolResult("call_2", "", List.of(text("Done"), new MessagePart.Media("image/png", "BBBB", "", "")), false))),
                new Message(Role.SYSTEM, List.of(text("Another model now"))));
        assertThat(turn.tools().stream().map(it -> it.name() + "|" + it.kind())).containsExactly(
                "exec_command|", "apply_patch|custom", "tool_search|tool_search", "mcp__git__log|namespace mcp__git log");
        assertThat(turn.tools().get(1).description()).startsWith("Edits").contains("lark").endsWith("start: x");
        assertThat(turn.tools().get(1).schema()).hasToString("""
                {"type":"object","properties":{"input":{"type":"string"}},"required":["input"],"additionalProperties":false}""");
        assertThat(turn.effort()).isEqualTo(new Effort("high", OptionalInt.empty(), true));
        assertThat(turn.choice()).isEqualTo(ToolChoice.FREE);
        assertThat(turn.streamed()).isTrue();
        assertThat(omissions.names()).containsExactlyInAnyOrder("prompt_cache_key", "client_metadata", "input.web_search_call", "tools.web_search", "text.verbosity");
    }

    /// A tool that was looked up is one like the others from then on.
    @Test
    void toolsThatWereFound() {
        var turn = Wires.read(responses, """
                {"model":"m","input":[{"type":"tool_search_call","call_id":"c","execution":"client","arguments":{"query":"git"}},
                {"type":"tool_search_output","call_id":"c","execution":"client","status":"completed","tools":[{"type":"namespace","name":"mcp__git__",
                "tools":[{"type":"function","name":"log"}]}]},
                {"type":"function_call","call_id":"d","namespace":"mcp__git__","name":"log","arguments":""},
                {"type":"additional_tools","tools":[{"type":"function","name":"more"}]}]}""");
        assertThat(turn.tools().stream().map(Tool::name)).containsExactly("mcp__git__log", "more");
        assertThat(turn.messages().getFirst().parts()).containsExactly(new MessagePart.ToolCall("c", "tool_search", "{\"query\":\"git\"}", ""));
        assertThat(turn.messages().getLast().parts()).containsExactly(new MessagePart.ToolCall("d", "mcp__git__log", "{}", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"input\":\"x\",\"previous_response_id\":\"resp_1\"}", "{\"input\":\"x\",\"conversation\":{\"id\":\"c\"}}", "{\"input\":\"x\",\"prompt\":{\"id\":\"p\"}}",
        "{\"input\":\"x\",\"background\":true}", "{}", "{\"input\":7}", "{\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}]}"})
    void whatNeedsAServerThatRemembersIsRefused(String body) {
        assertThatThrownBy(() -> Wires.read(responses, body)).isInstanceOf(UnreadableTurnException.class)
                .hasMessageMatching("(Send all input anew|Leave out background|input has to be).*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"required\"", "{\"type\":\"function\",\"name\":\"f\"}", "{\"type\":\"allowed_tools\",\"mode\":\"required\",\"tools\":[]}",
        "{\"type\":\"web_search\"}", "\"none\"", "7"})
    void whichToolIsChosen(String choice) {
        var read = Wires.read(responses, "{\"input\":\"x\",\"parallel_tool_calls\":false,\"tool_choice\":" + choice + "}", omissions).choice();
        var expected = choice.contains("function") ? new ToolChoice(ToolChoice.Mode.NAMED, "f", false)
                : new ToolChoice(choice.contains("required") ? ToolChoice.Mode.REQUIRED : choice.contains("none") ? ToolChoice.Mode.NONE : ToolChoice.Mode.AUTO, "", false);
        assertThat(read).isEqualTo(expected);
        assertThat(omissions.names().contains("tool_choice")).isEqualTo(choice.contains("allowed") || choice.contains("web"));
    }

    @Test
    void whatAnswersAreToLookLike() {
        var turn = Wires.read(responses, """
                {"input":"x","store":true,"include":["message.output_text.logprobs"],"max_output_tokens":9,"temperature":0.5,"top_p":0.25,"seed":1,
                "text":{"format":{"type":"json_schema","name":"n","strict":true,"schema":{"type":"object"}}}}""", omissions);
        assertThat(turn.shape()).isEqualTo(new Shape(Shape.Kind.SCHEMA, "n", WireJson.object("{\"type\":\"object\"}").map(it -> it)));
        assertThat(turn.sampling()).isEqualTo(new Sampling(OptionalInt.of(9), OptionalDouble.of(0.5), OptionalDouble.of(0.25), OptionalInt.empty(), List.of()));
        assertThat(omissions.names()).containsExactlyInAnyOrder("store", "include", "seed");
    }

    @Test
    void whatAProviderIsAsked() {
        var turn = new ModelTurn("gpt-5.5", List.of(text("You"), text("Also")),
                List.of(new Message(Role.USER, List.of(text("Hi"), new MessagePart.Media("audio/wav", "AA", "", ""))),
                        new Message(Role.ASSISTANT, List.of(new MessagePart.Thought("hm", "messages:c2ln", false),
                                new MessagePart.ToolCall("c".repeat(70), "run", "{}", "gemini:x"))),
                        new Message(Role.USER, List.of(new MessagePart.ToolResult("c".repeat(70), "run", List.of(text("no")), true)))),
                List.of(new Tool("run", "", WireJson.object(), true, "")), ToolChoice.FREE,
                new Sampling(OptionalInt.of(1), OptionalDouble.of(0.5), OptionalDouble.of(1), OptionalInt.of(5), List.of("END")),
                new Effort("", OptionalInt.of(4096), true), Shape.TEXT, true);
        var body = responses.write(turn, Server.VENDOR, omissions);

        assertThat(omissions.names()).containsExactlyInAnyOrder("media.audio", "thinking", "signature", "tool_result.failed", "strict", "max_tokens",
                "temperature", "top_k", "stop");
        var id = body.path("input").path(2).path("call_id").stringValue("");
        assertThat(id).hasSize(64);
        assertThat(body).hasToString("""
                {"model":"gpt-5.5","instructions":"You","input":[\
                {"type":"message","role":"developer","content":[{"type":"input_text","text":"Also"}]},\
                {"type":"message","role":"user","content":[{"type":"input_text","text":"Hi"}]},\
                {"type":"function_call","call_id":"ID","name":"run","arguments":"{}"},\
                {"type":"function_call_output","call_id":"ID","output":"no"}],\
                "tools":[{"type":"function","name":"run","strict":false,"parameters":{"type":"object","properties":{}}}],"tool_choice":"auto","parallel_tool_calls":true,\
                "max_output_tokens":16,"reasoning":{"effort":"medium","summary":"auto"},"include":["reasoning.encrypted_content"],"store":false,"stream":true}"""
                .replace("ID", id));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            gpt-5             | none  | minimal | effort
            gpt-5.1           | none  | none    | -
            gpt-5.2           | max   | xhigh   | effort
            o3                | xhigh | high    | effort
            codex-mini-latest | high  | high    | -
            gpt-4o            | high  | -       | effort
            chatgpt-4o-latest | high  | -       | effort
            gpt-5             | auto  | -       | -
            another           | low   | low     | -
            another           | max   | -       | effort
            """)
    void howMuchIsThoughtIsSaidAsTheModelTakesIt(String model, String word, String effort, String named) {
        var turn = new ModelTurn(model, List.of(), List.of(), List.of(), ToolChoice.FREE, Sampling.DEFAULT, new Effort(word, OptionalInt.empty(), false), Shape.TEXT, false);
        var body = responses.write(turn, Server.VENDOR, omissions);
        assertThat(body.path("reasoning").path("effort").asString("-")).isEqualTo(effort == null ? "-" : effort);
        assertThat(omissions.names()).isEqualTo(named == null ? Set.of() : Set.of(named));
    }

    @Test
    void aThoughtThatNobodySignedIsKnownAfterASwitch() {
        var pieces = List.<Piece>of(new Piece.Began("r", "m"), new Piece.ThoughtPart(false), new Piece.Delta("hm"), new Piece.PartEnded(),
                new Piece.Ended(Piece.Stop.END, "", Piece.Usage.NONE));
        var item = WireJson.request(Wires.written(responses, false, pieces)).path("output").path(0);
        var body = WireJson.object();
        body.putArray("input").add(item);
        assertThat(responses.read(body, "", false, omissions).messages().getFirst().parts()).containsExactly(new MessagePart.Thought("hm", "", false));
        responses.purge(body);
        assertThat(body).hasToString("{\"input\":[]}");
    }

    @Test
    void whatAnotherVendorSignedDoesNotGoToThisOne() {
        var body = WireJson.object("""
                {"model":"m","input":[{"type":"reasoning","summary":[],"encrypted_content":"onehot-signature:gemini:x"},
                {"type":"reasoning","summary":[],"encrypted_content":"own"}]}""").orElseThrow();
        responses.purge(body);
        assertThat(body.path("input")).hasToString("[{\"type\":\"reasoning\",\"summary\":[],\"encrypted_content\":\"own\"}]");
        responses.purge(WireJson.object());
    }

    private static MessagePart text(String text) {
        return new MessagePart.Text(text);
    }
}
