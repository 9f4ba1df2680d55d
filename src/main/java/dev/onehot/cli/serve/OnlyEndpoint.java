package dev.onehot.cli.serve;

import module java.base;

import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.ShortName;
import dev.onehot.model.EndpointException;
import dev.onehot.model.EndpointHolder;

/// One endpoint for each database on a computer: the lock on a file says whose it is, its text who that is and where.
///
/// The lock is the truth, because the system takes it back from a process that was killed.
public final class OnlyEndpoint implements AutoCloseable {
    /// Behind every text, because on some systems nobody else reads what is locked.
    private static final long LOCKED_BYTE = 1L << 20;

    private static final int LONGEST = 1_000;

    /// Whoever only looks who has it holds it for a moment.
    private static final int TRIES = 4;

    private static final int PAUSE_MILLIS = 25;

    private final FileChannel file;

    private OnlyEndpoint(FileChannel file) {
        this.file = file;
    }

    /// Who serves `database` at this moment; empty for nobody. Never from a process that serves it itself: on some systems that gives its lock away. Blocks on
    /// the disk.
    ///
    /// @param meeting as for [#claim]
    public static Optional<EndpointHolder> holder(Path meeting, Path database) {
        try (var channel = FileChannel.open(path(meeting, database), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return isFree(channel) ? Optional.empty() : Optional.of(read(channel));
        } catch (IOException never) {
            return Optional.empty();
        }
    }

    private static Path path(Path meeting, Path database) {
        return meeting.resolve(ShortName.ofFile(database) + ".serve");
    }

    /// Takes the lock for `database`. Throws [EndpointException] when another process has it. Blocks on the disk.
    ///
    /// @param meeting folder where processes meet
    /// @param address where this one is going to answer, for whoever comes later
    static OnlyEndpoint claim(Path meeting, Path database, String address) throws IOException {
        var channel = FileChannel.open(path(OwnerOnly.make(meeting), database), Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE), OwnerOnly.file());
        try {
            if (isSoonFree(channel)) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + " " + address + "\n").getBytes(StandardCharsets.UTF_8)), 0);
                return new OnlyEndpoint(channel);
            }
            // Who has it says so the moment after.
            throw EndpointException.served(read(channel));
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    private static boolean isSoonFree(FileChannel channel) throws IOException {
        for (int tries = 1; tries < TRIES; tries++) {
            if (isFree(channel)) {
                return true;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS));
        }
        return isFree(channel);
    }

    private static EndpointHolder read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST);
        var _ = channel.read(bytes, 0);
        var words = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip().split(" ", 2);
        return words.length == 2 ? new EndpointHolder(words[0], words[1]) : new EndpointHolder("?", "?");
    }

    /// Gives the lock back. Its file stays: whoever deletes a lock's file may delete another one's lock.
    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException gone) {
            System.getLogger(OnlyEndpoint.class.getName()).log(System.Logger.Level.WARNING, "the lock was not released", gone);
        }
    }
}
