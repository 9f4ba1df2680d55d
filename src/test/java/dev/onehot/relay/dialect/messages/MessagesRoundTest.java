package dev.onehot.relay.dialect.messages;

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
class MessagesRoundTest {
    private static final Set<Says> ALWAYS = EnumSet.of(Says.TOP_K, Says.TEMPERATURE, Says.STOPS, Says.SEVERAL_TEXTS, Says.THOUGHTS, Says.HIDDEN_THOUGHTS,
            Says.IMAGE_LINKS, Says.PDF, Says.TEXT_FILES, Says.FILE_NAMES, Says.RESULT_IMAGES, Says.FAILED_RESULTS, Says.STRICT_TOOLS, Says.ONE_CALL_AT_A_TIME,
            Says.SCHEMA);
    private static final Set<Says> THINKING = EnumSet.of(Says.STOPS, Says.SEVERAL_TEXTS, Says.THOUGHTS, Says.EFFORT, Says.SCHEMA);

    private final Messages messages = new Messages();

    @Test
    void aTurnIsReadAsItWasWritten() {
        holds(new RandomTurns(1, "messages", "claude-opus-4-6", ALWAYS), 300);
        holds(new RandomTurns(2, "messages", "claude-opus-4-6", THINKING), 100);
    }

    private void holds(RandomTurns turns, int times) {
        for (int time = 0; time < times; time++) {
            var turn = turns.next();
            var omissions = new Omissions();
            var body = messages.write(turn, Server.VENDOR, omissions);
            assertThat(omissions.names()).as("%s", body).isEmpty();
            assertThat(messages.read(WireJson.request(WireJson.bytes(body)), "", false, omissions)).as("%s", body).isEqualTo(turn);
            assertThat(omissions.names()).isEmpty();
        }
    }

    @Test
    void anAnswerIsReadAsItWasWritten() {
        var answers = new RandomAnswers(3, "messages:c2lnbmVk", EnumSet.of(RandomAnswers.Says.HIDDEN_THOUGHTS, RandomAnswers.Says.SEVERAL_TEXTS,
                RandomAnswers.Says.CACHE_WRITTEN, RandomAnswers.Says.STOP_TEXT, RandomAnswers.Says.PAUSED));
        var cuts = new Random(4);
        for (int time = 0; time < 300; time++) {
            var answer = answers.next();
            assertThat(RandomAnswers.joined(Wires.streamed(messages, Wires.written(messages, true, answer), cuts))).isEqualTo(RandomAnswers.joined(answer));
            var whole = new String(Wires.written(messages, false, answer), StandardCharsets.UTF_8);
            assertThat(Wires.whole(messages, 200, whole)).as(whole).isEqualTo(RandomAnswers.joined(answer));
        }
    }
}
