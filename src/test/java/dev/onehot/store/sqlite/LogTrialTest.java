package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Another program's file gets a log only where there can be one, which is tried before a byte of it is changed.
class LogTrialTest {
    private static final LogTrial ON_NFS = new LogTrial(folder -> "nfs");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("original.db");
    }

    @Test
    void aGoodFolderIsFitAndNothingIsLeftInIt() throws IOException {
        LogTrial.OF_SYSTEM.require(file, true);
        assertThat(beside()).isEmpty();
    }

    @Test
    void whatAKilledOneLeftIsSwept() throws IOException {
        var left = Files.createDirectory(folder.resolve(".onehot-work-killed"));
        for (var name : List.of("lock", "trial.db", "trial.db-wal", "trial.db-shm")) {
            Files.createFile(left.resolve(name));
        }
        LogTrial.OF_SYSTEM.require(file, true);
        assertThat(beside()).isEmpty();
    }

    @Test
    void whereThereCanBeNoneAnotherProgramsFileStaysAsItIs() throws IOException {
        Original.createdAt(file);
        var before = Folder.contents(folder);
        var failure = refused(ON_NFS);
        assertThat(failure.kind()).isEqualTo(Kind.NO_LOG);
        assertThat(failure.what().text()).contains(file.toString(), "nfs");
        assertThat(failure.advice().text()).contains("Copy it to a local disk");
        assertThat(Folder.contents(folder)).isEqualTo(before);
        assertThat(beside()).containsExactly("original.db");
    }

    /// It is known to work for them there, and so is a copy of a backup, which has no log either.
    @Test
    void aFileThatOnehotHasAdoptedIsOpenedWhereItIs() {
        try (var manager = SettingsManager.open(file)) {
            manager.setSetting("a", "1");
        }
        Database.open(file, ON_NFS).close();
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("PRAGMA journal_mode=DELETE")).isEqualTo("delete");
        }
        try (var database = Database.open(file, ON_NFS)) {
            assertThat(database.obstacle()).isEmpty();
        }
    }

    @Test
    void soIsAFileThatHasALogAlready() {
        Original.createdAt(file);
        try (var outside = Outside.on(file)) {
            outside.text("PRAGMA journal_mode=WAL");
        }
        Database.open(file, ON_NFS).close();
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.getSetting("MONTHLY_BUDGET_LIMIT", "")).isEqualTo("1500.0");
        }
    }

    @Test
    void theFolderOfTheFileIsTriedAndNotThatOfALink() throws IOException {
        Original.createdAt(file);
        var link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("links")).resolve("link.db"), file);
        var asked = new ArrayList<Path>();
        Database.open(link, new LogTrial(it -> {
            asked.add(it);
            return "ext4";
        })).close();
        assertThat(asked).containsExactly(folder.toRealPath());
    }

    @Test
    void whereNothingCanBeTriedItIsNotSaidThatThereCanBeNone() {
        var failure = catchThrowableOfType(StorageException.class, () -> LogTrial.OF_SYSTEM.require(folder.resolve("none/onehot.db"), false));
        assertThat(failure.kind()).isEqualTo(Kind.CANNOT_OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "SQLITE_IOERR_SHMMAP,NO_LOG", "SQLITE_IOERR_SHMLOCK,NO_LOG", "SQLITE_IOERR_LOCK,NO_LOG", "SQLITE_PROTOCOL,NO_LOG", "SQLITE_BUSY,NO_LOG",
        "SQLITE_IOERR_SHMSIZE,NOT_WRITTEN", "SQLITE_IOERR_WRITE,NOT_WRITTEN", "SQLITE_FULL,DISK_FULL", "SQLITE_READONLY,READ_ONLY",
        "SQLITE_IOERR_READ,NOT_READ", "SQLITE_CANTOPEN,CANNOT_OPEN"
    })
    void onlyWhatIsOfLocksAndMemoryIsToldAsNoLog(SQLiteErrorCode code, Kind kind) {
        var failure = Failures.of(new SQLiteException("said", code), folder.resolve("trial.db"));
        var told = LogTrial.told(failure, file);
        assertThat(told.kind()).isEqualTo(kind);
        assertThat(told.file()).isEqualTo(file);
        assertThat(told.detail()).isEqualTo(failure.detail());
    }

    private StorageException refused(LogTrial trial) {
        var failure = catchThrowableOfType(StorageException.class, () -> Database.open(file, trial).close());
        assertThat(failure).as("refused").isNotNull();
        return failure;
    }

    private List<String> beside() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }
}
