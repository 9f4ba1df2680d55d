package dev.onehot.relay.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventLinesTest {
    private static final String STREAM = ": a comment\nevent: greeting\ndata: {\"say\":\"héllo 你好 🙂\"}\nid: 7\nretry: 10\n\n\n\ndata:first\ndata: second\n\n"
            + "event: empty\n\ndata\n\ndata: \n\nevent: last\ndata: without an end";
    private static final List<String> EVENTS = List.of("greeting|{\"say\":\"héllo 你好 🙂\"}", "|first\nsecond", "|", "last|without an end");

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void readsTheSameHoweverItIsCut(String lineEnd) throws IOException {
        var bytes = STREAM.replace("\n", lineEnd).getBytes(StandardCharsets.UTF_8);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second : new int[] {first, Math.min(first + 1, bytes.length), bytes.length}) {
                assertThat(events(bytes, first, second)).as("%s, %s", first, second).isEqualTo(EVENTS);
            }
        }
    }

    @Test
    void readsWhatItWrites() throws IOException {
        var json = WireJson.object().put("text", "a\r\n\u2028data: b");
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(EventLines.event("", json));
        bytes.writeBytes(EventLines.event("named", json));
        assertThat(events(bytes.toByteArray(), 0, 0)).containsExactly("|" + json, "named|" + json);
    }

    @Test
    void endsAnEventThatDoesNotEnd() {
        var events = new EventLines((name, data) -> {});
        var chunk = ("data: " + "x".repeat(1 << 20) + "\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> {
            for (int times = 0; times < 20; times++) {
                events.read(chunk, 0, chunk.length);
            }
        }).isInstanceOf(IOException.class).hasMessageContaining("16 MiB");
    }

    private static List<String> events(byte[] bytes, int first, int second) throws IOException {
        var told = new ArrayList<String>();
        var events = new EventLines((name, data) -> told.add(name + "|" + data));
        events.read(bytes, 0, first);
        events.read(bytes, first, second - first);
        events.read(bytes, second, bytes.length - second);
        events.end();
        return told;
    }
}
