package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.relay.turn.Piece;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an answer cost is read wherever it stands near its beginning or its end, and however large it is said to be.
@Execution(ExecutionMode.CONCURRENT)
class UsageScanTest {
    private static Piece.Usage usage(String text, int piece) {
        var scan = new UsageScan();
        for (int at = 0; at < text.length(); at += piece) {
            scan.add(Unpooled.copiedBuffer(text.substring(at, Math.min(at + piece, text.length())), StandardCharsets.US_ASCII));
        }
        return scan.usage();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 4096, 100_000})
    void noPlaceInAnAnswerIsBetweenWhatIsLookedAt(int piece) {
        for (int letters = 3970; letters < 4100; letters++) {
            var text = "{\"t\":\"" + "x".repeat(letters) + "\",\"usage\":{\"input_tokens\":1234567,\"output_tokens\":7654321}}";
            assertThat(usage(text, piece)).as("%d letters", letters).isEqualTo(new Piece.Usage(1_234_567, 0, 0, 7_654_321, 0));
        }
    }

    @Test
    void aNumberThatIsCutOffIsNone() {
        for (int letters = 4040; letters < 4080; letters++) {
            var text = "{\"t\":\"" + "x".repeat(letters) + "\",\"usage\":{\"input_tokens\":1234567},\"u\":\"" + "y".repeat(10_000) + "\"}";
            assertThat(usage(text, 4096).input()).as("%d letters", letters).isIn(0L, 1_234_567L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "99999999999999999999", "18446744073709551617"})
    void noNumberSpoilsASum(String number) {
        var usage = usage("{\"usage\":{\"input_tokens\":" + number + ",\"cache_read_input_tokens\":5,\"output_tokens\":" + number + "}}", 4096);
        assertThat(usage.input()).isBetween(1L << 30, 1L << 51);
        assertThat(usage.output()).isBetween(1L << 30, 1L << 51);
        assertThat(usage.cached()).isEqualTo(5);
    }
}
