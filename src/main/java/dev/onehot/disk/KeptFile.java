package dev.onehot.disk;

import module java.base;

/// Changes a file that belongs to another program, and leaves all of it as it was that is not content: its place behind links, its mode, its group.
/// Whoever reads it finds the old file or the new one, whole, also after a power cut. A file that somebody changed since it was read is left alone.
///
/// Blocks on the disk. Several threads may change several files.
public final class KeptFile {
    /// In bytes: no program has a longer one to say what it asks.
    private static final long LARGEST = 32_000_000;

    /// Links that lead to links, before they are taken for a circle, as Linux has it.
    private static final int MOST_LINKS = 40;

    /// Windows lets nobody replace a file that somebody has open.
    private static final int ATTEMPTS = 5;

    private static final long PAUSE_MILLIS = 50;

    private KeptFile() {}

    /// Why a file is not changed.
    public enum Obstacle {
        /// A folder is in its place.
        FOLDER,
        /// Links to it go in a circle.
        LINKS,
        /// It is a pipe, or something else than a file.
        NOT_REGULAR,
        /// Somebody does not want it read, or its folder.
        UNREADABLE,
        /// What should be a folder on the way to it is none.
        NO_FOLDER,
        /// It has another name too, which would keep the old content.
        HARD_LINKS,
        /// Somebody does not want it written, or its folder.
        READ_ONLY,
        /// It is another user's, or of a group that we are not in.
        ANOTHER_OWNER,
        /// It belongs to a database that is open.
        OWN,
        TOO_LARGE
    }

    /// It was not changed.
    public static final class RefusedException extends FileSystemException {
        @Serial
        private static final long serialVersionUID = 1;

        private final Obstacle obstacle;

        RefusedException(Path file, Obstacle obstacle) {
            super(file.toString(), null, obstacle.name());
            this.obstacle = obstacle;
        }

        public Obstacle obstacle() {
            return obstacle;
        }
    }

    /// Somebody has changed it since it was read. It is as they left it.
    public static final class ChangedException extends FileSystemException {
        @Serial
        private static final long serialVersionUID = 1;

        ChangedException(Path file) {
            super(file.toString(), null, "It was changed meanwhile");
        }
    }

    /// Where the file is that `named` leads to, there or not: absolute, without links.
    public static Path real(Path named) throws IOException {
        var place = named.toAbsolutePath().normalize();
        for (int links = MOST_LINKS; links > 0; links--) {
            place = withRealFolder(place);
            if (!Files.isSymbolicLink(place)) {
                return place;
            }
            place = place.resolveSibling(Files.readSymbolicLink(place)).normalize();
        }
        throw new RefusedException(named, Obstacle.LINKS);
    }

    /// Of a folder that is not there yet, as far as it is.
    private static Path withRealFolder(Path file) throws IOException {
        var folder = file.getParent();
        if (folder == null) {
            return file;
        }
        return (Files.exists(folder) ? folder.toRealPath() : withRealFolder(folder)).resolve(file.getFileName());
    }

    /// What is in it; empty where there is none. Throws [RefusedException] for what is no file of ours to read.
    public static Optional<byte[]> read(Path real) throws IOException {
        if (Files.notExists(real, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (OwnFiles.isClaimed(real)) {
            throw new RefusedException(real, Obstacle.OWN);
        }
        var instead = instead(real);
        if (instead.isPresent()) {
            throw new RefusedException(real, instead.get());
        }
        try {
            return Optional.of(NamedFile.bytes(real, LARGEST).orElseThrow(() -> new RefusedException(real, Obstacle.TOO_LARGE)));
        } catch (AccessDeniedException closed) {
            throw (RefusedException) new RefusedException(real, Obstacle.UNREADABLE).initCause(closed);
        }
    }

    /// What is there that is no file; empty for a file.
    private static Optional<Obstacle> instead(Path real) throws IOException {
        try {
            var is = Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            var other = is.isDirectory() ? Obstacle.FOLDER : is.isSymbolicLink() ? Obstacle.LINKS : Obstacle.NOT_REGULAR;
            return is.isRegularFile() ? Optional.empty() : Optional.of(other);
        } catch (AccessDeniedException closed) {
            return Optional.of(Obstacle.UNREADABLE);
        }
    }

    /// Why it would not be changed; empty where nothing is known against it.
    public static Optional<Obstacle> obstacle(Path real) throws IOException {
        if (OwnFiles.isClaimed(real)) {
            return Optional.of(Obstacle.OWN);
        }
        if (Files.notExists(real, LinkOption.NOFOLLOW_LINKS)) {
            var folder = existing(real);
            if (!Files.isDirectory(folder)) {
                return Optional.of(Obstacle.NO_FOLDER);
            }
            return isWritable(folder) ? Optional.empty() : Optional.of(Obstacle.READ_ONLY);
        }
        var instead = instead(real);
        if (instead.isPresent()) {
            return instead;
        }
        if (isPosix() && Files.getAttribute(real, "unix:nlink") instanceof Integer names && names > 1) {
            return Optional.of(Obstacle.HARD_LINKS);
        }
        return isWritable(real) && isWritable(DurableFile.folder(real)) ? Optional.empty() : Optional.of(Obstacle.READ_ONLY);
    }

    /// The nearest folder that is there, or what is there in its place: also a link that leads nowhere.
    private static Path existing(Path file) {
        var folder = DurableFile.folder(file);
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS) || folder.equals(file) ? folder : existing(folder);
    }

    /// The system's own user may write everything, and does not where its owner has said no.
    private static boolean isWritable(Path path) throws IOException {
        return Files.isWritable(path) && (!isPosix() || Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_WRITE));
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /// Makes `content` what is in it. One that is made is its owner's alone. Whoever has the [PathLock] of it, so that nobody else is about to.
    ///
    /// @param read what was in it when it was read; empty where there was none
    public static void replace(Path real, Optional<byte[]> read, byte[] content) throws IOException {
        requireFree(real);
        requireUnchanged(real, read);
        DurableFolder.make(DurableFile.folder(real));
        sweep(real);
        var fresh = fresh(real);
        try {
            Files.createFile(fresh, OwnerOnly.file());
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                if (read.isPresent()) {
                    takeOver(real, fresh);
                }
                channel.force(true);
            }
            requireUnchanged(real, read);
            move(fresh, real);
        } finally {
            Files.deleteIfExists(fresh);
        }
        DurableFolder.force(DurableFile.folder(real));
    }

    /// Deletes what a killed [#replace] left beside it: that may be all of it, with what is secret there.
    public static void sweep(Path real) throws IOException {
        if (Files.isDirectory(DurableFile.folder(real))) {
            Files.deleteIfExists(fresh(real));
        }
    }

    /// By a name that nobody else gives, and that the next who comes knows.
    private static Path fresh(Path real) {
        return real.resolveSibling(".onehot-" + ShortName.of(real));
    }

    /// Removes it for good.
    ///
    /// @param read what was in it when it was read
    public static void remove(Path real, byte[] read) throws IOException {
        requireFree(real);
        requireUnchanged(real, Optional.of(read));
        DurableFile.delete(real);
    }

    private static void requireFree(Path real) throws IOException {
        var obstacle = obstacle(real);
        if (obstacle.isPresent()) {
            throw new RefusedException(real, obstacle.get());
        }
    }

    private static void requireUnchanged(Path real, Optional<byte[]> read) throws IOException {
        var now = read(real);
        if (now.isPresent() != read.isPresent() || (now.isPresent() && !Arrays.equals(now.get(), read.get()))) {
            throw new ChangedException(real);
        }
    }

    /// Mode and group. Where its owner cannot be its owner again it is not ours to replace.
    private static void takeOver(Path real, Path fresh) throws IOException {
        if (!isPosix()) {
            return;
        }
        var as = Files.readAttributes(real, PosixFileAttributes.class);
        var view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        var ours = view.readAttributes();
        if (!as.owner().equals(ours.owner())) {
            throw new RefusedException(real, Obstacle.ANOTHER_OWNER);
        }
        if (!as.group().equals(ours.group())) {
            try {
                view.setGroup(as.group());
            } catch (IOException notOurs) {
                throw (RefusedException) new RefusedException(real, Obstacle.ANOTHER_OWNER).initCause(notOurs);
            }
        }
        view.setPermissions(as.permissions());
    }

    private static void move(Path fresh, Path real) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                Files.move(fresh, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return;
            } catch (AccessDeniedException inUse) {
                if (isPosix() || attempt == ATTEMPTS) {
                    throw inUse;
                }
                pause(inUse);
            }
        }
    }

    private static void pause(AccessDeniedException inUse) throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw inUse;
        }
    }
}
