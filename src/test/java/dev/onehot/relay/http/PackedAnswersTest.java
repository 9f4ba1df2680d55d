package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What was packed comes out whole, and no faster than it is wanted.
@Execution(ExecutionMode.CONCURRENT)
class PackedAnswersTest {
    private static final int LARGE = 64 << 20;

    /// Wants no more after each piece when it is slow.
    private static final class Reader extends ChannelInboundHandlerAdapter {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();
        private final List<HttpResponse> heads = new ArrayList<>();
        private final List<Throwable> failures = new ArrayList<>();
        private boolean slow;
        private int largest;
        private int ended;
        private boolean gone;

        @Override
        public void channelRead(ChannelHandlerContext from, Object message) {
            if (message instanceof HttpResponse head) {
                heads.add(head);
            }
            if (message instanceof HttpContent content) {
                var bytes = new byte[content.content().readableBytes()];
                content.content().readBytes(bytes);
                read.writeBytes(bytes);
                largest = Math.max(largest, bytes.length);
                content.release();
                ended += content instanceof LastHttpContent ? 1 : 0;
                from.channel().config().setAutoRead(!slow);
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext from) {
            gone = true;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
            failures.add(cause);
        }
    }

    private final Reader reader = new Reader();
    private final EmbeddedChannel channel = new EmbeddedChannel(new PackedAnswers(), reader);

    private void head(String coding) {
        var head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set("Content-Encoding", coding).set("Content-Length", 7).set("X-Other", "1");
        channel.writeInbound(head);
    }

    private static byte[] packed(String coding, byte[] bytes) throws IOException {
        var to = new ByteArrayOutputStream();
        try (OutputStream packing = switch (coding) {
            case "gzip" -> new GZIPOutputStream(to);
            case "deflate" -> new DeflaterOutputStream(to);
            default -> new DeflaterOutputStream(to, new Deflater(9, true));
        }) {
            packing.write(bytes);
        }
        return to.toByteArray();
    }

    private static ByteBuf part(byte[] bytes, int from, int to) {
        return Unpooled.copiedBuffer(bytes, from, to - from);
    }

    @ParameterizedTest
    @CsvSource({"gzip, gzip, 1", "X-GZIP, gzip, 7", "deflate, deflate, 1", "deflate, bare, 3", "gzip, gzip, 100000"})
    void itComesOutWholeHoweverItIsCut(String coding, String way, int cut) throws IOException {
        var bytes = "data: {\"n\":1}\n\n".repeat(5000).getBytes(StandardCharsets.US_ASCII);
        for (int round = 1; round <= 2; round++) {
            head(coding);
            var packed = packed(way, bytes);
            for (int at = 0; at < packed.length; at += cut) {
                channel.writeInbound(new DefaultHttpContent(part(packed, at, Math.min(packed.length, at + cut))));
            }
            channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
            assertThat(reader.read.toByteArray()).isEqualTo(bytes);
            assertThat(reader.ended).as("the next answer on this connection too").isEqualTo(round);
            reader.read.reset();
        }
        assertThat(reader.heads).hasSize(2).allSatisfy(it -> {
            assertThat(it.headers().contains("Content-Encoding")).isFalse();
            assertThat(it.headers().contains("Content-Length")).isFalse();
            assertThat(it.headers().get("X-Other")).isEqualTo("1");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "identity", "br", "gzip, br"})
    void whatIsNotPackedSoPassesAsItIs(String coding) {
        head(coding);
        var bytes = Unpooled.wrappedBuffer(new byte[] {1, 2, 3});
        channel.writeInbound(new DefaultLastHttpContent(bytes));
        assertThat(reader.read.toByteArray()).containsExactly(1, 2, 3);
        assertThat(reader.heads.getFirst().headers().get("Content-Length")).isEqualTo("7");
        assertThat(reader.ended).isEqualTo(1);
    }

    /// 64 MiB from 64 KiB.
    @Test
    void noMoreThanAPieceComesBeforeMoreIsWanted() throws IOException {
        reader.slow = true;
        head("gzip");
        channel.writeInbound(new DefaultLastHttpContent(Unpooled.wrappedBuffer(packed("gzip", new byte[LARGE]))));
        assertThat(reader.read.size()).isBetween(1, 64 << 10);
        for (int pieces = 1; reader.ended == 0; pieces++) {
            assertThat(reader.read.size()).isLessThanOrEqualTo(pieces * (64 << 10));
            channel.config().setAutoRead(true);
        }
        assertThat(reader.read.size()).isEqualTo(LARGE);
        assertThat(reader.largest).isLessThanOrEqualTo(64 << 10);
    }

    @Test
    void whatIsNoPackageIsAFailure() {
        head("gzip");
        channel.writeInbound(new DefaultHttpContent(Unpooled.copiedBuffer("{\"plain\":\"text\"}", StandardCharsets.US_ASCII)));
        assertThat(reader.failures).hasSize(1);
        assertThat(reader.ended).isZero();
    }

    @Test
    void whatAServerSaidLastIsReadButNotWithoutEnd() throws IOException {
        reader.slow = true;
        head("gzip");
        channel.writeInbound(new DefaultLastHttpContent(Unpooled.wrappedBuffer(packed("gzip", new byte[200_000]))));
        channel.close();
        assertThat(reader.read.size()).isEqualTo(200_000);
        assertThat(reader.ended).isEqualTo(1);
        assertThat(reader.gone).isTrue();
    }

    @Test
    void aBombOfAServerThatHasGoneIsLeft() throws IOException {
        reader.slow = true;
        head("gzip");
        channel.writeInbound(new DefaultLastHttpContent(Unpooled.wrappedBuffer(packed("gzip", new byte[LARGE]))));
        channel.close();
        assertThat(reader.read.size()).isLessThan(9 << 20);
        assertThat(reader.ended).isZero();
        assertThat(reader.gone).isTrue();
    }
}
