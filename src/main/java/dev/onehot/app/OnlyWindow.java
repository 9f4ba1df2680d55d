package dev.onehot.app;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.cli.QuickKey;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.ShortName;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// One window for each database: the lock on a file says whose it is, a socket beside it carries what a second start wants.
///
/// The lock is the truth, because the system takes it back from a process that was killed; the socket is only a way to speak.
final class OnlyWindow implements AutoCloseable {
    private static final String GREETING = "onehot 1 ";
    private static final String TAKEN = "taken\n";
    private static final int LONGEST = 4096;
    private static final long DEADLINE_SECONDS = 2;

    private final FileChannel file;
    private final FileLock lock;
    private final Path socket;

    @GuardedBy("this")
    private @Nullable ServerSocketChannel server;

    @GuardedBy("this")
    private boolean ended;

    /// There is a window that holds the lock and does not react.
    static final class NotAnswering extends IOException {
        private static final long serialVersionUID = 1;
    }

    private OnlyWindow(FileChannel file, FileLock lock, Path socket) {
        this.file = file;
        this.lock = lock;
        this.socket = socket;
    }

    /// Takes the lock for `database`; where another process has it, tells that one what this start wants and answers empty.
    ///
    /// Blocks for two seconds at most; throws [NotAnswering] when the other process does not answer in that time, and
    /// another [IOException] where this system has no such locks or sockets.
    static Optional<OnlyWindow> claimOrTell(Path meeting, Path database, Wish wish) throws IOException {
        var folder = OwnerOnly.make(meeting);
        var name = ShortName.ofFile(database);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (true) {
            var claimed = claim(folder, name);
            if (claimed.isPresent()) {
                return claimed;
            }
            if (tell(folder.resolve(name + ".socket"), wish)) {
                return Optional.empty();
            }
            if (System.nanoTime() > end) {
                throw new NotAnswering();
            }
            // It took the lock a moment ago and does not listen yet, or it is just ending.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    /// Tells the window that has `database` open what this start wants; answers whether there is one that heard it. Two seconds at most.
    static boolean tell(Path meeting, Path database, Wish wish) {
        return tell(meeting.resolve(ShortName.ofFile(database) + ".socket"), wish);
    }

    private static Optional<OnlyWindow> claim(Path folder, String name) throws IOException {
        var channel = FileChannel.open(folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new OnlyWindow(channel, lock, folder.resolve(name + ".socket")));
    }

    /// Hears what later starts want and which keys are asked for, until [#stopListening]. `wish` is called on a thread of this and must not block.
    synchronized void listen(Consumer<Wish> wish, KeySocket keys) {
        if (ended) {
            // Its socket would be in the way of whoever has the lock by now.
            return;
        }
        try {
            // A process that was killed left it; the lock says that it is nobody's now.
            Files.deleteIfExists(socket);
            var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server = listening;
            listening.bind(UnixDomainSocketAddress.of(socket));
            // No virtual threads: the first one loads what all of them need.
            Thread.ofPlatform().daemon().name("later-starts").start(() -> accept(listening, it -> hear(it, wish, keys)));
        } catch (IOException | UnsupportedOperationException noSocket) {
            log().log(Level.WARNING, "later starts cannot be heard", noSocket);
        }
    }

    private static void accept(ServerSocketChannel listening, Consumer<SocketChannel> hear) {
        while (listening.isOpen()) {
            try {
                var caller = listening.accept();
                Thread.ofPlatform().daemon().name("later-start").start(() -> hear.accept(caller));
            } catch (ClosedChannelException closed) {
                return;
            } catch (IOException failure) {
                // One caller that could not be accepted is no reason not to hear the next one.
                log().log(Level.WARNING, "a later start was not heard", failure);
            } catch (RuntimeException | Error failure) {
                // Nor is a lack of threads or of memory: a start that is not heard would end without a window.
                log().log(Level.ERROR, "a later start was not heard", failure);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private void hear(SocketChannel caller, Consumer<Wish> wish, KeySocket keys) {
        try (caller) {
            var late = closeAfterDeadline(caller);
            var line = readLine(caller);
            late.cancel(false);
            if (line.startsWith(GREETING)) {
                wish.accept(Wish.parse(line.substring(GREETING.length())));
                caller.write(ByteBuffer.wrap(TAKEN.getBytes(StandardCharsets.UTF_8)));
            } else if (line.startsWith(QuickKey.GREETING)) {
                keys.answer(caller, socket, line.substring(QuickKey.GREETING.length()));
            }
        } catch (IOException failure) {
            log().log(Level.DEBUG, "a later start broke off", failure);
        }
    }

    private static boolean tell(Path socket, Wish wish) {
        var address = UnixDomainSocketAddress.of(socket);
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            var late = closeAfterDeadline(channel);
            channel.connect(address);
            channel.write(ByteBuffer.wrap((GREETING + wish.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            boolean taken = readLine(channel).equals(TAKEN.strip());
            late.cancel(false);
            return taken;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    /// The line without its end. Throws [IOException] when it is longer than any that we send.
    private static String readLine(SocketChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(LONGEST);
        while (channel.read(buffer) >= 0) {
            var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            if (text.endsWith("\n")) {
                return text.substring(0, text.length() - 1);
            }
            if (!buffer.hasRemaining()) {
                break;
            }
        }
        throw new IOException("no whole line");
    }

    private static CompletableFuture<Void> closeAfterDeadline(SocketChannel channel) {
        var late = CompletableFuture.delayedExecutor(DEADLINE_SECONDS, TimeUnit.SECONDS);
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        channel.close();
                    } catch (IOException closed) {
                        log().log(Level.DEBUG, "closing", closed);
                    }
                },
                late);
    }

    /// Not a constant: the logging library is not to be loaded before there is something to say.
    private static System.Logger log() {
        return Log.of(OnlyWindow.class);
    }

    /// Whoever starts from now on waits until this has ended, and takes its place.
    synchronized void stopListening() {
        ended = true;
        try {
            if (server != null) {
                server.close();
                Files.deleteIfExists(socket);
            }
        } catch (IOException failure) {
            log().log(Level.WARNING, "the socket was not closed", failure);
        }
    }

    /// Gives the lock back. Its file stays: whoever deletes a lock's file may delete another one's lock.
    @Override
    public void close() {
        stopListening();
        try {
            lock.release();
            file.close();
        } catch (IOException failure) {
            log().log(Level.WARNING, "the lock was not released", failure);
        }
    }
}
