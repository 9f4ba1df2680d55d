package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.files.Rescue;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Child;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A log that lies beside a file that it was not written for is not played into it.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nobody can replace an open file there")
@Execution(ExecutionMode.CONCURRENT)
class StrangeLogTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path backup = Path.of("");
    private Optional<SettingsManager> running = Optional.empty();

    /// What was done since the backup is in the log of a program that is running.
    @BeforeEach
    void work() throws IOException {
        file = Files.createDirectory(folder.resolve("work")).resolve("onehot.db");
        backup = folder.resolve("backup.db");
        PlainFile.at(file);
        try (var manager = SettingsManager.open(file)) {
            manager.setSetting("a", "of the backup");
        }
        Files.copy(file, backup);
        var manager = SettingsManager.open(file);
        running = Optional.of(manager);
        manager.setSetting("a", "newer");
    }

    @AfterEach
    void close() {
        running.ifPresent(SettingsManager::close);
    }

    @Test
    void besideABackupInThePlaceOfTheFile() throws IOException {
        restore();
        assertStrange();
    }

    @Test
    void besideACopyFromATimeBeforeAnythingWasNoted() throws IOException {
        try (var outside = Outside.on(backup)) {
            outside.run("DELETE FROM onehot_meta WHERE key = 'at_home'");
        }
        restore();
        assertStrange();
    }

    @Test
    void besideAFileOfAnotherSize() throws IOException {
        for (int i = 0; i < 40; i++) {
            running.orElseThrow().setSetting("large " + i, "x".repeat(20_000));
        }
        restore();
        assertStrange();
    }

    @Test
    void ofAProgramThatWasKilled() throws IOException {
        kill();
        restore();
        assertStrange();
    }

    /// After a file dialog the log is another one, in the place of the first.
    @Test
    void thatIsNotTheFirstOneOfTheProgram() throws IOException {
        running.orElseThrow().whileClosed(() -> {});
        running.orElseThrow().setSetting("a", "newest");
        restore();
        assertStrange();
    }

    /// Where a disk does not say which file is which, what is broken only with the log is told all the same.
    @Test
    void ofWhichNothingIsNotedWhenTheFileIsWholeWithoutIt() throws IOException {
        try (var outside = Outside.on(backup)) {
            outside.run("INSERT INTO settings(key, value) WITH n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                    + " SELECT 'large ' || i, hex(randomblob(2000)) FROM n");
        }
        try (var outside = Outside.on(file)) {
            outside.run("DELETE FROM onehot_meta WHERE key = 'at_home'");
        }
        restore();
        assertStrange();
    }

    @Test
    void theFileIsOpenedWhenTheLogIsMovedAway() throws IOException {
        kill();
        restore();
        assertStrange();
        var log = Files.readAllBytes(beside("-wal"));
        Rescue.moveLogAside(file);
        assertThat(beside(".lost-wal")).hasBinaryContent(log);
        assertValue(file, "of the backup");
    }

    @Test
    void whatAKilledProgramLeftIsOpenedAlsoElsewhere() throws IOException {
        kill();
        Files.move(file.resolveSibling(""), folder.resolve("moved"));
        assertValue(folder.resolve("moved/onehot.db"), "newer");
    }

    @Test
    void whatIsCopiedTogetherIsOpened() throws IOException {
        kill();
        var copied = Files.createDirectory(folder.resolve("copied"));
        for (var part : List.of("", "-wal", "-shm")) {
            Files.copy(beside(part), copied.resolve("onehot.db" + part), StandardCopyOption.COPY_ATTRIBUTES);
        }
        assertValue(copied.resolve("onehot.db"), "newer");
    }

    @Test
    void whatAnotherHasOpenIsOpened() {
        try (var second = SettingsManager.open(file)) {
            assertThat(second.getSetting("a", "")).isEqualTo("newer");
            second.setSetting("a", "newest");
        }
        assertValue(file, "newest");
    }

    /// Programs that know nothing of Onehot make logs too, perhaps with the number that one of ours had on the disk.
    @Test
    void whatAnotherProgramHasInALogOfItsOwnIsSeen() throws IOException {
        running.orElseThrow().close();
        running = Optional.empty();
        restore();
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE settings SET value = 'theirs' WHERE key = 'a'");
            assertThat(beside("-wal")).isNotEmptyFile();
            assertValue(file, "theirs");
        }
    }

    private void restore() throws IOException {
        Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Leaves what a killed one leaves.
    private void kill() throws IOException {
        running.orElseThrow().close();
        running = Optional.empty();
        var own = Files.createDirectory(folder.resolve("own"));
        try (var child = Child.start(BusyChild.class, own, file.toString(), "run", own.resolve("warm.db").toString())) {
            child.go();
            assertThat(child.readLine()).isNotNull();
            child.kill();
            child.awaitExit();
        }
        assertThat(beside("-wal")).isNotEmptyFile();
    }

    private void assertStrange() throws IOException {
        var before = Files.readAllBytes(file);
        var log = Files.readAllBytes(beside("-wal"));
        var failure = catchThrowableOfType(StorageException.class, () -> SettingsManager.open(file).close());
        assertThat(failure).as("refused").isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.STRANGE_LOG);
        assertThat(failure.what().text()).contains(file.toString(), beside("-wal").toString());
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(Files.readAllBytes(beside("-wal"))).isEqualTo(log);
    }

    private static void assertValue(Path of, String value) {
        try (var manager = SettingsManager.open(of)) {
            assertThat(manager.getSetting("a", "")).isEqualTo(value);
        }
    }

    private Path beside(String part) {
        return file.resolveSibling(file.getFileName() + part);
    }
}
