package dev.onehot.relay.dialect.responses;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.dialect.Dialect.Server;
import dev.onehot.relay.dialect.Omissions;
import dev.onehot.relay.dialect.RandomAnswers;
import dev.onehot.relay.dialect.RandomTurns;
import dev.onehot.relay.dialect.RandomTurns.Says;
import dev.onehot.relay.dialect.WireJson;
import dev.onehot.relay.dialect.Wires;
import org.junit.jupiter.api.Test;

/// What is written is read again as it was.
class ResponsesRoundTest {
    private static final Set<Says> THINKING = EnumSet.of(Says.SEVERAL_TEXTS, Says.SYSTEM_INSIDE, Says.THOUGHTS, Says.HIDDEN_THOUGHTS, Says.IMAGE_LINKS, Says.PDF,
            Says.TEXT_FILES, Says.FILE_NAMES, Says.RESULT_IMAGES, Says.STRICT_TOOLS, Says.ONE_CALL_AT_A_TIME, Says.ANY_OBJECT, Says.SCHEMA, Says.SCHEMA_NAME,
            Says.EFFORT);
    private static final Set<Says> CHOOSING = EnumSet.of(Says.TEMPERATURE, Says.TOP_P, Says.ONE_CALL_AT_A_TIME, Says.SCHEMA, Says.SCHEMA_NAME);

    private final Responses responses = new Responses();

    @Test
    void aTurnIsReadAsItWasWritten() {
        holds(new RandomTurns(1, "responses", "gpt-5.5", THINKING), 300);
        holds(new RandomTurns(2, "responses", "gpt-4.1", CHOOSING), 100);
    }

    private void holds(RandomTurns turns, int times) {
        for (int time = 0; time < times; time++) {
            var turn = turns.next();
            var omissions = new Omissions();
            var body = responses.write(turn, Server.VENDOR, omissions);
            assertThat(omissions.names()).as("%s", body).isEmpty();
            assertThat(responses.read(WireJson.request(WireJson.bytes(body)), "", false, omissions)).as("%s", body).isEqualTo(turn);
            assertThat(omissions.names()).isEmpty();
        }
    }

    @Test
    void anAnswerIsReadAsItWasWritten() {
        var answers = new RandomAnswers(3, "responses:c2lnbmVk", EnumSet.of(RandomAnswers.Says.HIDDEN_THOUGHTS, RandomAnswers.Says.SEVERAL_TEXTS,
                RandomAnswers.Says.CACHE_WRITTEN));
        var cuts = new Random(4);
        for (int time = 0; time < 300; time++) {
            var answer = answers.next();
            // Codex keeps an answer only under a name that is OpenAI's own.
            var expected = RandomAnswers.joined(answer).stream().skip(1).toList();
            assertThat(RandomAnswers.joined(Wires.streamed(responses, Wires.written(responses, true, answer), cuts)).stream().skip(1)).containsExactlyElementsOf(expected);
            var whole = new String(Wires.written(responses, false, answer), StandardCharsets.UTF_8);
            assertThat(Wires.whole(responses, 200, whole).stream().skip(1)).as(whole).containsExactlyElementsOf(expected);
        }
    }
}
