package dev.onehot.relay.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;

/// How much memory what passes may take.
final class WireLimits {
    /// Plain arrays: what is forgotten is collected, and little is kept at rest.
    static final ByteBufAllocator MEMORY = new UnpooledByteBufAllocator(false, true);

    /// From how many bytes on a side that writes waits for the one that reads.
    static final WriteBufferWaterMark MARKS = new WriteBufferWaterMark(32 << 10, 64 << 10);

    static final int LARGEST_BODY = 64 << 20;

    /// Of what a provider says to be wrong.
    static final int LONGEST_FAILURE = 64 << 10;

    private WireLimits() {}
}
