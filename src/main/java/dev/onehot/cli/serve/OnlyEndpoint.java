package dev.onehot.cli.serve;

import module java.base;

import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.ShortName;
import dev.onehot.model.EndpointException;

/// One endpoint for each database on a computer: the lock on a file says whose it is, its text who that is and where.
///
/// The lock is the truth, because the system takes it back from a process that was killed.
final class OnlyEndpoint implements AutoCloseable {
    /// Behind every text, because on some systems nobody else reads what is locked.
    private static final long LOCKED_BYTE = 1L << 20;

    private static final int LONGEST = 1_000;

    private final FileChannel file;

    private OnlyEndpoint(FileChannel file) {
        this.file = file;
    }

    /// Takes the lock for `database`. Throws [EndpointException] when another process has it. Blocks on the disk.
    ///
    /// @param meeting folder where processes meet
    /// @param address where this one is going to answer, for whoever comes later
    static OnlyEndpoint claim(Path meeting, Path database, String address) throws IOException {
        var path = OwnerOnly.make(meeting).resolve(ShortName.ofFile(database) + ".serve");
        var channel = FileChannel.open(path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE), OwnerOnly.file());
        try {
            if (isFree(channel)) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + " " + address + "\n").getBytes(StandardCharsets.UTF_8)), 0);
                return new OnlyEndpoint(channel);
            }
            // Who has it says so the moment after.
            var words = read(channel).strip().split(" ", 2);
            throw EndpointException.served(words.length == 2 ? words[0] : "?", words.length == 2 ? words[1] : "?");
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

    private static String read(FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(LONGEST);
        var _ = channel.read(bytes, 0);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
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
