package dev.onehot.disk;

import module java.base;

/// Makes files and folders that only their owner can look into. On Windows what is in a person's own folder is theirs alone already.
public final class OwnerOnly {
    private OwnerOnly() {}

    public static FileAttribute<?>[] file() {
        return mode("rw-------");
    }

    public static FileAttribute<?>[] program() {
        return mode("rwx------");
    }

    public static FileAttribute<?>[] folder() {
        return mode("rwx------");
    }

    private static FileAttribute<?>[] mode(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /// Makes `folder` for its owner only. Throws [IOException] when it is there but is somebody else's, or a link.
    public static Path make(Path folder) throws IOException {
        DurableFolder.make(folder.toAbsolutePath().resolveSibling(""));
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            // Two that start at once may both find it missing; this way both go on.
            DurableFolder.make(folder, folder());
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder + " is not a folder");
        }
        if (posix) {
            // Only its owner may do this, so it fails where somebody else was first.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        return folder;
    }
}
