package dev.onehot.relay.http;

import module java.base;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.compression.Decompressor;
import io.netty.handler.codec.compression.JdkZlibDecompressor;
import io.netty.handler.codec.compression.ZlibWrapper;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/// Unpacks what a server packed unasked, piece by piece and only while somebody reads it: a few kilobytes may hold a thousand times as much.
final class PackedAnswers extends ChannelDuplexHandler {
    private static final int PIECE = 64 << 10;

    /// When the server has gone, nobody can be made to wait any more for what it said last.
    private static final int MOST_AT_ONCE = 8 << 20;

    private static final Set<String> GZIP = Set.of("gzip", "x-gzip");
    private static final Set<String> DEFLATE = Set.of("deflate", "x-deflate");

    private final Queue<Object> waiting = new ArrayDeque<>();
    private @Nullable Decompressor unpacker;
    private boolean ending;
    private boolean passing;

    @Override
    public void channelRead(ChannelHandlerContext to, Object message) {
        if (unpacker == null && waiting.isEmpty() && !isPacked(message)) {
            to.fireChannelRead(message);
        } else {
            waiting.add(message);
            pass(to, Long.MAX_VALUE, false);
        }
    }

    private static boolean isPacked(Object message) {
        return message instanceof HttpResponse head && wrapper(head).isPresent();
    }

    private static Optional<ZlibWrapper> wrapper(HttpResponse head) {
        var coding = head.headers().get("Content-Encoding", "").strip().toLowerCase(Locale.ROOT);
        return GZIP.contains(coding) ? Optional.of(ZlibWrapper.GZIP) : DEFLATE.contains(coding) ? Optional.of(ZlibWrapper.ZLIB_OR_NONE) : Optional.empty();
    }

    /// Somebody reads on.
    @Override
    public void read(ChannelHandlerContext to) {
        if (hasMore()) {
            pass(to, Long.MAX_VALUE, false);
            to.fireChannelReadComplete();
        }
        if (!hasMore()) {
            to.read();
        }
    }

    private boolean hasMore() {
        var current = unpacker;
        return ending || !waiting.isEmpty() || (current != null && current.status() == Decompressor.Status.NEED_OUTPUT);
    }

    /// @param most bytes
    /// @param last whether nobody is waited for
    private void pass(ChannelHandlerContext to, long most, boolean last) {
        if (passing) {
            return;
        }
        passing = true;
        try {
            for (long passed = 0; (last || to.channel().config().isAutoRead()) && passed <= most;) {
                var current = unpacker;
                if (current != null && current.status() == Decompressor.Status.NEED_OUTPUT) {
                    var piece = current.takeOutput();
                    passed += piece.readableBytes();
                    to.fireChannelRead(new DefaultHttpContent(piece));
                } else if (ending) {
                    end();
                    to.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
                } else if (waiting.isEmpty()) {
                    return;
                } else {
                    take(to, waiting.remove());
                }
            }
        } catch (DecompressionException unreadable) {
            end();
            to.fireExceptionCaught(unreadable);
        } finally {
            passing = false;
        }
    }

    private void take(ChannelHandlerContext to, Object message) {
        var current = unpacker;
        if (message instanceof HttpResponse head && wrapper(head).isPresent()) {
            unpacker = JdkZlibDecompressor.builder().wrapper(wrapper(head).orElseThrow()).maxAllocation(PIECE).build(to.alloc());
            head.headers().remove("Content-Encoding").remove("Content-Length");
            to.fireChannelRead(head);
        } else if (current != null && message instanceof HttpContent content) {
            ending = content instanceof LastHttpContent;
            if (content.content().isReadable() && current.status() == Decompressor.Status.NEED_INPUT) {
                current.addInput(content.content());
            } else {
                content.release();
            }
        } else {
            to.fireChannelRead(message);
        }
    }

    private void end() {
        ending = false;
        var current = unpacker;
        unpacker = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext to) {
        pass(to, MOST_AT_ONCE, true);
        to.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext from) {
        end();
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
