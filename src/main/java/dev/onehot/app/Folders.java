package dev.onehot.app;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.disk.OwnerOnly;

/// Where the platform keeps what an application remembers of itself, and where its processes meet. Nothing is made by asking.
///
/// @param state log, crash reports, the window's place, and what was typed in it and not saved
/// @param meeting lock and socket of the running window
record Folders(Path state, Path meeting) {
    /// As [DataDirectory#meeting].
    static Folders of(Map<String, String> environment, Properties properties) {
        return new Folders(DataDirectory.state(environment, properties), DataDirectory.meeting(environment, properties));
    }

    /// Makes `folder` for its owner only. Throws [IOException] when it is there but is somebody else's, or a link.
    static Path make(Path folder) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            // Two that start at once may both find it missing; this way both go on.
            Files.createDirectories(folder, OwnerOnly.folder());
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
