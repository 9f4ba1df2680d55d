package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.relay.dialect.chat.Chat;
import dev.onehot.relay.dialect.gemini.Gemini;
import dev.onehot.relay.dialect.messages.Messages;
import dev.onehot.relay.dialect.responses.Responses;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds in whichever dialect: letters go on at once, a status of a failure is one, and what cannot be said is named.
class EveryDialectTest {
    private static final List<Piece> ANSWER = List.of(new Piece.Began("i", "m"), new Piece.ThoughtPart(false), new Piece.Delta("one"), new Piece.Delta("two"), new Piece.PartEnded(),
            new Piece.TextPart(), new Piece.Delta("three"), new Piece.Delta("four"), new Piece.PartEnded(),
            new Piece.CallPart("c", "f"), new Piece.Delta("{\"a\":"), new Piece.Delta("\"five\"}"), new Piece.PartEnded(), new Piece.Ended(Piece.Stop.TOOL_CALLS, "", Piece.Usage.NONE));

    static List<Dialect> dialects() {
        return List.of(new Chat(), new Gemini(), new Messages(), new Responses());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void lettersAreToldWithTheEventThatTheyComeIn(Dialect dialect) {
        var reader = dialect.answers();
        var told = new StringBuilder();
        var events = new EventLines((name, data) -> {
            reader.event(name, data, it -> told.append(it instanceof Piece.Delta(var text) ? text : ""));
            Stream.of("one", "two", "three", "four", "five").filter(data::contains).forEach(it -> assertThat(told).contains(it));
        });
        var stream = Wires.written(dialect, true, ANSWER);
        try {
            events.read(stream, 0, stream.length);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        assertThat(told.toString()).contains("onetwo", "threefour", "{\"a\":\"five\"}");
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void nothingStaysBehindInTheProgramsStream(Dialect dialect) throws IOException {
        for (var last : List.of(ANSWER.getLast(), new Piece.Failed(Piece.Failure.LIMIT, "Wait"))) {
            var wire = new ByteArrayOutputStream();
            var out = new BufferedOutputStream(wire, 1 << 20);
            var writer = dialect.answering(Wires.asked("m", true), out);
            for (var piece : Stream.concat(ANSWER.stream().limit(ANSWER.size() - 1), Stream.of(last)).toList()) {
                int before = wire.size();
                writer.write(piece);
                int seen = wire.size();
                out.flush();
                assertThat(wire.size()).as("%s", piece).isEqualTo(seen);
                assertThat(seen).as("%s", piece).isGreaterThanOrEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void anAnswerOfAFailedRequestIsNone(Dialect dialect) {
        var sound = new String(Wires.written(dialect, false, ANSWER), StandardCharsets.UTF_8);
        assertThat(Wires.whole(dialect, 200, sound)).endsWith(new Piece.Ended(Piece.Stop.TOOL_CALLS, "", Piece.Usage.NONE));
        assertThat(Wires.whole(dialect, 399, sound)).noneMatch(Piece.Failed.class::isInstance);
        assertThat(Wires.whole(dialect, 400, sound)).hasOnlyElementsOfType(Piece.Failed.class);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aPictureAmongInstructionsGoesAlongOrIsNamed(Dialect dialect) {
        for (var picture : List.of(List.<MessagePart>of(), List.<MessagePart>of(new MessagePart.Media("image/png", "AAAA", "", "")))) {
            var omissions = new Omissions();
            var system = Stream.concat(Stream.of(new MessagePart.Text("You")), picture.stream()).toList();
            var body = dialect.write(new ModelTurn("m", system, List.of(), List.of(), ModelTurn.ToolChoice.FREE, ModelTurn.Sampling.DEFAULT, ModelTurn.Effort.UNSAID,
                    ModelTurn.Shape.TEXT, false), Dialect.Server.VENDOR, omissions);
            boolean named = !picture.isEmpty() && !body.toString().contains("AAAA");
            assertThat(omissions.names()).isEqualTo(named ? Set.of("content.system") : Set.of());
        }
    }

    @Test
    void partsThatNobodyKnowsAreNamedAndTheOthersRead() {
        var omissions = new Omissions();
        var turn = Wires.read(new Gemini(), """
                {"systemInstruction":"You","contents":[{"parts":[{"videoMetadata":{},"thoughtSignature":"x"},{"thoughtSignature":"y"},
                {"functionCall":{"name":"f"}},{"functionResponse":{"name":"of_nobody","response":{}}},
                {"functionResponse":{"id":"own","name":"f","response":{"error":"no","more":1}}}]}]}""", omissions);
        assertThat(omissions.names()).containsExactly("parts.video_metadata");
        assertThat(turn.system()).containsExactly(new MessagePart.Text("You"));
        assertThat(turn.messages().getFirst().parts()).containsExactly(
                new MessagePart.ToolCall("call_1", "f", "{}", ""),
                new MessagePart.ToolResult("call_2", "of_nobody", List.of(), false),
                new MessagePart.ToolResult("own", "f", List.of(new MessagePart.Text("{\"error\":\"no\",\"more\":1}")), false));
    }

    @Test
    void partsOfChatThatNobodyKnowsAreNamedAndTheOthersRead() {
        var omissions = new Omissions();
        var turn = Wires.read(new Chat(), """
                {"model":"m","messages":[{"role":"user","content":[{"type":"hologram"},{"type":"text","text":"Hi"}]},
                {"role":"assistant","refusal":"No.","tool_calls":[{"type":"custom","custom":{}}]}]}""", omissions);
        assertThat(omissions.names()).containsExactlyInAnyOrder("content.hologram", "tools.custom");
        assertThat(turn.messages().stream().flatMap(it -> it.parts().stream())).containsExactly(new MessagePart.Text("Hi"), new MessagePart.Text("No."));
        assertThatThrownBy(() -> Wires.read(new Chat(), "{\"model\":\"m\",\"messages\":[{\"role\":\"user\"},{\"role\":\"nobody\"}]}"))
                .isInstanceOf(UnreadableTurnException.class).hasMessageStartingWith("messages.1.role:");
    }
}
