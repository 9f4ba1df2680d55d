package dev.onehot.store;

import dev.onehot.model.BackupFile;
import dev.onehot.model.Progress;
import dev.onehot.store.StorageException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteConnection;

/// Whole copies of a database, made by SQLite's online backup: consistent even while others write.
///
/// They hold what the database holds, keys too, and are readable by their owner only.
public final class Backup {
    /// Ends the name of every backup.
    public static final String SUFFIX = ".backup";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int PAGES_A_STEP = 256;

    private Backup() {}

    /// Copies the file that `sql` is open on to one beside it, and answers where.
    static Path beside(Sql sql, String reason) {
        var copy = free(folder(sql.file()).resolveSibling("."), sql.file().getFileName() + "." + reason, Clock.systemUTC());
        DatabaseFile.prepare(copy);
        copy(sql, copy, Progress.NONE);
        return copy;
    }

    /// Copies `file` into the folder of its backups, and answers where. Blocks on the disk.
    public static Path make(Path file, BackupFile.Kind kind, Clock clock, Progress progress) {
        var target = free(folder(file), file.getFileName() + "." + kind.word(), clock);
        to(file, target, progress);
        return target;
    }

    /// Copies `file` to `target`, which is there whole or not at all. Replaces what was there.
    public static void to(Path file, Path target, Progress progress) {
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            DatabaseFile.prepare(part);
            try (var reading = Connections.readOnly(file)) {
                // Of one moment: otherwise SQLite begins again with every commit of others, perhaps for ever.
                reading.execute("BEGIN");
                reading.number("SELECT count(*) FROM sqlite_schema");
                copy(reading, part, progress);
                reading.execute("ROLLBACK");
            }
            try (var copied = Connections.writing(part)) {
                // One file that can be carried away, without a log beside it.
                copied.query("PRAGMA journal_mode=DELETE", row -> row.getString(1));
                requireSound(copied);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new StorageException(Kind.CANNOT_OPEN, target, String.valueOf(failure.getMessage()), failure);
        }
    }

    /// Where backups of `file` are kept: a folder beside it.
    public static Path folder(Path file) {
        return file.toAbsolutePath().resolveSibling("backups");
    }

    /// All that are known of `file`, newest first.
    public static List<BackupFile> list(Path file) {
        var prefix = file.getFileName() + ".";
        return Stream.of(folder(file), folder(file).resolveSibling("."))
                .flatMap(it -> list(it.normalize(), prefix))
                .sorted(Comparator.comparing(BackupFile::at).reversed())
                .toList();
    }

    /// Deletes the oldest daily ones but `kept`.
    public static void rotate(Path file, int kept) {
        var daily = list(file).stream().filter(it -> it.kind() == BackupFile.Kind.DAILY).skip(kept);
        daily.forEach(it -> {
            try {
                Files.deleteIfExists(it.path());
            } catch (IOException failure) {
                throw new StorageException(Kind.FAILED, it.path(), String.valueOf(failure.getMessage()), failure);
            }
        });
    }

    private static Stream<BackupFile> list(Path folder, String prefix) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.list(folder)) {
            return files
                    .filter(it -> it.getFileName().toString().startsWith(prefix) && it.toString().endsWith(SUFFIX))
                    .toList()
                    .stream()
                    .flatMap(Backup::found);
        } catch (IOException unreadable) {
            return Stream.of();
        }
    }

    private static Stream<BackupFile> found(Path path) {
        try {
            var kind = BackupFile.Kind.of(path.getFileName().toString());
            return Stream.of(
                    new BackupFile(path, kind, Files.getLastModifiedTime(path).toInstant(), Files.size(path)));
        } catch (IOException gone) {
            return Stream.of();
        }
    }

    private static void copy(Sql sql, Path copy, Progress progress) {
        try {
            int code = ((SQLiteConnection) sql.connection())
                    .getDatabase()
                    .backup(
                            "main",
                            copy.toString(),
                            (remaining, total) -> progress.step((long) total - remaining, total),
                            1,
                            Connections.BUSY_MILLIS,
                            PAGES_A_STEP);
            if (code != 0) {
                throw new StorageException(Kind.FAILED, copy, "SQLite code " + code, null);
            }
        } catch (SQLException failure) {
            throw Failures.of(failure, copy);
        }
    }

    private static void requireSound(Sql copy) {
        var findings = copy.query("PRAGMA quick_check(1)", row -> row.getString(1));
        if (!findings.equals(List.of("ok"))) {
            throw new StorageException(Kind.DAMAGED, copy.file(), String.join("; ", findings), null);
        }
    }

    private static Path free(Path folder, String start, Clock clock) {
        var stamp = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).format(STAMP);
        var copy = folder.normalize().resolve(start + "-" + stamp + SUFFIX);
        for (int n = 2; Files.exists(copy); n++) {
            copy = folder.normalize().resolve(start + "-" + stamp + "-" + n + SUFFIX);
        }
        return copy;
    }
}
