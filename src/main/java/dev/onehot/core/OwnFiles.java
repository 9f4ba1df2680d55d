package dev.onehot.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Tells the files of a database from others. Whoever writes into one destroys it, and whoever only opens and closes one inside this process drops the locks
/// that SQLite holds on it: POSIX gives a process's locks on a file up with any of its descriptors.
public final class OwnFiles {
    private static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal");

    private OwnFiles() {}

    /// Whether `path` is `database`, or a file that SQLite keeps beside it, by whatever name: also where there is none yet. Opens nothing. Blocks on the disk.
    public static boolean isOf(Path database, Path path) {
        return places(database).anyMatch(it -> isSame(it, path));
    }

    /// SQLite follows links before it names what it keeps beside.
    private static Stream<Path> places(Path database) {
        return Stream.of(database.toAbsolutePath(), real(database))
                .distinct()
                .flatMap(file -> BESIDE.stream().map(it -> file.resolveSibling(file.getFileName() + it)));
    }

    private static boolean isSame(Path own, Path path) {
        if (real(own).equals(real(path))) {
            return true;
        }
        try {
            return Files.isSameFile(own, path);
        } catch (IOException oneIsNotThere) {
            return false;
        }
    }

    /// Through all links; where there is no such file, those of its folder.
    private static Path real(Path path) {
        var absolute = path.toAbsolutePath();
        try {
            return absolute.toRealPath();
        } catch (IOException notThere) {
            var folder = absolute.normalize().getParent();
            return folder == null || Files.notExists(folder) ? absolute.normalize() : real(folder).resolve(absolute.getFileName());
        }
    }
}
