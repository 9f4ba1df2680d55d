package dev.onehot.store.sqlite;

import module java.base;

import dev.onehot.disk.DurableFile;
import dev.onehot.disk.OwnFiles;
import dev.onehot.disk.WorkFolder;
import dev.onehot.model.BackupFile;
import dev.onehot.model.Message;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.store.FileCopies;
import dev.onehot.store.rows.Meta;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/// Copies that SQLite's online backup makes.
public final class Backup implements FileCopies {
    /// Ends the name of every backup.
    static final String SUFFIX = ".backup";

    private static final String FOLDER = "backups";

    private static final int PAGES_A_STEP = 256;

    /// The time in the name of a backup, and the number of one that had not the second for itself.
    private static final Pattern STAMP = Pattern.compile("-([0-9]{8}-[0-9]{6})(?:-[0-9]+)?$");

    /// A large one takes a while between its name and its last byte.
    private static final Duration SAME = Duration.ofMinutes(5);

    private final Path file;

    /// @param file of which they are, by whatever name
    public Backup(Path file) {
        this.file = file;
    }

    /// Makes one beside the database, and answers where.
    Path beside(String reason) {
        return make(OwnFiles.beside(OwnFiles.real(file), "." + reason), Clock.systemUTC(), Progress.NONE);
    }

    @Override
    public Path make(BackupFile.Kind kind, Clock clock, Progress progress) {
        return make(folder().resolve(OwnFiles.real(file).getFileName() + "." + kind.word()), clock, progress);
    }

    @Override
    public boolean makeDaily(Duration age, Clock clock) {
        var newest = list().stream().filter(it -> it.kind() == BackupFile.Kind.DAILY).findFirst();
        boolean due = newest.isEmpty() || newest.get().at().plus(age).isBefore(clock.instant());
        if (due) {
            make(BackupFile.Kind.DAILY, clock, Progress.NONE);
        }
        return due;
    }

    private Path make(Path start, Clock clock, Progress progress) {
        var at = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        return whole(start, progress, part -> BackupTarget.place(part, start, at));
    }

    @Override
    public void to(Path target, Progress progress) {
        BackupTarget.require(file, target);
        var place = OwnFiles.real(target);
        whole(place, progress, part -> {
            StaleLogs.clear(place);
            DurableFile.move(part, place);
            return place;
        });
    }

    @Override
    public Optional<Path> inPlaceOf(Path damaged, Clock clock) {
        BackupTarget.require(file, damaged);
        return whole(damaged, Progress.NONE, part -> DamagedFile.replace(damaged, part, clock));
    }

    /// Writes what `open` reads to `file`, which is not what it reads any more, without touching what is there: that is moved aside.
    ///
    /// @return where that is now; empty when nothing was there
    static Optional<Path> anew(Sql open, Path file, Clock clock) {
        var place = OwnFiles.real(file);
        return whole(part -> copy(open, part, Progress.NONE), place, part -> {
            open.dropLog();
            var aside = DamagedFile.moveAside(place, clock);
            // Refused by the system where somebody was faster.
            DurableFile.place(part, place);
            return aside;
        });
    }

    /// Gives a whole copy its name.
    @FunctionalInterface
    private interface Naming<T> {
        T name(Path part) throws IOException;
    }

    private <T> T whole(Path target, Progress progress, Naming<T> naming) {
        return whole(
                part -> {
                    try (var reading = Connections.readOnly(file)) {
                        return copy(reading, part, progress);
                    }
                },
                target,
                naming);
    }

    /// Makes a copy in a folder of its own, and names it when it is whole. Nothing is left of one that failed: it holds keys.
    private static <T> T whole(Function<Path, BackupCheck> copying, Path target, Naming<T> naming) {
        try (var work = WorkFolder.in(BackupTarget.folder(target))) {
            var part = work.path().resolve("copy.db");
            try {
                copyWhole(copying, part, target);
            } catch (StorageException failure) {
                // By the name that a person knows.
                throw failure.file().equals(part)
                        ? new StorageException(failure.kind(), target, failure.detail(), failure)
                        : failure;
            }
            return naming.name(part);
        } catch (IOException failure) {
            throw Failures.of(failure, target);
        }
    }

    private static void copyWhole(Function<Path, BackupCheck> copying, Path part, Path target) {
        DatabaseFile.prepare(part);
        var expected = copying.apply(part);
        try (var copied = Connections.writing(part)) {
            // One file that can be carried away, without a log beside it.
            copied.query("PRAGMA journal_mode=DELETE", row -> row.getString(1));
        }
        expected.require(part, target);
    }

    @Override
    public void sweep() {
        for (var name : names()) {
            WorkFolder.sweep(name.resolveSibling(""));
            WorkFolder.sweep(name.resolveSibling(FOLDER));
        }
    }

    @Override
    public void sweepAll() {
        sweep();
        OldLeftovers.sweep(file, Path.of(System.getProperty("java.io.tmpdir", "")));
    }

    @Override
    public Path folder() {
        return OwnFiles.real(file).resolveSibling(FOLDER);
    }

    @Override
    public List<BackupFile> list() {
        return names().stream()
                .flatMap(Backup::known)
                .sorted(Comparator.comparing(BackupFile::at).reversed())
                .toList();
    }

    /// Its own, and that of the link by which it was named: older ones are beside that.
    private List<Path> names() {
        return Stream.of(OwnFiles.real(file), file.toAbsolutePath().normalize()).distinct().toList();
    }

    private static Stream<BackupFile> known(Path name) {
        var pattern = name(name);
        return Stream.of(name.resolveSibling(FOLDER), name.resolveSibling("")).flatMap(it -> list(it, pattern));
    }

    /// What backups of `file` are called, and no other file's: `onehot.db.copy` has backups too. The group begins with the kind.
    private static Pattern name(Path file) {
        return Pattern.compile(Pattern.quote(file.getFileName() + ".")
                + "((?:daily|manual|before-[^.]+)-[^.]*)" + Pattern.quote(SUFFIX));
    }

    @Override
    public void rotate(BackupFile.Kind kind, int kept) {
        list().stream().filter(it -> it.kind() == kind).skip(kept).forEach(it -> {
            try {
                DurableFile.delete(it.path());
            } catch (IOException failure) {
                throw new StorageException(Kind.FAILED, it.path(), String.valueOf(failure.getMessage()), failure);
            }
        });
    }

    private static Stream<BackupFile> list(Path folder, Pattern name) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList().stream().flatMap(it -> found(it, name));
        } catch (IOException | UncheckedIOException unreadable) {
            return Stream.of();
        }
    }

    @Override
    public Optional<StorageException> obstacle() {
        var folder = folder();
        var place = Files.exists(folder, LinkOption.NOFOLLOW_LINKS) ? folder : folder.resolveSibling("");
        try {
            if (!Files.isDirectory(place)) {
                return Optional.of(new StorageException(Kind.CANNOT_OPEN, folder, "no folder", null));
            }
            if (!Files.isWritable(place)) {
                return Optional.of(new StorageException(Kind.READ_ONLY, place, "", null));
            }
            return Files.getFileStore(place).getUsableSpace() < Files.size(file)
                    ? Optional.of(new StorageException(Kind.DISK_FULL, folder, "", null))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(Failures.of(unreadable, place));
        }
    }

    @Override
    public void note(Optional<Message> reason) {
        try (var sql = Connections.writing(file)) {
            var text = reason.map(Backup::text).orElse("");
            if (!text.equals(Facts.backupFailure(sql).map(Backup::text).orElse(""))) {
                Meta.save(sql, Facts.BACKUP_FAILURE, text);
            }
        }
    }

    private static String text(Message message) {
        return Stream.concat(Stream.of(message.code()), message.arguments().stream().map(String::valueOf))
                .map(it -> it.replace('\n', ' '))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<BackupFile> found(Path path, Pattern name) {
        var matched = name.matcher(path.getFileName().toString());
        try {
            // An empty one is a name that is being taken.
            return matched.matches() && Files.size(path) > 0
                    ? Stream.of(new BackupFile(
                            path,
                            BackupFile.Kind.of(matched.group(1)),
                            at(path, matched.group(1)),
                            Files.size(path)))
                    : Stream.of();
        } catch (IOException gone) {
            return Stream.of();
        }
    }

    /// When it was made: its name says so, whatever became of the file since. Of the time of the file only what is finer is taken.
    private static Instant at(Path path, String name) throws IOException {
        var written = Files.getLastModifiedTime(path).toInstant();
        var stamp = STAMP.matcher(name);
        if (!stamp.find()) {
            return written;
        }
        try {
            var named = LocalDateTime.parse(stamp.group(1), BackupTarget.STAMP).toInstant(ZoneOffset.UTC);
            return Duration.between(named, written).abs().compareTo(SAME) < 0 ? written : named;
        } catch (DateTimeParseException noTime) {
            return written;
        }
    }

    private static BackupCheck copy(Sql reading, Path part, Progress progress) {
        // Of one moment: otherwise SQLite begins again with every commit of others, perhaps for ever.
        reading.execute("BEGIN");
        try {
            var expected = BackupCheck.of(reading);
            copyPages(reading, part, progress);
            return expected;
        } finally {
            reading.execute("ROLLBACK");
        }
    }

    private static void copyPages(Sql sql, Path copy, Progress progress) {
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
                throw Failures.of(code, copy);
            }
        } catch (SQLException failure) {
            throw Failures.of(failure, copy);
        }
    }
}
