package dev.onehot.relay.dialect.chat;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.CallIds;
import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.MessagePart.Media;
import dev.onehot.relay.turn.MessagePart.Text;
import dev.onehot.relay.turn.MessagePart.Thought;
import dev.onehot.relay.turn.MessagePart.ToolCall;
import dev.onehot.relay.turn.MessagePart.ToolResult;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Sampling;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.Tool;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/// What providers are asked in Chat Completions.
class ChatTurnTest {
    private final Chat chat = new Chat();
    private final Omissions omissions = new Omissions();

    private String messages(String model, Server server, Message... said) {
        var turn = new ModelTurn(model, List.of(new Text("a"), new Text("b")), List.of(said), List.of(), ToolChoice.FREE, Sampling.DEFAULT, Effort.UNSAID, Shape.TEXT, false);
        return chat.write(turn, server, omissions).path("messages").toString();
    }

    private static Message user(MessagePart... parts) {
        return new Message(Role.USER, List.of(parts));
    }

    private static Message assistant(MessagePart... parts) {
        return new Message(Role.ASSISTANT, List.of(parts));
    }

    @Test
    void whatToolsAnsweredComesFirstAndPicturesBehindIt() {
        assertThat(messages("gpt-4o", Server.VENDOR, assistant(new Text("x"), new ToolCall("a", "f", " ", ""), new Text("y"), new ToolCall("b", "f", "{broken", "")),
                user(new Text("and"), new ToolResult("b", "", List.of(new Media("image/png", "AAAA", "", "")), true), new ToolResult("a", "", List.of(), false),
                        new Media("text/plain", "aGk=", "", "n.txt"), new Media("video/mp4", "AAAA", "", "")), new Message(Role.SYSTEM, List.of(new Text("s")))))
                .isEqualTo("""
                        [{"role":"system","content":"a\\n\\nb"},{"role":"assistant","content":"x\\n\\ny","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},\
                        {"id":"b","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"b","content":"It is in the message behind."},\
                        {"role":"tool","tool_call_id":"a","content":""},{"role":"user","content":[{"type":"text","text":"What the tool answered to b:"},\
                        {"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},{"type":"text","text":"and"},{"type":"text","text":"n.txt:\\nhi"}]},\
                        {"role":"system","content":"s"}]""");
        assertThat(omissions.names()).containsExactlyInAnyOrder("tool_calls.arguments", "tool_result.failed", "media.video");
    }

    @Test
    void aThoughtGoesBackToWhoToldItOnly() {
        var said = new Message[] {assistant(new Thought("hm", "chat:reasoning", false), new Text("x")), assistant(new Thought("", "messages:s", true), new Thought("t", "", false), new Text("y"))};
        assertThat(messages("glm", Server.COMPATIBLE, said)).contains("{\"role\":\"assistant\",\"content\":\"x\",\"reasoning\":\"hm\"},{\"role\":\"assistant\",\"content\":\"y\"}");
        assertThat(omissions.names()).containsExactly("thinking");
        assertThat(messages("gpt-4o", Server.VENDOR, said)).doesNotContain("reasoning");
        assertThat(messages("deepseek-v4", Server.COMPATIBLE, assistant(new Thought("hm", "chat:reasoning_content", false), new Text("x")), assistant(new Text("y"))))
                .contains("\"reasoning_content\":\"hm\"", "{\"role\":\"assistant\",\"content\":\"y\",\"reasoning_content\":\"\"}");
    }

    @Test
    void callsAreCalledWhatTheServerTakes() {
        var id = "x".repeat(64);
        var said = new Message[] {assistant(new ToolCall(id, "f", "{}", "gemini:s")), user(new ToolResult(id, "f", List.of(new Text("r")), false))};
        var shortened = CallIds.atMost(40, id);
        assertThat(messages("gpt-4o", Server.VENDOR, said)).contains("\"id\":\"" + shortened + "\"", "\"tool_call_id\":\"" + shortened + "\"").doesNotContain("extra_content");
        assertThat(messages("devstral-2", Server.COMPATIBLE, said)).contains("\"id\":\"" + CallIds.ofNine(id) + "\"", "\"tool_call_id\":\"" + CallIds.ofNine(id) + "\"");
        assertThat(CallIds.ofNine(id)).matches("[a-zA-Z0-9]{9}").isEqualTo(CallIds.ofNine(CallIds.ofNine(id)));
        assertThat(messages("gemini-3", Server.COMPATIBLE, said)).contains("\"extra_content\":{\"google\":{\"thought_signature\":\"s\"}}");
    }

    @Test
    void whatOthersMayNotTakeIsNamed() {
        assertThat(messages("m", Server.COMPATIBLE, user(new Media("application/pdf", "AAAA", "", "")), new Message(Role.SYSTEM, List.of(new Text("s")))))
                .endsWith("[{\"role\":\"system\",\"content\":\"a\\n\\nb\"},{\"role\":\"user\",\"content\":\"s\"}]");
        assertThat(omissions.names()).containsExactlyInAnyOrder("media.application", "messages.system");
    }

    private ObjectNode written(String model, Server server, Sampling sampling, Effort effort, Tool... tools) {
        return chat.write(new ModelTurn(model, List.of(), List.of(), List.of(tools), new ToolChoice(ToolChoice.Mode.REQUIRED, "", false), sampling, effort, Shape.TEXT, true), server, omissions);
    }

    @Test
    void toolsAndLengthsAsEachTakesThem() {
        var sampling = new Sampling(OptionalInt.of(9), OptionalDouble.empty(), OptionalDouble.empty(), OptionalInt.empty(), List.of("1", "2", "3", "4", "5"));
        var open = new Tool("f", "d", WireJson.object(), true, "");
        assertThat(written("m", Server.VENDOR, sampling, Effort.UNSAID, open)).hasToString("""
                {"model":"m","messages":[],"tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","properties":{}}}}],\
                "tool_choice":"required","parallel_tool_calls":false,"max_completion_tokens":9,"stop":["1","2","3","4"],"stream":true,"stream_options":{"include_usage":true}}""");
        assertThat(omissions.names()).containsExactlyInAnyOrder("strict", "stop");
        assertThat(written("m", Server.COMPATIBLE, sampling, Effort.UNSAID).path("max_tokens").asInt()).isEqualTo(9);
        assertThat(written("m", Server.COMPATIBLE, sampling, Effort.UNSAID).has("tool_choice")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            gpt-5         | VENDOR     | none    | 0     | minimal | effort
            gpt-5.1       | VENDOR     | none    | 0     | none    | -
            gpt-5.1       | VENDOR     | minimal | 0     | low     | effort
            gpt-5.2       | VENDOR     | max     | 0     | xhigh   | effort
            gpt-5         | VENDOR     | xhigh   | 0     | high    | effort
            o4-mini       | VENDOR     | -       | 9000  | medium  | -
            openai/gpt-5  | VENDOR     | -       | 30000 | high    | -
            gpt-5         | VENDOR     | auto    | 0     | -       | -
            gpt-4o        | VENDOR     | high    | 0     | -       | effort
            gpt-4o        | VENDOR     | none    | 0     | -       | -
            gpt-5-chat    | VENDOR     | high    | 0     | -       | effort
            my-deployment | VENDOR     | high    | 0     | -       | effort
            gpt-5.2       | COMPATIBLE | high    | 0     | -       | effort
            """)
    void howMuchIsThoughtIsSaidAsTheModelTakesIt(String model, Server server, String word, int budget, String effort, String named) {
        var wanted = new Effort(word == null ? "" : word, budget == 0 ? OptionalInt.empty() : OptionalInt.of(budget), true);
        assertThat(written(model, server, Sampling.DEFAULT, wanted).path("reasoning_effort").asString("-")).isEqualTo(effort == null ? "-" : effort);
        assertThat(omissions.names()).isEqualTo(named == null ? Set.of() : Set.of(named));
    }

    @Test
    void modelsThatThinkChooseTheirWordsThemselves() {
        var sampling = new Sampling(OptionalInt.empty(), OptionalDouble.of(0.5), OptionalDouble.of(0.9), OptionalInt.of(4), List.of("x"));
        assertThat(written("gpt-5", Server.VENDOR, sampling, Effort.UNSAID).retain("temperature", "top_p", "stop", "top_k")).isEmpty();
        assertThat(omissions.names()).containsExactlyInAnyOrder("temperature", "top_p", "stop", "top_k");
        assertThat(written("gpt-4o", Server.VENDOR, sampling, Effort.UNSAID).retain("temperature", "top_p", "stop")).hasToString("{\"temperature\":0.5,\"top_p\":0.9,\"stop\":[\"x\"]}");
        var usual = new Sampling(OptionalInt.empty(), OptionalDouble.of(1), OptionalDouble.of(1), OptionalInt.empty(), List.of());
        var other = new Omissions();
        chat.write(new ModelTurn("gpt-5", List.of(), List.of(), List.of(), ToolChoice.FREE, usual, Effort.UNSAID, Shape.TEXT, true), Server.VENDOR, other);
        assertThat(other.names()).isEmpty();
        assertThat(chat.path(new ModelTurn("m", List.of(), List.of(), List.of(), ToolChoice.FREE, usual, Effort.UNSAID, Shape.TEXT, true))).isEqualTo("chat/completions");
    }

    @Test
    void fromFivePointFourOnToolsGoWithoutAnEffort() {
        var tool = new Tool("f", "", WireJson.object(), false, "");
        assertThat(written("gpt-5.4", Server.VENDOR, Sampling.DEFAULT, new Effort("high", OptionalInt.empty(), true), tool).has("reasoning_effort")).isFalse();
        assertThat(omissions.names()).containsExactly("effort");
    }
}
