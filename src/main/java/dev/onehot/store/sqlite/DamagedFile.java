package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.DurableFolder;
import dev.onehot.disk.OwnFiles;

/// Moves a database that nobody can open out of the way, with its logs, without changing a byte.
public final class DamagedFile {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final List<String> PARTS = List.of("-wal", "-shm", "-journal", "");

    private DamagedFile() {}

    /// Moves `file` to a free name beside it; answers which, or empty when there is no file.
    public static Optional<Path> moveAside(Path file, Clock clock) {
        if (Files.notExists(file)) {
            moveLogsAside(file);
            return Optional.empty();
        }
        var moved = free(file, clock);
        move(file, moved, PARTS);
        return Optional.of(moved);
    }

    /// Puts `whole` in the place of `file`, of which nothing is lost: it has a free name beside it first, and at no moment there is nothing in its place,
    /// where Onehot would begin anew. Answers which name; empty when there is no file.
    static Optional<Path> replace(Path file, Path whole, Clock clock) throws IOException {
        if (Files.notExists(file)) {
            moveLogsAside(file);
            DurableFile.move(whole, file);
            return Optional.empty();
        }
        var kept = free(file, clock);
        var moving = isNamed(kept, file) ? OwnFiles.LOGS : PARTS;
        try {
            move(file, kept, moving);
            DurableFile.move(whole, file);
        } catch (IOException | RuntimeException failure) {
            takeBack(file, kept, moving, failure);
            throw failure;
        }
        return Optional.of(kept);
    }

    /// Some disks know no second name of a file.
    private static boolean isNamed(Path name, Path file) {
        try {
            Files.createLink(name, file);
            return true;
        } catch (IOException | UnsupportedOperationException notHere) {
            return false;
        }
    }

    private static void takeBack(Path file, Path kept, List<String> moved, Exception reason) {
        try {
            if (moved.equals(OwnFiles.LOGS)) {
                Files.deleteIfExists(kept);
            }
            move(kept, file, moved);
        } catch (IOException | RuntimeException second) {
            reason.addSuppressed(second);
        }
    }

    /// Takes away what a killed [#replace] left: the second name of `file`, by which its logs are.
    static void sweep(Path file) throws IOException {
        try (var all = Files.newDirectoryStream(file.toAbsolutePath().resolveSibling(""), file.getFileName() + ".damaged-*")) {
            for (var each : all) {
                if (Files.isSameFile(each, file)) {
                    Files.delete(each);
                    move(each, file, OwnFiles.LOGS);
                }
            }
        }
    }

    private static Path free(Path file, Clock clock) {
        var stamp = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).format(STAMP);
        var moved = file.resolveSibling(file.getFileName() + ".damaged-" + stamp);
        for (int n = 2; Files.exists(moved); n++) {
            moved = file.resolveSibling(file.getFileName() + ".damaged-" + stamp + "-" + n);
        }
        return moved;
    }

    /// Moves logs that lie beside `file` and are not its own, or all that is left of it, to a free name beside it.
    public static void moveLogsAside(Path file) {
        var moved = file.resolveSibling(file.getFileName() + ".lost");
        for (int n = 2; PARTS.stream().anyMatch(taken(moved)); n++) {
            moved = file.resolveSibling(file.getFileName() + ".lost-" + n);
        }
        move(file, moved, OwnFiles.LOGS);
    }

    private static Predicate<String> taken(Path file) {
        return it -> Files.exists(OwnFiles.beside(file, it));
    }

    /// Moves it back.
    public static void putBack(Path moved, Path file) {
        move(moved, file, PARTS);
    }

    private static void move(Path from, Path to, List<String> parts) {
        try {
            for (var part : parts) {
                var source = from.resolveSibling(from.getFileName() + part);
                if (Files.exists(source)) {
                    Files.move(source, to.resolveSibling(to.getFileName() + part));
                }
            }
            // Before anything takes its place: it is where it is said to be, whatever is cut off now.
            DurableFolder.force(to.resolveSibling(""));
        } catch (IOException failure) {
            throw Failures.of(failure, from);
        }
    }
}
