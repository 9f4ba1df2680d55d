package dev.onehot.relay.dialect.messages;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.MessagePart.Text;
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

/// What providers are asked in Messages.
class MessagesTurnTest {
    private final Messages messages = new Messages();
    private final Omissions omissions = new Omissions();

    private String written(List<Message> said) {
        return messages.write(new ModelTurn("claude-opus-4-6", List.of(), said, List.of(), ToolChoice.FREE, Sampling.DEFAULT, Effort.UNSAID, Shape.TEXT, false),
                Server.VENDOR, omissions).path("messages").toString();
    }

    private static Message user(MessagePart... parts) {
        return new Message(Role.USER, List.of(parts));
    }

    private static Message assistant(MessagePart... parts) {
        return new Message(Role.ASSISTANT, List.of(parts));
    }

    @Test
    void whoSpeaksTwiceIsWrittenOnceAndToolsAnswerFirst() {
        var call = new MessagePart.ToolCall("functions.f:0", "f", "{\"a\":1.50}", "");
        assertThat(written(List.of(user(new Text("a")), user(new Text(" ")), assistant(), new Message(Role.SYSTEM, List.of(new Text("be brief"))),
                assistant(new Text("b")), assistant(call), user(new Text("c")),
                user(new MessagePart.ToolResult("functions.f:0", "f", List.of(), true)), assistant(new Text("so it is \n")))))
                .isEqualTo("""
                        [{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"be brief"}]},\
                        {"role":"assistant","content":[{"type":"text","text":"b"},{"type":"tool_use","id":"oh_ZnVuY3Rpb25zLmY6MA","name":"f","input":{"a":1.50}}]},\
                        {"role":"user","content":[{"type":"tool_result","tool_use_id":"oh_ZnVuY3Rpb25zLmY6MA","is_error":true},{"type":"text","text":"c"}]},\
                        {"role":"assistant","content":[{"type":"text","text":"so it is"}]}]""");
        assertThat(omissions.names()).containsExactly("messages.system");
    }

    @Test
    void whatItCannotSayIsNamed() {
        assertThat(written(List.of(user(new Text("a"), new MessagePart.Media("audio/wav", "AAAA", "", ""), new MessagePart.Media("image/heic", "AAAA", "", "")),
                assistant(new MessagePart.Thought("other", "chat:reasoning_content", false), new MessagePart.Thought("none", "", false),
                        new MessagePart.ToolCall("c", "f", "{broken", "gemini:s")))))
                .isEqualTo("""
                        [{"role":"user","content":[{"type":"text","text":"a"}]},{"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":{}}]}]""");
        assertThat(omissions.names()).containsExactlyInAnyOrder("media.audio", "media.image", "thinking", "signature", "tool_calls.arguments");
    }

    @Test
    void anAnswerHasALengthInAnyCase() {
        var turn = new ModelTurn("m", List.of(new Text("a"), new Text("b")), List.of(), List.of(), ToolChoice.FREE, Sampling.DEFAULT, Effort.UNSAID, Shape.TEXT, true);
        assertThat(messages.write(turn, Server.VENDOR, omissions)).hasToString("""
                {"model":"m","max_tokens":32000,"system":[{"type":"text","text":"a"},{"type":"text","text":"b"}],"messages":[],"stream":true}""");
        assertThat(messages.write(turn, Server.COMPATIBLE, omissions).path("max_tokens").asInt()).isEqualTo(8192);
        assertThat(messages.path(turn)).isEqualTo("messages");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            claude-opus-4-6            | VENDOR     | high    | 0    | {"type":"adaptive","display":"summarized"} | high   | -
            claude-sonnet-4.6          | COMPATIBLE | minimal | 0    | {"type":"adaptive"}                        | low    | effort
            claude-opus-4-6            | VENDOR     | xhigh   | 0    | {"type":"adaptive","display":"summarized"} | high   | effort
            claude-fable-5             | VENDOR     | xhigh   | 0    | {"type":"adaptive","display":"summarized"} | xhigh  | -
            claude-mythos-preview      | VENDOR     | auto    | 0    | {"type":"adaptive","display":"summarized"} | -      | -
            claude-sonnet-5            | VENDOR     | -       | 9000 | {"type":"adaptive","display":"summarized"} | medium | -
            claude-sonnet-5            | VENDOR     | none    | 0    | -                                          | -      | -
            claude-haiku-4-5-20251001  | VENDOR     | low     | 0    | {"type":"enabled","budget_tokens":2048}    | -      | -
            claude-opus-4-20250514     | VENDOR     | max     | 0    | {"type":"enabled","budget_tokens":16384}   | -      | -
            claude-3-7-sonnet-latest   | VENDOR     | -       | 9000 | {"type":"enabled","budget_tokens":9000}    | -      | -
            claude-3-5-haiku-latest    | VENDOR     | high    | 0    | -                                          | -      | effort
            glm-9                      | COMPATIBLE | medium  | 0    | {"type":"enabled","budget_tokens":7168}    | -      | -
            glm-9                      | COMPATIBLE | none    | 0    | {"type":"disabled"}                        | -      | -
            """)
    void howMuchIsThoughtIsSaidAsTheModelTakesIt(String model, Server server, String word, int budget, String thinking, String effort, String named) {
        var wanted = new Effort(word == null ? "" : word, budget == 0 ? OptionalInt.empty() : OptionalInt.of(budget), true);
        var turn = new ModelTurn(model, List.of(), List.of(user(new Text("a"))), List.of(), ToolChoice.FREE, Sampling.DEFAULT, wanted, Shape.TEXT, false);
        var body = messages.write(turn, server, omissions);
        assertThat(body.path("thinking")).hasToString(thinking == null ? "" : thinking);
        assertThat(body.path("output_config").path("effort").asString("-")).isEqualTo(effort == null ? "-" : effort);
        assertThat(omissions.names()).isEqualTo(named == null ? Set.of() : Set.of(named));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            claude-3-5-haiku-latest | none | 0.5 | 0.9 | 40 | "temperature":0.5,"top_p":0.9,"top_k":40 | -
            claude-opus-4-5         | none | 0.5 | 0.9 | 40 | "temperature":0.5,"top_k":40            | top_p
            claude-opus-4-5         | low  | 0.5 | 0.9 | 40 | -                                       | temperature,top_p,top_k
            claude-opus-4-5         | low  | 1   | 1   |    | -                                       | -
            claude-opus-5           | none | 0.5 | 0.9 | 40 | -                                       | temperature,top_p,top_k
            claude-opus-4-5         | none | 1.5 |     |    | -                                       | temperature
            """)
    void howTheWordsAreChosen(String model, String effort, double temperature, Double topP, Integer topK, String body, String named) {
        var sampling = new Sampling(OptionalInt.of(9000), OptionalDouble.of(temperature), topP == null ? OptionalDouble.empty() : OptionalDouble.of(topP),
                topK == null ? OptionalInt.empty() : OptionalInt.of(topK), List.of());
        var turn = new ModelTurn(model, List.of(), List.of(), List.of(), ToolChoice.FREE, sampling, new Effort(effort, OptionalInt.empty(), true), Shape.TEXT, false);
        assertThat(messages.write(turn, Server.VENDOR, omissions).retain("temperature", "top_p", "top_k")).hasToString("{" + (body == null ? "" : body) + "}");
        assertThat(String.join(",", omissions.names())).isEqualTo(named == null ? "" : named);
    }

    @Test
    void whoHasToCallAToolOrHasNoThoughtToGiveBackDoesNotThink() {
        var tool = new Tool("f", "", WireJson.object(), true, "");
        var effort = new Effort("high", OptionalInt.empty(), true);
        var loop = List.of(assistant(new MessagePart.ToolCall("c", "f", "", "")), user(new MessagePart.ToolResult("c", "", List.of(), false)));
        for (var forced : List.of(new ToolChoice(ToolChoice.Mode.REQUIRED, "", true), new ToolChoice(ToolChoice.Mode.NAMED, "f", false))) {
            var turn = new ModelTurn("claude-opus-4-6", List.of(), List.of(), List.of(tool), forced, Sampling.DEFAULT, effort, Shape.TEXT, false);
            assertThat(messages.write(turn, Server.VENDOR, omissions).has("thinking")).isFalse();
        }
        assertThat(omissions.names()).containsExactlyInAnyOrder("effort", "strict");
        var turn = new ModelTurn("claude-opus-4-5", List.of(), loop, List.of(tool), ToolChoice.FREE, Sampling.DEFAULT, effort, Shape.TEXT, false);
        assertThat(messages.write(turn, Server.VENDOR, omissions).has("thinking")).isFalse();
        turn = new ModelTurn("claude-opus-4-6", List.of(), loop, List.of(tool), ToolChoice.FREE, Sampling.DEFAULT, effort, Shape.TEXT, false);
        assertThat(messages.write(turn, Server.VENDOR, omissions).has("thinking")).isTrue();
    }

    @Test
    void aShapeIsSaidToWhoKnowsSchemas() {
        var closed = WireJson.object("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"additionalProperties\":false}").orElseThrow();
        var open = WireJson.object("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\"}},\"additionalProperties\":false}").orElseThrow();
        assertThat(shaped("claude-opus-5", Server.VENDOR, new Shape(Shape.Kind.SCHEMA, "n", Optional.of(closed)))).isTrue();
        assertThat(omissions.names()).isEmpty();
        assertThat(shaped("claude-opus-5", Server.VENDOR, new Shape(Shape.Kind.SCHEMA, "n", Optional.of(open)))).isFalse();
        assertThat(shaped("claude-opus-4-1", Server.VENDOR, new Shape(Shape.Kind.SCHEMA, "n", Optional.of(closed)))).isFalse();
        assertThat(shaped("x", Server.COMPATIBLE, new Shape(Shape.Kind.OBJECT, "", Optional.empty()))).isFalse();
        assertThat(omissions.names()).containsExactly("response_format");
    }

    private boolean shaped(String model, Server server, Shape shape) {
        var turn = new ModelTurn(model, List.of(), List.of(), List.of(), ToolChoice.FREE, Sampling.DEFAULT, Effort.UNSAID, shape, false);
        return messages.write(turn, server, omissions).path("output_config").path("format").isObject();
    }
}
