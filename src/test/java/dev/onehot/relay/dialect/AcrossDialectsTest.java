package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.RandomTurns.Says;
import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.ModelTurn;
import dev.onehot.relay.turn.ModelTurn.Effort;
import dev.onehot.relay.turn.ModelTurn.Message;
import dev.onehot.relay.turn.ModelTurn.Role;
import dev.onehot.relay.turn.ModelTurn.Shape;
import dev.onehot.relay.turn.ModelTurn.ToolChoice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A turn that a program puts in one dialect, as a provider of another gets it: what is lost is what is named, and what is named is lost.
class AcrossDialectsTest {
    private static final Map<String, String> MODELS = Map.of(
            "messages", "claude-opus-4-6", "chat", "gpt-4.1", "responses", "gpt-5.5", "gemini", "gemini-3-flash-preview");

    /// Before a picture of a tool's that the tool itself cannot answer with.
    private static final Pattern BRIDGE = Pattern.compile("What the tool answered to \\S+:");
    /// A file that is text may be said as one.
    private static final Set<Says> SAYS = EnumSet.complementOf(EnumSet.of(Says.TEXT_FILES));

    static Stream<List<Dialect>> pairs() {
        return DialectFuzzTest.dialects().stream().flatMap(from -> DialectFuzzTest.dialects().stream().filter(to -> to != from && !to.name().equals(from.name()))
                .map(to -> List.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsLostIsNamed(List<Dialect> pair) {
        var from = pair.getFirst();
        var to = pair.getLast();
        var turns = new RandomTurns(pair.hashCode() & 1, from.name(), MODELS.get(from.name()), SAYS);
        for (int time = 0; time < 80; time++) {
            // What the program's own dialect cannot say was never said.
            var request = from.write(turns.next(), Server.VENDOR, new Omissions());
            var asked = named(from.read(WireJson.request(WireJson.bytes(request)), "", false, new Omissions()), MODELS.get(to.name()));
            var omissions = new Omissions();
            var body = to.write(asked, Server.VENDOR, omissions);
            var got = to.read(WireJson.request(WireJson.bytes(body)), asked.model(), asked.streamed(), new Omissions());

            var before = features(asked);
            var after = features(got);
            var names = omissions.names();
            for (var feature : before.keySet()) {
                boolean named = names.stream().anyMatch(it -> isOf(it, feature));
                if (!named) {
                    assertThat(after.get(feature)).as("%s of %s as %s, %s", feature, request, body, names).isEqualTo(before.get(feature));
                }
            }
            assertThat(names).as("%s", request).allMatch(name ->
                    before.entrySet().stream().anyMatch(it -> isOf(name, it.getKey()) && !nothing().contains(it.getValue())));
        }
    }

    private static boolean isOf(String name, String feature) {
        return name.equals(feature) || name.startsWith(feature + ".");
    }

    private static List<Object> nothing() {
        return List.of(List.of(), "", Optional.empty(), OptionalInt.empty(), OptionalDouble.empty(), false);
    }

    private static ModelTurn named(ModelTurn turn, String model) {
        return new ModelTurn(model, turn.system(), turn.messages(), turn.tools(), turn.choice(), turn.sampling(), turn.effort(), turn.shape(), turn.streamed());
    }

    /// What a turn says, by the name under which it is left out.
    private static Map<String, Object> features(ModelTurn turn) {
        var features = new LinkedHashMap<String, Object>();
        features.put("system", turn.system().stream().flatMap(AcrossDialectsTest::words).toList());
        features.put("said", all(turn, MessagePart.Text.class).flatMap(AcrossDialectsTest::words).toList());
        features.put("messages.system", turn.messages().stream().filter(it -> it.role() == Role.SYSTEM).toList());
        features.put("calls", all(turn, MessagePart.ToolCall.class).map(it -> it.id() + it.name() + it.arguments()).toList());
        features.put("signature", all(turn, MessagePart.ToolCall.class).map(MessagePart.ToolCall::signature).filter(it -> !it.isEmpty()).toList());
        features.put("thinking", all(turn, MessagePart.Thought.class).toList());
        features.put("results", all(turn, MessagePart.ToolResult.class).map(it -> it.id() + it.parts().stream().flatMap(AcrossDialectsTest::words).toList()).toList());
        features.put("tool_result.failed", all(turn, MessagePart.ToolResult.class).anyMatch(MessagePart.ToolResult::failed));
        features.put("media", Stream.concat(all(turn, MessagePart.Media.class), all(turn, MessagePart.ToolResult.class).flatMap(it -> it.parts().stream())
                .filter(MessagePart.Media.class::isInstance).map(MessagePart.Media.class::cast)).map(it -> it.data() + it.url()).sorted().toList());
        features.put("tools", turn.tools().stream().map(it -> it.name() + it.description() + it.schema()).toList());
        features.put("strict", turn.tools().stream().anyMatch(ModelTurn.Tool::strict));
        features.put("tool_choice", turn.choice().mode() == ToolChoice.Mode.AUTO ? "" : turn.choice().mode() + turn.choice().name());
        features.put("parallel_tool_calls", !turn.choice().parallel());
        features.put("max_tokens", turn.sampling().maxTokens());
        features.put("temperature", unlessUsual(turn.sampling().temperature()));
        features.put("top_p", unlessUsual(turn.sampling().topP()));
        features.put("top_k", turn.sampling().topK());
        features.put("stop", turn.sampling().stops());
        features.put("effort", !turn.effort().equals(Effort.UNSAID));
        features.put("response_format", turn.shape().kind() == Shape.Kind.TEXT ? "" : turn.shape().kind() + turn.shape().schema().map(Object::toString).orElse(""));
        return features;
    }

    private static OptionalDouble unlessUsual(OptionalDouble value) {
        return value.orElse(1) == 1 ? OptionalDouble.empty() : value;
    }

    private static <T extends MessagePart> Stream<T> all(ModelTurn turn, Class<T> type) {
        return turn.messages().stream().flatMap(it -> parts(it, type));
    }

    private static <T extends MessagePart> Stream<T> parts(Message message, Class<T> type) {
        return message.parts().stream().filter(type::isInstance).map(type::cast);
    }

    /// Texts may come together on the way.
    private static Stream<String> words(MessagePart part) {
        return part instanceof MessagePart.Text(var text) ? Arrays.stream(BRIDGE.matcher(text).replaceAll("").split("\\s+")).filter(it -> !it.isEmpty()) : Stream.empty();
    }
}
