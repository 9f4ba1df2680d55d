package dev.onehot.disk;

import module java.base;

/// Tells the files of a database from others: the one guard that every path from outside passes before it is opened, read, written or replaced.
///
/// Whoever writes into one destroys it, and whoever only opens and closes one inside this process drops the locks
/// that SQLite holds on it: POSIX gives a process's locks on a file up with any of its descriptors.
public final class OwnFiles {
    /// Ends the name of the file with the master key.
    public static final String KEY = ".key";

    /// What SQLite keeps beside a database.
    public static final List<String> LOGS = List.of("-wal", "-shm", "-journal");

    /// Links that lead to links, before they are taken for a circle, as Linux has it.
    private static final int MOST_LINKS = 40;

    private static final List<Claim> CLAIMS = new CopyOnWriteArrayList<>();

    private OwnFiles() {}

    /// A database that this process has open, or is about to open. What belongs to it is not opened beside SQLite until it is closed here.
    ///
    /// A class and not a record: the methods of those are made at the first call, which would take a short command a seventh of its time.
    public static final class Claim implements AutoCloseable {
        private final Path database;
        private final Optional<Object> identity;

        /// @param identity what stays the same wherever the file is moved; empty where the system has no such thing
        private Claim(Path database, Optional<Object> identity) {
            this.database = database;
            this.identity = identity;
        }

        /// What is open.
        public Path database() {
            return database;
        }

        private boolean covers(Path path) {
            return isOf(database, path) || (identity.isPresent() && identity.equals(OwnFiles.identity(path)));
        }

        @Override
        public void close() {
            CLAIMS.remove(this);
        }
    }

    /// Says that this process opens `database`, which is there. Locks belong to a process, and so do claims.
    public static Claim claim(Path database) {
        var claim = new Claim(database.toAbsolutePath(), identity(database));
        CLAIMS.add(claim);
        return claim;
    }

    /// Whether `path` belongs to a database that this process has open. Opens nothing. Blocks on the disk.
    public static boolean isClaimed(Path path) {
        return CLAIMS.stream().anyMatch(it -> it.covers(path));
    }

    static void requireOther(Path path) throws OwnFileException {
        if (isClaimed(path)) {
            throw new OwnFileException(path);
        }
    }

    /// What stays the same for as long as it is the same file; empty where the system has no such thing, or there is no file.
    public static Optional<Object> identity(Path file) {
        try {
            return Optional.ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// Whether `path` names what a process has open by the number of its descriptor, also through links. Nobody chose what that leads to: it may be
    /// a part of this program, or of Java. Opens nothing. Blocks on the disk.
    public static boolean isDescriptor(Path path) {
        var place = path.toAbsolutePath();
        for (int links = MOST_LINKS; links > 0; links--) {
            var folder = place.getParent();
            if (folder == null) {
                return false;
            }
            var real = real(folder);
            if (real.startsWith("/proc") && real.endsWith("fd")) {
                return true;
            }
            if (!Files.isSymbolicLink(place)) {
                return false;
            }
            try {
                place = place.resolveSibling(Files.readSymbolicLink(place));
            } catch (IOException gone) {
                return false;
            }
        }
        return false;
    }

    /// Whether `path` is `database`, what SQLite keeps beside it, its key file, or what is typed over it and not saved, by whatever name: also where
    /// there is none yet. Opens nothing. Blocks on the disk.
    public static boolean isOf(Path database, Path path) {
        return places(database).anyMatch(it -> isSame(it, path)) || drafts(database).equalsIgnoreCase(String.valueOf(real(path).getFileName()));
    }

    /// The name of the file that keeps what is typed in a window over `database` and not saved, the same by whatever path that is opened. It names the
    /// file in whatever folder it is: which one, other variables may say to each process. Blocks on the disk.
    public static String drafts(Path database) {
        return "drafts-" + ShortName.of(real(database));
    }

    /// SQLite follows links before it names what it keeps beside.
    private static Stream<Path> places(Path database) {
        var beside = Stream.concat(Stream.of("", KEY, KEY + ".new"), LOGS.stream()).toList();
        return Stream.of(database.toAbsolutePath(), real(database))
                .distinct()
                .flatMap(file -> beside.stream().map(it -> beside(file, it)));
    }

    /// What has the name of `file` with `ending` after it.
    public static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static boolean isSame(Path own, Path path) {
        try {
            return Files.isSameFile(own, path);
        } catch (IOException oneIsNotThere) {
            return isSameName(real(own), real(path));
        }
    }

    /// Of two of which one is not there. When both are not, they may become one on a disk that takes `A` for `a`: no harm is done where it does not.
    private static boolean isSameName(Path own, Path path) {
        if (own.equals(path)) {
            return true;
        }
        return own.getParent() != null
                && own.getParent().equals(path.getParent())
                && folded(own).equalsIgnoreCase(folded(path))
                && Files.notExists(own)
                && Files.notExists(path);
    }

    private static String folded(Path path) {
        return Normalizer.normalize(String.valueOf(path.getFileName()), Normalizer.Form.NFC);
    }

    /// Through all links; where there is no such file, to where it would be.
    public static Path real(Path path) {
        return real(path.toAbsolutePath(), MOST_LINKS);
    }

    private static Path real(Path absolute, int links) {
        try {
            return absolute.toRealPath();
        } catch (IOException notThere) {
            var folder = absolute.getParent();
            if (folder == null) {
                return absolute;
            }
            var place = Files.exists(folder) ? real(folder, links).resolve(absolute.getFileName()) : absolute.normalize();
            return links > 0 && Files.isSymbolicLink(place) ? target(place, links) : place;
        }
    }

    private static Path target(Path link, int links) {
        try {
            return real(link.resolveSibling(Files.readSymbolicLink(link)), links - 1);
        } catch (IOException gone) {
            return link;
        }
    }
}
