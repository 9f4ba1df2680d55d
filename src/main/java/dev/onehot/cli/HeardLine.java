package dev.onehot.cli;

import module java.base;

/// The line with which a caller begins, without its end, and what came with it.
///
/// @param more what was read behind the line
public record HeardLine(String text, ByteBuffer more) {
    private static final int LONGEST = 4096;

    /// Throws [IOException] when there is none, or it is longer than any that we send. Blocks.
    public static HeardLine read(SocketChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(LONGEST);
        int looked = 0;
        while (channel.read(buffer) >= 0) {
            for (; looked < buffer.position(); looked++) {
                if (buffer.get(looked) == '\n') {
                    return new HeardLine(new String(buffer.array(), 0, looked, StandardCharsets.UTF_8), buffer.flip().position(looked + 1).slice());
                }
            }
            if (!buffer.hasRemaining()) {
                break;
            }
        }
        throw new IOException("no whole line");
    }

    /// The next `length` bytes. Throws [IOException] when they do not come. Blocks.
    byte[] rest(SocketChannel channel, int length) throws IOException {
        var rest = ByteBuffer.allocate(length);
        rest.put(more.slice(0, Math.min(more.remaining(), length)));
        while (rest.hasRemaining()) {
            if (channel.read(rest) < 0) {
                throw new IOException("it ended before its end");
            }
        }
        return rest.array();
    }
}
