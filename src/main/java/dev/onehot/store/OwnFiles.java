package dev.onehot.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;

/// Tells the files of a database from others: the one guard that every path from outside passes before it is opened, read, written or replaced.
///
/// Whoever writes into one destroys it, and whoever only opens and closes one inside this process drops the locks
/// that SQLite holds on it: POSIX gives a process's locks on a file up with any of its descriptors.
public final class OwnFiles {
    /// Ends the name of the file with the master key.
    public static final String KEY = ".key";

    /// What SQLite keeps beside a database.
    static final List<String> LOGS = List.of("-wal", "-shm", "-journal");

    /// Links that lead to links, before they are taken for a circle, as Linux has it.
    private static final int MOST_LINKS = 40;

    private OwnFiles() {}

    /// Whether `path` is `database`, what SQLite keeps beside it, or its key file, by whatever name: also where there is none yet. Opens nothing.
    /// Blocks on the disk.
    public static boolean isOf(Path database, Path path) {
        return places(database).anyMatch(it -> isSame(it, path));
    }

    /// SQLite follows links before it names what it keeps beside.
    private static Stream<Path> places(Path database) {
        var beside = Stream.concat(Stream.of("", KEY, KEY + ".new"), LOGS.stream()).toList();
        return Stream.of(database.toAbsolutePath(), real(database))
                .distinct()
                .flatMap(file -> beside.stream().map(it -> beside(file, it)));
    }

    /// What has the name of `file` with `ending` after it.
    static Path beside(Path file, String ending) {
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
    static Path real(Path path) {
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
