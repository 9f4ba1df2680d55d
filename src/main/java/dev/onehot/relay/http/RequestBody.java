package dev.onehot.relay.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/// What a program sends, as far as it has come.
final class RequestBody {
    private final int expected;
    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    /// @param expected how many bytes, or the most that there may be
    RequestBody(int expected) {
        this.expected = expected;
    }

    /// Takes more of it; answers whether it is not too much.
    boolean add(ByteBuf more) {
        if (more.isReadable()) {
            if (bytes.capacity() == 0) {
                bytes = WireLimits.MEMORY.heapBuffer(more.readableBytes());
            } else if (bytes.writableBytes() < more.readableBytes()) {
                // By steps of some MiB, as it would by itself, the whole would be copied again and again.
                bytes.capacity(Math.max(bytes.readableBytes() + more.readableBytes(), Math.min(2 * bytes.capacity(), expected)));
            }
            bytes.writeBytes(more);
        }
        return bytes.readableBytes() <= WireLimits.LARGEST_BODY;
    }

    ByteBuf bytes() {
        return bytes;
    }

    /// It has been sent, and need not be kept.
    void forget() {
        bytes = Unpooled.EMPTY_BUFFER;
    }
}
