package dev.onehot.relay.http;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.timeout.IdleStateEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing is waited for without an end. The minutes are those that the channel is told of.
@Execution(ExecutionMode.CONCURRENT)
class SilenceTest {
    private static final class Told implements ProviderTalk.Listener {
        private final List<String> told = new ArrayList<>();

        @Override
        public void head(HttpResponse head) {
            told.add("head");
        }

        @Override
        public void more(HttpContent content) {
            told.add("more");
        }

        @Override
        public void pause() {}

        @Override
        public void whole() {
            told.add("whole");
        }

        @Override
        public void broken(Throwable why, boolean unheard) {
            told.add(why.getClass().getSimpleName() + " " + unheard);
        }
    }

    private final Told told = new Told();
    private final List<ProviderTalk> idle = new ArrayList<>();
    private final ProviderTalk talk = new ProviderTalk(new Place(false, "127.0.0.1", 80, ""), Optional.empty(), idle::add);
    private final EmbeddedChannel channel = new EmbeddedChannel(talk);

    private void ask() {
        var request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        talk.ask(request, LastHttpContent.EMPTY_LAST_CONTENT, told);
    }

    @BeforeEach
    void noTimePassesByItself() {
        channel.freezeTime();
    }

    /// Nothing comes.
    private void minutesPass(int minutes) {
        for (int second = 0; second < minutes * 60; second += ProviderTalk.TICK_SECONDS) {
            channel.pipeline().fireUserEventTriggered(IdleStateEvent.ALL_IDLE_STATE_EVENT);
            secondsPass(ProviderTalk.TICK_SECONDS);
        }
    }

    /// Whatever comes within.
    private void secondsPass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }

    private void begins() {
        channel.writeInbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
    }

    @Test
    void theHeadOfAnAnswerMayTakeTenMinutes() {
        ask();
        minutesPass(9);
        assertThat(told.told).isEmpty();
        minutesPass(1);
        assertThat(told.told).containsExactly("SocketTimeoutException false");
        assertThat(channel.isOpen()).isFalse();
    }

    /// The codec hands on nothing of it before it is whole.
    @Test
    void aHeadThatComesByteByByteMayTakeNoLonger() {
        ask();
        secondsPass(599);
        assertThat(told.told).isEmpty();
        secondsPass(1);
        assertThat(told.told).containsExactly("SocketTimeoutException false");
        assertThat(channel.isOpen()).isFalse();
    }

    /// Nor the head of a request, or of a part of its body: no longer than one that sends nothing.
    @ParameterizedTest
    @CsvSource({"'GET / HTTP/1.1\r\nX: ', 600", "'POST /v1/messages HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;', 60"})
    void aProgramThatDripsIsNotWaitedForWithoutAnEnd(String begun, int seconds) {
        var visited = new EmbeddedChannel(Endpoint.handlers(new Visit(new Desk(7411, new FixedAnswering(), Map.of()))));
        visited.freezeTime();
        visited.writeInbound(Unpooled.copiedBuffer(begun, StandardCharsets.US_ASCII));
        for (int second = 0; second < seconds; second++) {
            assertThat(visited.isOpen()).as("after %d s", second).isTrue();
            visited.writeInbound(Unpooled.copiedBuffer("x", StandardCharsets.US_ASCII));
            visited.advanceTimeBy(1, TimeUnit.SECONDS);
            visited.runScheduledPendingTasks();
        }
        assertThat(visited.isOpen()).isFalse();
    }

    @Test
    void whatAServerSaysBeforeItsAnswerIsNoHead() {
        ask();
        for (int i = 0; i < 600; i++) {
            channel.writeInbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.EARLY_HINTS), LastHttpContent.EMPTY_LAST_CONTENT);
            secondsPass(1);
        }
        assertThat(told.told).containsExactly("SocketTimeoutException false");
    }

    /// An answer that streams may take as long as it likes.
    @Test
    void onlyWhoeverIsToldSoHasToEnd() {
        ask();
        begins();
        for (int i = 0; i < 100; i++) {
            secondsPass(60);
            channel.writeInbound(new DefaultHttpContent(Unpooled.EMPTY_BUFFER));
        }
        assertThat(told.told).hasSize(101).doesNotContain("SocketTimeoutException false");
        talk.endsWithin(30);
        secondsPass(29);
        channel.writeInbound(new DefaultHttpContent(Unpooled.EMPTY_BUFFER));
        secondsPass(1);
        assertThat(told.told).endsWith("more", "SocketTimeoutException false");
    }

    @Test
    void whatHasEndedIsNotBrokenOffLater() {
        for (int i = 0; i < 3; i++) {
            ask();
            begins();
            talk.endsWithin(30);
            channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
            secondsPass(50);
        }
        ask();
        secondsPass(599);
        assertThat(told.told).hasSize(9).endsWith("whole");
    }

    @Test
    void aStreamMayBeSilentForFiveMinutes() {
        ask();
        begins();
        minutesPass(4);
        channel.writeInbound(new DefaultHttpContent(Unpooled.EMPTY_BUFFER));
        minutesPass(4);
        assertThat(told.told).containsExactly("head", "more");
        minutesPass(1);
        assertThat(told.told).endsWith("SocketTimeoutException false");
    }

    @Test
    void whatNobodyUsesIsClosed() {
        ask();
        begins();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(told.told).containsExactly("head", "more", "whole");
        assertThat(idle).containsExactly(talk);
        assertThat(talk.isFresh(60_000)).isTrue();
        minutesPass(1);
        assertThat(channel.isOpen()).isFalse();
        assertThat(talk.isFresh(60_000)).isFalse();
    }

    @Test
    void aConnectionOnWhichARequestIsStillBeingWrittenIsNotUsedAgain() {
        channel.pipeline().addFirst(new ChannelOutboundHandlerAdapter() {
            @Override
            public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
                // The server has not read it yet.
            }
        });
        ask();
        begins();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(told.told).containsExactly("head", "more", "whole");
        assertThat(idle).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionThatWasUsedAndEndsWithoutAWordMayNeverHaveHeardOfIt() {
        ask();
        begins();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        ask();
        channel.close();
        assertThat(told.told).endsWith("EOFException true");
    }

    @Test
    void aServerThatHadASecondMayHaveHeardOfIt() {
        ask();
        begins();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        ask();
        secondsPass(1);
        channel.close();
        assertThat(told.told).endsWith("EOFException false");
    }
}
