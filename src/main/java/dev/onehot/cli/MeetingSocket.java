package dev.onehot.cli;

import module java.base;

import java.lang.System.Logger.Level;
import jdk.net.ExtendedSocketOptions;

/// A socket in the folder where processes meet: each caller is heard on a thread of its own, for two seconds at most.
///
/// Nobody else is let into that folder. Any thread.
public final class MeetingSocket implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 2;

    private final Path path;
    private final ServerSocketChannel server;
    private final Supplier<System.Logger> log;

    private MeetingSocket(Path path, ServerSocketChannel server, Supplier<System.Logger> log) {
        this.path = path;
        this.server = server;
        this.log = log;
    }

    /// Who calls, and at which socket.
    public record Caller(SocketChannel channel, Path socket) {
        /// Whether it is this process's own user: the folder keeps others out already, and the system knows who calls.
        boolean isSameUser() throws IOException {
            return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                    && channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName().equals(Files.getOwner(socket).getName());
        }
    }

    /// What is done with one caller.
    @FunctionalInterface
    public interface Hearing {
        void hear(Caller caller, HeardLine line) throws IOException;
    }

    /// Begins to hear. Throws [IOException] or [UnsupportedOperationException] where this system has no such sockets.
    ///
    /// @param path which is nobody else's: what lies there was left by a process that was killed
    /// @param log for what goes wrong later
    public static MeetingSocket open(Path path, Hearing hearing, Supplier<System.Logger> log) throws IOException {
        Files.deleteIfExists(path);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        // No virtual threads: the first one loads what all of them need.
        Thread.ofPlatform().daemon().name("later-starts").start(() -> accept(server, caller -> hear(new Caller(caller, path), hearing, log), log));
        return new MeetingSocket(path, server, log);
    }

    private static void accept(ServerSocketChannel server, Consumer<SocketChannel> hear, Supplier<System.Logger> log) {
        while (server.isOpen()) {
            try {
                var caller = server.accept();
                Thread.ofPlatform().daemon().name("later-start").start(() -> hear.accept(caller));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException failure) {
                // One caller that could not be accepted is no reason not to hear the next one.
                log.get().log(Level.WARNING, "a later start was not heard", failure);
            } catch (RuntimeException | Error failure) {
                // Nor is a lack of threads or of memory: a start that is not heard would end without a window.
                log.get().log(Level.ERROR, "a later start was not heard", failure);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private static void hear(Caller caller, Hearing hearing, Supplier<System.Logger> log) {
        var late = closeAfterDeadline(caller.channel());
        try (var channel = caller.channel()) {
            hearing.hear(caller, HeardLine.read(channel));
        } catch (IOException failure) {
            log.get().log(Level.DEBUG, "a later start broke off", failure);
        } finally {
            late.cancel(false);
        }
    }

    /// Closes a channel in two seconds, unless what this answers is cancelled before.
    public static CompletableFuture<Void> closeAfterDeadline(SocketChannel channel) {
        var late = CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        channel.close();
                    } catch (IOException closed) {
                        // It was over.
                        return;
                    }
                },
                late);
    }

    @Override
    public void close() {
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException failure) {
            log.get().log(Level.WARNING, "the socket was not closed", failure);
        }
    }
}
