package dev.onehot.disk;

import module java.base;

/// The right to change one file of another program, among all Onehots of a person. It ends with the process, whatever ends that.
///
/// To be closed by the thread that has it.
public final class PathLock implements AutoCloseable {
    private static final long PAUSE_MILLIS = 10;

    /// Those of this process. The system's lock is of the process, and is given up with any descriptor.
    private static final Map<Path, ReentrantLock> HELD = new ConcurrentHashMap<>();

    private final ReentrantLock within;
    private final FileChannel channel;

    private PathLock(ReentrantLock within, FileChannel channel) {
        this.within = within;
        this.channel = channel;
    }

    /// Takes it; empty when somebody else has it until then. Blocks on the disk.
    ///
    /// @param folder where such locks are, made if it is not there
    /// @param target real path of the file
    /// @param until a moment of [System#nanoTime]
    public static Optional<PathLock> take(Path folder, Path target, long until) throws IOException, InterruptedException {
        var file = folder.resolve(ShortName.of(target));
        var within = HELD.computeIfAbsent(file, any -> new ReentrantLock());
        if (!within.tryLock(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS)) {
            return Optional.empty();
        }
        boolean taken = false;
        try {
            Files.createDirectories(folder, OwnerOnly.folder());
            var channel = FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerOnly.file());
            try {
                taken = await(channel, until);
                return taken ? Optional.of(new PathLock(within, channel)) : Optional.empty();
            } finally {
                if (!taken) {
                    channel.close();
                }
            }
        } finally {
            if (!taken) {
                within.unlock();
            }
        }
    }

    private static boolean await(FileChannel channel, long until) throws InterruptedException {
        while (!lock(channel)) {
            if (until - System.nanoTime() <= 0) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }

    /// A disk that knows no locks lets everybody have it.
    private static boolean lock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException noLocksHere) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            return;
        } finally {
            within.unlock();
        }
    }
}
