package dev.onehot.relay.dialect.chat;

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
class ChatRoundTest {
    private static final Set<Says> VENDOR = EnumSet.of(Says.TEMPERATURE, Says.TOP_P, Says.STOPS, Says.SYSTEM_INSIDE, Says.IMAGE_LINKS, Says.PDF, Says.FILE_NAMES,
            Says.STRICT_TOOLS, Says.ONE_CALL_AT_A_TIME, Says.ANY_OBJECT, Says.SCHEMA, Says.SCHEMA_NAME);
    private static final Set<Says> THINKING = EnumSet.of(Says.SYSTEM_INSIDE, Says.EFFORT, Says.SCHEMA, Says.SCHEMA_NAME);
    private static final Set<Says> COMPATIBLE = EnumSet.of(Says.TEMPERATURE, Says.TOP_P, Says.STOPS, Says.THOUGHTS, Says.CALL_SIGNATURES, Says.IMAGE_LINKS,
            Says.ONE_CALL_AT_A_TIME, Says.ANY_OBJECT, Says.SCHEMA, Says.SCHEMA_NAME);

    private final Chat chat = new Chat();

    @Test
    void aTurnIsReadAsItWasWritten() {
        holds(new RandomTurns(1, "chat", "gpt-4.1", VENDOR), Server.VENDOR);
        holds(new RandomTurns(2, "chat", "gpt-5.2", THINKING), Server.VENDOR);
        holds(new RandomTurns(3, "chat", "qwen", COMPATIBLE), Server.COMPATIBLE);
    }

    private void holds(RandomTurns turns, Server server) {
        for (int time = 0; time < 150; time++) {
            var turn = turns.next();
            var omissions = new Omissions();
            var body = chat.write(turn, server, omissions);
            assertThat(omissions.names()).as("%s", body).isEmpty();
            assertThat(chat.read(WireJson.request(WireJson.bytes(body)), "", false, omissions)).as("%s", body).isEqualTo(turn);
            assertThat(omissions.names()).isEmpty();
        }
    }

    @Test
    void anAnswerIsReadAsItWasWritten() {
        var answers = new RandomAnswers(4, "chat:reasoning_content", "gemini:c2ln", EnumSet.of(RandomAnswers.Says.CALL_SIGNATURES));
        var cuts = new Random(5);
        for (int time = 0; time < 300; time++) {
            var answer = answers.next();
            assertThat(RandomAnswers.joined(Wires.streamed(chat, Wires.written(chat, true, answer), cuts))).isEqualTo(RandomAnswers.joined(answer));
            var whole = new String(Wires.written(chat, false, answer), StandardCharsets.UTF_8);
            assertThat(Wires.whole(chat, 200, whole)).as(whole).isEqualTo(RandomAnswers.joined(answer));
        }
    }
}
