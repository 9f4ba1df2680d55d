package dev.onehot.app;

import module java.base;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.onehot.cli.Answers;
import dev.onehot.cli.HeardLine;
import dev.onehot.cli.MeetingSocket;
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
    private static final long DEADLINE_SECONDS = 2;

    private final FileChannel file;
    private final FileLock lock;
    private final Path socket;

    @GuardedBy("this")
    private @Nullable MeetingSocket listening;

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

    /// Hears what later starts want and what commands ask, until [#stopListening]. `wish` is called on a thread of this and must not block.
    synchronized void listen(Consumer<Wish> wish, Answers answers) {
        if (ended) {
            // Its socket would be in the way of whoever has the lock by now.
            return;
        }
        try {
            // What a process that was killed left is nobody's now, says the lock.
            listening = MeetingSocket.open(socket, (caller, line) -> hear(caller, line, wish, answers), OnlyWindow::log);
        } catch (IOException | UnsupportedOperationException noSocket) {
            log().log(Level.WARNING, "later starts cannot be heard", noSocket);
        }
    }

    private static void hear(MeetingSocket.Caller caller, HeardLine line, Consumer<Wish> wish, Answers answers) throws IOException {
        if (line.text().startsWith(GREETING)) {
            wish.accept(Wish.parse(line.text().substring(GREETING.length())));
            caller.channel().write(ByteBuffer.wrap(TAKEN.getBytes(StandardCharsets.UTF_8)));
        } else {
            answers.answer(caller, line);
        }
    }

    private static boolean tell(Path socket, Wish wish) {
        var address = UnixDomainSocketAddress.of(socket);
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            var late = MeetingSocket.closeAfterDeadline(channel);
            channel.connect(address);
            channel.write(ByteBuffer.wrap((GREETING + wish.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            boolean taken = HeardLine.read(channel).text().equals(TAKEN.strip());
            late.cancel(false);
            return taken;
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    /// Not a constant: the logging library is not to be loaded before there is something to say.
    private static System.Logger log() {
        return Log.of(OnlyWindow.class);
    }

    /// Whoever starts from now on waits until this has ended, and takes its place.
    synchronized void stopListening() {
        ended = true;
        if (listening != null) {
            listening.close();
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
