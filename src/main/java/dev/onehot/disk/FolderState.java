package dev.onehot.disk;

import module java.base;

/// Which files a folder has, as of one moment: as long as [#holds] says so, none came, went or was replaced by another since. What is in
/// the files is not looked at.
///
/// Any thread. A look costs one call of the system, on the folder alone. To ask a log that is being written for its times instead makes each
/// commit wait for the file system's journal too, where times are as fine as whoever looks at them needs (Linux since 6.13).
public final class FolderState {
    /// No file system counts the time of a folder in steps that are longer.
    private static final Duration STEP = Duration.ofSeconds(3);

    /// A look that is older counts for nobody else, in ns: that much later another may replace a file unseen.
    private static final long FRESH = 1_000_000;

    private static final String ATTRIBUTES = "unix:fileKey,ctime";

    /// The newest look of a thread that asked.
    private static final ThreadLocal<Look> LOOKS = new ThreadLocal<>();

    /// @param at a moment before it, as [System#nanoTime] has it
    /// @param seen empty when there was no folder
    private record Look(Path folder, long at, Optional<Map<String, Object>> seen) {}

    private final Path folder;
    private final Map<String, Object> seen;
    private final boolean settled;

    private FolderState(Path folder, Map<String, Object> seen, boolean settled) {
        this.folder = folder;
        this.seen = seen;
        this.settled = settled;
    }

    /// What `folder` has now. Take it before its files are looked at.
    public static FolderState of(Path folder) {
        return of(folder, Instant.now());
    }

    /// As [#of(Path)], at the moment `now`.
    public static FolderState of(Path folder, Instant now) {
        var seen = attributes(folder).orElse(Map.of());
        // What comes within one step of the time changes it no more.
        boolean settled = seen.get("ctime") instanceof FileTime changed
                && changed.toInstant().isBefore(now.minus(STEP));
        return new FolderState(folder, seen, settled);
    }

    /// Whether the folder surely has the same files as then. Never when it was changed just before, nor on Windows, which lets nobody
    /// replace a file that is open, and tells of no time that cannot be set back.
    public boolean holds() {
        if (!settled) {
            return false;
        }
        var look = new Look(folder, System.nanoTime(), attributes(folder));
        LOOKS.set(look);
        return isAsSeen(look);
    }

    /// As [#holds], without another look where this thread has made one for whatever state of this folder, after `since` and just before.
    ///
    /// @param since a moment of [System#nanoTime]
    public boolean holdsSince(long since) {
        return holdsSince(since, System.nanoTime());
    }

    boolean holdsSince(long since, long now) {
        var look = LOOKS.get();
        boolean counts = look != null && look.folder().equals(folder) && look.at() - since >= 0 && now - look.at() < FRESH;
        return counts ? settled && isAsSeen(look) : holds();
    }

    private boolean isAsSeen(Look look) {
        return look.seen().filter(seen::equals).isPresent();
    }

    private static Optional<Map<String, Object>> attributes(Path folder) {
        try {
            return Optional.of(Files.readAttributes(folder, ATTRIBUTES));
        } catch (IOException | UnsupportedOperationException none) {
            return Optional.empty();
        }
    }
}
