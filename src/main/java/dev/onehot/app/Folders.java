package dev.onehot.app;

import module java.base;

import dev.onehot.core.DataDirectory;
import dev.onehot.disk.OwnerOnly;
import dev.onehot.disk.ShortName;

/// Where the platform keeps what an application remembers of itself, and where its processes meet. Nothing is made by asking.
///
/// @param state log, crash reports, the window's place, and what was typed in it and not saved
/// @param meeting lock and socket of the running window; short, because a socket's name has about 100 characters
record Folders(Path state, Path meeting) {
    /// The longest name of a socket that all systems take is 103 bytes; the file's own name has 24.
    private static final int LONGEST_MEETING = 78;

    /// @param environment the process's variables; empty and relative values of XDG variables are ignored, as its specification says
    /// @param properties for `java.io.tmpdir`, and as for [DataDirectory#of]
    static Folders of(Map<String, String> environment, Properties properties) {
        var system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var state = DataDirectory.state(environment, properties);
        var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        boolean usable = runtime.startsWith("/") && !system.startsWith("windows") && !system.startsWith("mac");
        var meeting = usable ? Path.of(runtime, "onehot") : state.resolve("run");
        if (meeting.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_MEETING) {
            meeting = Path.of(properties.getProperty("java.io.tmpdir", "/tmp"), "onehot-" + ShortName.of(meeting));
        }
        return new Folders(state, meeting);
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
