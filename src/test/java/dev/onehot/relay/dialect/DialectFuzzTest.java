package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.chat.Chat;
import dev.onehot.relay.dialect.gemini.Gemini;
import dev.onehot.relay.dialect.messages.Messages;
import dev.onehot.relay.dialect.responses.Responses;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Whatever programs and providers send: a turn, or a refusal in words; pieces in their order, and an end. `-Donehot.fuzz=100000` for a long run.
@Execution(ExecutionMode.CONCURRENT)
class DialectFuzzTest {
    private static final int ROUNDS = Integer.getInteger("onehot.fuzz", 150);
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static List<Dialect> dialects() {
        return List.of(new Messages(), new Chat(), new Responses(), new Gemini());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whateverAProgramSends(Dialect dialect) {
        var random = new Random(11);
        var turns = new RandomTurns(12, dialect.name(), "model", EnumSet.allOf(RandomTurns.Says.class));
        int understood = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var from = dialects().get(round % dialects().size());
            var body = from.write(turns.next(), Server.values()[round % 2], new Omissions());
            mutate(body, random);
            try {
                var turn = dialect.read(body, "model", round % 2 == 0, new Omissions());
                understood++;
                for (var other : dialects()) {
                    for (var server : Server.values()) {
                        WireJson.request(WireJson.bytes(other.write(turn, server, new Omissions())));
                        assertThat(other.path(turn)).isNotBlank();
                    }
                }
                dialect.purge(body);
            } catch (UnreadableTurnException said) {
                assertThat(said).as("%s", body).hasMessageMatching("(?s).{10,200}");
            }
        }
        assertThat(understood).isGreaterThan(ROUNDS / 8);
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whateverAProviderSends(Dialect dialect) {
        var random = new Random(13);
        var answers = new RandomAnswers(14, "messages:c2ln", EnumSet.allOf(RandomAnswers.Says.class));
        for (int round = 0; round < ROUNDS; round++) {
            var from = dialects().get(round % dialects().size());
            var stream = mutated(Wires.written(from, true, answers.next()), random);
            var pieces = Wires.streamed(dialect, stream, random);
            PieceOrder.holds(pieces, new String(stream, StandardCharsets.UTF_8));
            for (var other : dialects()) {
                Wires.written(other, round % 2 == 0, pieces);
            }
            var body = WireJson.request(Wires.written(from, false, answers.next()));
            mutate(body, random);
            var whole = new ArrayList<Piece>();
            dialect.answers().whole(random.nextBoolean() ? 200 : 400 + random.nextInt(200), body, whole::add);
            PieceOrder.holds(whole, body.toString());
        }
    }

    /// Some events are lost, doubled or changed, and some bytes are others.
    private static byte[] mutated(byte[] stream, Random random) {
        var events = new ArrayList<String>();
        for (var event : new String(stream, StandardCharsets.UTF_8).split("\n\n")) {
            int data = event.indexOf("data: ") + "data: ".length();
            var json = WireJson.object(event.substring(data));
            json.filter(_ -> random.nextInt(4) == 0).ifPresent(it -> mutate(it, random));
            for (int times = random.nextInt(8) == 0 ? random.nextInt(3) : 1; times > 0; times--) {
                events.add(event.substring(0, data) + json.map(JsonNode::toString).orElse(event.substring(data)));
            }
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(events, random);
        }
        var bytes = (String.join("\n\n", events) + "\n\n").getBytes(StandardCharsets.UTF_8);
        for (int count = random.nextInt(3) == 0 ? random.nextInt(20) : 0; count > 0 && bytes.length > 0; count--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(5) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)) : bytes;
    }

    private static void mutate(JsonNode root, Random random) {
        for (int count = random.nextInt(4); count > 0; count--) {
            var places = new ArrayList<JsonNode>();
            collect(root, places);
            switch (places.get(random.nextInt(places.size()))) {
                case ObjectNode object when !object.isEmpty() -> {
                    var names = List.copyOf(object.propertyNames());
                    var name = names.get(random.nextInt(names.size()));
                    switch (random.nextInt(4)) {
                        case 0 -> object.remove(name);
                        case 1 -> object.set(names.get(random.nextInt(names.size())), object.get(name).deepCopy());
                        default -> object.set(name, odd(random));
                    }
                }
                case ArrayNode array when !array.isEmpty() -> {
                    int at = random.nextInt(array.size());
                    switch (random.nextInt(4)) {
                        case 0 -> array.remove(at);
                        case 1 -> array.insert(random.nextInt(array.size() + 1), array.get(at).deepCopy());
                        default -> array.set(at, odd(random));
                    }
                }
                default -> {}
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        places.add(node);
        node.forEach(it -> collect(it, places));
    }

    private static JsonNode odd(Random random) {
        return switch (random.nextInt(13)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.stringNode("");
            case 2 -> JSON.stringNode("x".repeat(random.nextInt(100)));
            case 3 -> JSON.numberNode(random.nextInt());
            case 4 -> JSON.numberNode(new BigDecimal("1e" + random.nextInt(-1_000_000, 1_000_000)));
            case 5 -> JSON.numberNode(Long.MIN_VALUE + random.nextInt(2));
            case 6 -> JSON.booleanNode(random.nextBoolean());
            case 7 -> JSON.arrayNode().add(1).addNull().add("a");
            case 8 -> JSON.objectNode().put("type", "x").putNull("text");
            case 9 -> JSON.arrayNode();
            case 10 -> JSON.stringNode("\ud800\u0000\n\r\u2028data:");
            case 11 -> JSON.stringNode("data:image/png;base64,,");
            default -> JSON.objectNode();
        };
    }
}
