package dev.onehot.relay.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/// Cuts what is long before it is written to a socket: for each try to write what is left, Java copies all of it, into memory that it keeps for the thread.
@ChannelHandler.Sharable
@SuppressWarnings("FutureReturnValueIgnored") // what cannot be written is told by the last piece
final class Slices extends ChannelOutboundHandlerAdapter {
    static final Slices ALL = new Slices();

    private static final int LONGEST = 64 << 10;

    private Slices() {}

    @Override
    public void write(ChannelHandlerContext to, Object message, ChannelPromise written) {
        if (message instanceof ByteBuf bytes) {
            while (bytes.readableBytes() > LONGEST) {
                to.write(bytes.readRetainedSlice(LONGEST));
            }
        }
        to.write(message, written);
    }
}
