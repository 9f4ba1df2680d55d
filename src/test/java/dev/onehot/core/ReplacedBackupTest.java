package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A backup that takes the place of a database is what it says: nothing of the logs of the other comes into it.
class ReplacedBackupTest extends ManagerFixture {
    private static final List<String> LOGS = List.of("-wal", "-shm", "-journal");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theLogOfAKilledProgramIsNotPlayedIntoIt(boolean ours) throws IOException {
        var target = folder.resolve("copy.db");
        manager.setSetting("K1", "stale");
        var hot = folder.resolve("hot.db");
        if (ours) {
            manager.backups().make(Optional.of(hot), Progress.NONE);
        }
        try (var other = Outside.on(hot)) {
            other.run("PRAGMA journal_mode=WAL");
            other.run("CREATE TABLE theirs(x)");
            for (int i = 0; i < 100; i++) {
                other.run("INSERT INTO theirs VALUES (?)", "x".repeat(1_000));
            }
            // As a kill leaves them: the file with its log.
            Files.copy(hot, target);
            Files.copy(folder.resolve("hot.db-wal"), folder.resolve("copy.db-wal"));
        }
        manager.setSetting("K1", "new");
        for (int i = 0; i < 50; i++) {
            manager.setSetting("S" + i, "since");
        }

        manager.backups().make(Optional.of(target), Progress.NONE);

        assertIsTheBackup(target);
    }

    @Test
    void aHotJournalIsNotRolledBackIntoIt() throws IOException {
        var target = folder.resolve("copy.db");
        manager.backups().make(Optional.of(folder.resolve("hot.db")), Progress.NONE);
        try (var other = Outside.on(folder.resolve("hot.db"))) {
            other.run("CREATE TABLE theirs(x)");
            for (int i = 0; i < 200; i++) {
                other.run("INSERT INTO theirs VALUES (?)", "x".repeat(1_000));
            }
            other.run("PRAGMA cache_size=1");
            other.run("BEGIN IMMEDIATE");
            other.run("UPDATE theirs SET x = 'y' || x");
            Files.copy(folder.resolve("hot.db"), target);
            Files.copy(folder.resolve("hot.db-journal"), folder.resolve("copy.db-journal"));
            other.run("ROLLBACK");
        }
        manager.setSetting("K1", "new");
        for (int i = 0; i < 50; i++) {
            manager.setSetting("S" + i, "since");
        }

        manager.backups().make(Optional.of(target), Progress.NONE);

        assertIsTheBackup(target);
    }

    @Test
    void theLogOfADatabaseThatIsGoneIsKeptAside() throws IOException {
        var target = folder.resolve("copy.db");
        var log = Files.writeString(folder.resolve("copy.db-wal"), "all that is left");
        manager.setSetting("K1", "new");
        for (int i = 0; i < 50; i++) {
            manager.setSetting("S" + i, "since");
        }

        manager.backups().make(Optional.of(target), Progress.NONE);

        assertIsTheBackup(target);
        assertThat(log).doesNotExist();
        assertThat(folder.resolve("copy.db.lost-wal")).hasContent("all that is left");
    }

    @Test
    void oneThatIsInUseIsNotReplaced() {
        var target = folder.resolve("copy.db");
        try (var other = Outside.on(target)) {
            other.run("PRAGMA journal_mode=WAL");
            other.run("CREATE TABLE theirs(x)");
            var refused = catchThrowableOfType(
                    StorageException.class, () -> manager.backups().make(Optional.of(target), Progress.NONE));
            assertThat(refused.kind()).isEqualTo(StorageException.Kind.BUSY);
            other.run("INSERT INTO theirs VALUES (1)");
        }
        try (var other = Outside.on(target)) {
            assertThat(other.number("SELECT x FROM theirs")).isEqualTo(1);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysAndItsFileIsReplaced() throws IOException {
        manager.setSetting("K1", "new");
        for (int i = 0; i < 50; i++) {
            manager.setSetting("S" + i, "since");
        }
        var real = Files.createFile(folder.resolve("real.db"));
        var link = Files.createSymbolicLink(folder.resolve("link.db"), real);
        manager.backups().make(Optional.of(link), Progress.NONE);
        assertThat(link).isSymbolicLink();
        assertIsTheBackup(real);
    }

    private void assertIsTheBackup(Path target) {
        assertThat(LOGS).noneMatch(it -> Files.exists(target.resolveSibling(target.getFileName() + it)));
        try (var copy = Outside.on(target)) {
            copy.assertSound();
            assertThat(copy.setting("K1")).isEqualTo("new");
            assertThat(copy.number("SELECT count(*) FROM settings")).isEqualTo(51);
        }
    }
}
