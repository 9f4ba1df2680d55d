package dev.onehot.relay.dialect.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.RandomAnswers;
import dev.onehot.relay.dialect.RandomTurns;
import dev.onehot.relay.dialect.RandomTurns.Says;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.dialect.Wires;
import dev.onehot.relay.turn.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// What is written is read again as it was.
class GeminiRoundTest {
    private static final Set<Says> ALL = EnumSet.of(Says.TOP_K, Says.TEMPERATURE, Says.TOP_P, Says.STOPS, Says.SEVERAL_TEXTS, Says.THOUGHTS,
            Says.HIDDEN_THOUGHTS, Says.CALL_SIGNATURES, Says.IMAGE_LINKS, Says.PDF, Says.RESULT_NAMES, Says.RESULT_IMAGES, Says.FAILED_RESULTS, Says.ANY_OBJECT,
            Says.SCHEMA, Says.BUDGET, Says.EFFORT);
    private static final Set<RandomAnswers.Says> ANSWERS = EnumSet.of(RandomAnswers.Says.HIDDEN_THOUGHTS, RandomAnswers.Says.CALL_SIGNATURES);

    @ParameterizedTest
    @ValueSource(strings = {"gemini-3-flash-preview", "gemini-3.1-pro", "gemini-flash-latest"})
    void aTurnIsReadAsItWasWritten(String model) {
        var gemini = new Gemini();
        var turns = new RandomTurns(model.length(), "gemini", model, ALL);
        for (int time = 0; time < 200; time++) {
            var turn = turns.next();
            var omissions = new Omissions();
            var body = gemini.write(turn, Server.VENDOR, omissions);
            assertThat(omissions.names()).as("%s", body).isEmpty();
            var path = gemini.path(turn);
            assertThat(path).isEqualTo("models/" + model + (turn.streamed() ? ":streamGenerateContent?alt=sse" : ":generateContent"));
            assertThat(gemini.read(WireJson.request(WireJson.bytes(body)), model, turn.streamed(), omissions)).as("%s", body).isEqualTo(turn);
            assertThat(omissions.names()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gemini:c2lnbmVk"})
    void anAnswerIsReadAsItWasWritten(String signature) {
        var gemini = new Gemini();
        var answers = new RandomAnswers(3, signature, signature.isEmpty() ? Set.of() : ANSWERS);
        var cuts = new Random(4);
        for (int time = 0; time < 300; time++) {
            var answer = answers.next();
            var expected = RandomAnswers.joined(answer);
            assertThat(RandomAnswers.joined(Wires.streamed(gemini, Wires.written(gemini, true, answer), cuts))).isEqualTo(expected);
            var whole = new String(Wires.written(gemini, false, answer), StandardCharsets.UTF_8);
            assertThat(Wires.whole(gemini, 200, whole)).as(whole).isEqualTo(expected);
        }
    }

    /// Without `alt=sse`.
    @Test
    void aListIsReadAsItWasWritten() {
        var gemini = new Gemini(true);
        var answers = new RandomAnswers(5, "gemini:c2lnbmVk", ANSWERS);
        for (int time = 0; time < 100; time++) {
            var answer = answers.next();
            var list = JsonMapper.shared().readTree(Wires.written(gemini, true, answer));
            assertThat(list.isArray()).isTrue();
            var pieces = new ArrayList<Piece>();
            gemini.answers().whole(200, list, pieces::add);
            assertThat(RandomAnswers.joined(pieces)).isEqualTo(RandomAnswers.joined(answer));
        }
    }
}
