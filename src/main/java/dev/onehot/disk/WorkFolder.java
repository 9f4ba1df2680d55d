package dev.onehot.disk;

import module java.base;

/// A hidden folder, its owner's alone, for what is not whole yet or is needed for a moment: it may hold keys.
///
/// Whoever has one holds a lock in it, which ends with the process whatever ends that. One that nobody holds is what a killed run left: it is swept by
/// the next that works in the same place, and at a start. Blocks on the disk.
public final class WorkFolder implements AutoCloseable {
    private static final String START = ".onehot-work-";
    private static final String LOCK = "lock";
    private static final int ATTEMPTS = 10;

    /// One without a lock is just being made, unless it is older.
    private static final Duration IN_THE_MAKING = Duration.ofDays(1);

    /// Names of those of this process. To look at a lock of one's own would be to give it up.
    private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private WorkFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Makes one in the first of `places` where that can be done. Throws what the first one said where it can be done nowhere.
    public static WorkFolder in(Path... places) throws IOException {
        IOException failure = new NoSuchFileException("");
        for (int i = 0; i < places.length; i++) {
            try {
                sweep(places[i]);
                return make(places[i]);
            } catch (IOException refused) {
                failure = i == 0 ? refused : failure;
            }
        }
        throw failure;
    }

    /// Makes one where the system has what is needed for a moment.
    public static WorkFolder temporary() throws IOException {
        return in(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    }

    private static WorkFolder make(Path place) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var folder = Files.createTempDirectory(place, START, OwnerOnly.folder());
            HELD.add(name(folder));
            var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (lock(channel) && Files.exists(folder.resolve(LOCK))) {
                return new WorkFolder(folder, channel);
            }
            // Somebody took it for a left one between its making and its lock.
            new WorkFolder(folder, channel).close();
        }
        throw new NoSuchFileException(place.toString());
    }

    /// Whether it is ours now; a disk that knows no locks lets everybody have it.
    private static boolean lock(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (IOException noLocksHere) {
            return true;
        }
    }

    /// Whether this is the name of one.
    public static boolean isOne(Path folder) {
        return name(folder).startsWith(START);
    }

    public Path path() {
        return path;
    }

    /// Deletes it with all that is in it. What cannot be deleted now is swept later: whatever was to be done here is done.
    @Override
    public void close() {
        try (channel) {
            deleteAllBut(LOCK, path);
        } catch (IOException stays) {
            HELD.remove(name(path));
            return;
        }
        try {
            Files.deleteIfExists(path.resolve(LOCK));
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            return;
        } finally {
            HELD.remove(name(path));
        }
    }

    /// Deletes those in `place` whose process is gone. What cannot be deleted stays for the next time.
    public static void sweep(Path place) {
        try (var found = Files.newDirectoryStream(place, START + "*")) {
            for (var each : found) {
                if (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
                    sweepOne(each);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // There is none, or it is somebody else's.
            return;
        }
    }

    private static void sweepOne(Path folder) {
        try {
            if (isLeft(folder)) {
                deleteAllBut("", folder);
                Files.deleteIfExists(folder);
            }
        } catch (IOException stays) {
            // The others are swept all the same.
            return;
        }
    }

    private static boolean isLeft(Path folder) throws IOException {
        var lock = folder.resolve(LOCK);
        if (Files.notExists(lock)) {
            return Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(IN_THE_MAKING));
        }
        // In this order: whoever makes one enters its name before there is a lock.
        if (HELD.contains(name(folder))) {
            return false;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE); var held = channel.tryLock()) {
            if (held == null) {
                return false;
            }
            deleteAllBut(LOCK, folder);
            // While it is ours: whoever is about to make this one sees by it, and makes another.
            Files.deleteIfExists(lock);
            return true;
        } catch (IOException | OverlappingFileLockException inUse) {
            return false;
        }
    }

    private static void deleteAllBut(String kept, Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder) && !file.equals(folder.resolve(kept))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (UncheckedIOException goneMeanwhile) {
            // Somebody else deletes it too.
            throw Objects.requireNonNull(goneMeanwhile.getCause());
        }
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }
}
