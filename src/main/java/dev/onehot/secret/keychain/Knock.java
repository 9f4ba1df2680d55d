package dev.onehot.secret.keychain;

import module java.base;

/// Finds out whether anybody answers on the socket of a bus, before the D-Bus library waits for it without a deadline.
final class Knock {
    /// Asks which ways to log in there are. Every bus answers this, whoever asks.
    private static final String QUESTION = "\0AUTH\r\n";

    private Knock() {}

    /// @param limit how long the answer may take; a frozen bus accepts, and then says nothing
    /// @throws Refused when nobody listens, or nobody answers
    static void at(Path socket, Duration limit) throws Refused {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                var selector = Selector.open()) {
            channel.write(ByteBuffer.wrap(QUESTION.getBytes(StandardCharsets.US_ASCII)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(limit.toMillis()) == 0) {
                throw Refused.unavailable("keychain.bus.silent", socket.toString());
            }
            if (channel.read(ByteBuffer.allocate(64)) <= 0) {
                throw Refused.unavailable("keychain.bus.dead", socket.toString());
            }
        } catch (IOException nobody) {
            throw Refused.unavailable("keychain.bus.dead", socket.toString());
        }
    }
}
