package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is long goes to a socket in pieces, since for each the thread keeps as much memory.
@Execution(ExecutionMode.CONCURRENT)
class SlicesTest {
    private static final int LONGEST = 64 << 10;

    @ParameterizedTest
    @ValueSource(ints = {1, LONGEST - 1, LONGEST, LONGEST + 1, 3 * LONGEST, 1_000_003})
    void allOfItGoesInOrder(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        var channel = new EmbeddedChannel(Slices.ALL);
        var source = Unpooled.wrappedBuffer(bytes);
        var written = channel.writeOneOutbound(source);
        channel.flush();
        assertThat(written.isSuccess()).isTrue();
        var all = Unpooled.buffer();
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            assertThat(piece.readableBytes()).isLessThanOrEqualTo(LONGEST);
            all.writeBytes(piece);
            piece.release();
        }
        assertThat(Arrays.copyOf(all.array(), all.writerIndex())).isEqualTo(bytes);
        assertThat(source.refCnt()).as("nothing is kept").isZero();
    }

    @Test
    void whatIsLargePassesBothWays() throws IOException {
        var body = "{\"model\":\"m1\",\"x\":\"" + "0123456789".repeat(1 << 20) + "\"}";
        try (var server = RawServer.json(200, body); var endpoint = Endpoint.open(0, SameDialectTest.answering(server, "m1"), Map.of())) {
            assertThat(AskingProgram.once(endpoint.port(), "POST /v1/chat/completions", FixedAnswering.BEARER, body).body()).isEqualTo(body);
            assertThat(server.requests.getFirst().text()).isEqualTo(body);
        }
    }
}
