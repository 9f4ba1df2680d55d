package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.model.BackupFile;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Together;
import dev.onehot.testing.Tree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a backup goes: never over the database, over another backup or over a folder, and nothing is left of one that failed.
class BackupPlacesTest extends ManagerFixture {
    @ParameterizedTest
    @ValueSource(strings = {
        "onehot.db", "onehot.db-wal", "onehot.db-shm", "onehot.db-journal", "onehot.db.key", "same/onehot.db", "same/onehot.db-journal", "link.db", "hard.db"
    })
    void theDatabaseItselfIsNoTarget(String name) throws IOException {
        manager.setSetting("a", "1");
        if (!name.startsWith("onehot.db")) {
            assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "links need a right elsewhere");
            Files.createSymbolicLink(folder.resolve("same"), folder);
            Files.createSymbolicLink(folder.resolve("link.db"), file);
            Files.createLink(folder.resolve("hard.db"), file);
        }
        assertRefused(folder.resolve(name), StorageException.Kind.SAME_FILE);
        outside.run("INSERT INTO settings(key, value) VALUES ('written', 'since')");
        manager.refresh();
        assertThat(manager.snapshot().settings().keySet()).containsExactly("a", "written");
        outside.assertSound();
    }

    @Test
    void anEmptyFolderIsNoTarget() throws IOException {
        assertRefused(Files.createDirectory(folder.resolve("empty")), StorageException.Kind.DIRECTORY);
        assertThat(folder.resolve("empty")).isEmptyDirectory();
    }

    @Test
    void backupsOfANeighbourAreTheirs() {
        var neighbour = folder.resolve("onehot.db.copy");
        var daily = folder.resolve("my.daily-notes.db");
        try (var theirs = SettingsManager.open(neighbour); var mine = SettingsManager.open(daily)) {
            assertThat(theirs.backups().makeDaily()).isTrue();
            assertThat(manager.backups().list()).isEmpty();
            assertThat(manager.backups().makeDaily()).isTrue();
            assertThat(manager.backups().list()).hasSize(1);
            assertThat(theirs.backups().list()).hasSize(1);
            mine.backups().make(Optional.empty(), Progress.NONE);
            assertThat(mine.backups().list()).extracting(BackupFile::kind).containsExactly(BackupFile.Kind.MANUAL);
        }
    }

    @Test
    void backupsThatAreMadeAtOnceDoNotTouchEachOther() {
        Set<Path> made = ConcurrentHashMap.newKeySet();
        var target = folder.resolve("chosen.db");
        Together.run(6, 20_000, index -> {
            for (int round = 0; round < 3; round++) {
                made.add(manager.backups().make(Optional.empty(), Progress.NONE));
                manager.backups().make(Optional.of(target), Progress.NONE);
            }
        });
        assertThat(made).hasSize(18);
        assertThat(manager.backups().list()).extracting(BackupFile::path).containsExactlyInAnyOrderElementsOf(made);
        made.add(target);
        for (var each : made) {
            try (var copy = Outside.on(each)) {
                copy.assertSound();
            }
        }
        assertThat(files()).noneMatch(it -> it.contains(".part"));
    }

    @Test
    void nothingIsLeftOfABackupThatFailed() throws IOException {
        for (int i = 0; i < 40; i++) {
            manager.setSetting("k" + i, "x".repeat(10_000));
        }
        manager.writing().truncateLog();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(20 * 4_096), 30 * 4_096);
        }
        var before = files();
        var target = Files.writeString(folder.resolve("chosen.db"), "was there");
        assertThatThrownBy(() -> manager.backups().make(Optional.empty(), Progress.NONE)).isInstanceOf(StorageException.class);
        assertThatThrownBy(() -> manager.backups().make(Optional.of(target), Progress.NONE)).isInstanceOf(StorageException.class);
        assertThat(target).hasContent("was there");
        Files.delete(target);
        assertThat(files()).isEqualTo(before);
    }

    private void assertRefused(Path target, StorageException.Kind kind) {
        var failure = catchThrowableOfType(
                StorageException.class, () -> manager.backups().make(Optional.of(target), Progress.NONE));
        assertThat(failure).as("refused").isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.what().text()).contains(target.toString());
    }

    private List<String> files() {
        try {
            return Tree.files(folder).stream()
                    .map(it -> it.getFileName().toString())
                    .sorted()
                    .collect(Collectors.toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
