package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.relay.turn.MessagePart;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What all dialects share: JSON that is refused, names of calls, signatures, an answer put together.
class WireFormsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "[]", "7", "null", "{", "{\"a\":}", "{\"key\":\"sk-secret"})
    void whatIsNoObjectIsNoRequestAndIsNotQuoted(String body) {
        assertThatThrownBy(() -> WireJson.request(body.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableTurnException.class).hasMessageContaining("JSON object").hasMessageNotContaining("sk-secret").hasNoCause();
        assertThat(WireJson.object(body)).isEmpty();
    }

    @Test
    void aRequestThatIsDeepIsRefused() {
        var deep = "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> WireJson.request(deep)).isInstanceOf(UnreadableTurnException.class);
    }

    @Test
    void numbersAreReadWhereTheyFit() {
        var json = WireJson.object("{\"a\":7,\"b\":-7,\"g\":7.5,\"h\":1e999999999,\"i\":7.0,\"c\":1e99,\"d\":\"7\",\"e\":99999999999,\"f\":0.5}").orElseThrow();
        assertThat(WireJson.integer(json.path("a"))).hasValue(7);
        assertThat(Stream.of("c", "d", "e", "g", "h", "none").map(json::path).map(WireJson::integer)).allMatch(OptionalInt::isEmpty);
        assertThat(WireJson.decimal(json.path("f"))).hasValue(0.5);
        assertThat(WireJson.integer(json.path("i"))).hasValue(7);
        assertThat(Stream.of("d", "h", "none").map(json::path).map(WireJson::decimal)).allMatch(OptionalDouble::isEmpty);
        assertThat(Stream.of("a", "b", "c", "d", "e", "g", "h").map(json::path).mapToLong(WireJson::tokens)).containsExactly(7L, 0L, 0L, 0L, 99_999_999_999L, 0L, 0L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"toolu_01AbC-9", "functions.Bash:0", "é", "oh_", "oh_aGk", "a b", "call|fc_1"})
    void aCallIsCalledSomethingThatEveryVendorTakesAndIsFoundAgain(String id) {
        assertThat(CallIds.plain(id)).matches("[a-zA-Z0-9_-]+");
        assertThat(CallIds.original(CallIds.plain(id))).isEqualTo(id);
        assertThat(CallIds.plain(CallIds.plain(id))).isEqualTo(CallIds.plain(id));
    }

    @Test
    void aLongNameOfACallIsShortAndTheSameEveryTime() {
        var id = "x".repeat(70);
        assertThat(CallIds.original(CallIds.plain(id))).isEqualTo(id);
        assertThat(CallIds.atMost(40, id)).hasSize(40).isEqualTo(CallIds.atMost(40, id)).isNotEqualTo(CallIds.atMost(40, id + "x"));
        assertThat(CallIds.atMost(40, "short")).isEqualTo("short");
        var made = CallIds.made();
        assertThat(made).hasSizeLessThanOrEqualTo(40).isEqualTo(CallIds.plain(made)).isNotEqualTo(CallIds.made());
    }

    @Test
    void aSignatureGoesBackToWhereItCameFromAndNowhereElse() {
        var inTurn = Signatures.fromProvider("gemini", "a:b=");
        var kept = Signatures.toProgram("messages", inTurn);
        assertThat(kept).startsWith(Signatures.MARK);
        assertThat(Signatures.fromProgram("messages", kept)).isEqualTo(inTurn);
        assertThat(Signatures.toProvider("gemini", inTurn)).isEqualTo("a:b=");
        assertThat(Signatures.toProvider("messages", inTurn)).isEmpty();
        assertThat(Signatures.toProgram("gemini", inTurn)).isEqualTo("a:b=");
        assertThat(Signatures.fromProgram("gemini", "a:b=")).isEqualTo(inTurn);
        assertThat(Signatures.fromProgram("messages", Signatures.toProgram("messages", ""))).isEmpty();
        assertThat(Signatures.isForeign(Signatures.toProgram("messages", ""))).isTrue();
        assertThat(Signatures.fromProgram("messages", "")).isEmpty();
    }

    @Test
    void anAnswerIsPutTogether() throws IOException {
        var answer = new CollectedAnswer();
        for (var piece : List.of(new Piece.Began("1", "m"), new Piece.ThoughtPart(false), new Piece.Delta("h"), new Piece.Delta("m"), new Piece.Signature("chat:s"),
                new Piece.PartEnded(), new Piece.TextPart(), new Piece.Delta("x"), new Piece.PartEnded(), new Piece.CallPart("c", "run"),
                new Piece.Delta("{}"), new Piece.PartEnded(), new Piece.TextPart(), new Piece.Delta("not ended"))) {
            answer.add(piece);
        }
        assertThat(answer.began()).isEqualTo(new Piece.Began("1", "m"));
        assertThat(answer.parts()).containsExactly(new MessagePart.Thought("hm", "chat:s", false), new MessagePart.Text("x"),
                new MessagePart.ToolCall("c", "run", "{}", ""));
    }
}
