package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.OwnFiles;
import dev.onehot.disk.WorkFolder;

/// What versions before [WorkFolder] left when they were killed: keys and copies that hold them. Only what is older than a day, as one of them may run.
final class OldLeftovers {
    private static final Duration OLD = Duration.ofDays(1);

    private static final Pattern PART =
            Pattern.compile(".+\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part(?:-wal|-shm|-journal)?|\\.onehot-[0-9]+\\.part");

    private static final Pattern FOLDER = Pattern.compile("onehot(?:-import)?-?[0-9]+");

    /// All that there was in such a folder: one with anything else is not ours.
    private static final List<String> COPIES = List.of("copy.db", "copy.db-wal", "copy.db-shm", "copy.db-journal");

    private OldLeftovers() {}

    /// Sweeps beside `file`, among its backups, and in `temporary`, the system's folder for such things. Blocks on the disk.
    static void sweep(Path file, Path temporary) {
        var real = OwnFiles.real(file);
        var next = String.valueOf(OwnFiles.beside(real, OwnFiles.KEY + ".new").getFileName());
        for (var place : List.of(real.resolveSibling(""), new Backup(file).folder())) {
            each(place, it -> {
                var name = String.valueOf(it.getFileName());
                if (Files.isRegularFile(it, LinkOption.NOFOLLOW_LINKS) && (PART.matcher(name).matches() || name.equals(next))) {
                    Files.deleteIfExists(it);
                }
            });
        }
        WorkFolder.sweep(temporary);
        each(temporary, it -> {
            if (Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS) && FOLDER.matcher(String.valueOf(it.getFileName())).matches()) {
                for (var copy : COPIES) {
                    Files.deleteIfExists(it.resolve(copy));
                }
                // Refused where there is more in it.
                Files.deleteIfExists(it);
            }
        });
    }

    @FunctionalInterface
    private interface Sweeping {
        void look(Path at) throws IOException;
    }

    private static void each(Path place, Sweeping sweeping) {
        try (var all = Files.newDirectoryStream(place)) {
            for (var it : all) {
                if (Files.getLastModifiedTime(it, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(Instant.now().minus(OLD))) {
                    attempt(it, sweeping);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            // Then there is nothing of ours, or it stays.
            return;
        }
    }

    private static void attempt(Path it, Sweeping sweeping) {
        try {
            sweeping.look(it);
        } catch (IOException stays) {
            // Somebody else's.
            return;
        }
    }
}
