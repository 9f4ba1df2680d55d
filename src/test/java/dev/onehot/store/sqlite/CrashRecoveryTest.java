package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crashed writer leaves beside the file. A copy that is taken while a writer is at work is what a crash leaves.
class CrashRecoveryTest {
    @TempDir
    Path folder;

    /// The original died in mid-write in SQLite's old journal mode: half of its transaction is in the file already.
    @Test
    void aHotJournalIsRolledBack() throws IOException {
        var file = folder.resolve("live/original.db");
        Files.createDirectory(file.getParent());
        Original.createdAt(file);
        var crashed = folder.resolve("crashed/original.db");
        try (var outside = Outside.on(file)) {
            outside.run("PRAGMA cache_size=1");
            outside.run("PRAGMA cache_spill=1");
            outside.run("BEGIN");
            outside.run("UPDATE ai_providers SET is_active = 0, api_key = 'half'");
            outside.run("INSERT INTO stocks(ticker, note) WITH n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                    + " SELECT i, hex(randomblob(500)) FROM n");
            copy(file.getParent(), crashed.getParent());
            outside.run("ROLLBACK");
        }
        assertThat(crashed.resolveSibling("original.db-journal")).isNotEmptyFile();

        try (var manager = SettingsManager.open(crashed)) {
            assertThat(manager.getActiveAiProvider().orElseThrow().name()).isEqualTo("anthropic");
            assertThat(manager.revealKey(1).reveal()).isEqualTo("sk-openai-0123456789abcdef");
        }
    }

    /// The power was cut while the very first page was written: of that nothing reached the disk but its room.
    @Test
    void aFileWhoseBeginningWasCutOffBeginsAnew() throws IOException {
        var file = folder.resolve("onehot.db");
        var journal = ByteBuffer.allocate(512).putLong(0xd9d505f920a163d7L).putInt(0).putInt(1).putInt(0).putInt(512).putInt(4_096);
        Files.write(file, new byte[8_192]);
        Files.write(folder.resolve("onehot.db-journal"), journal.array());
        try (var manager = SettingsManager.open(file)) {
            manager.setSetting("a", "1");
        }
        assertThat(folder.resolve("onehot.db-journal")).doesNotExist();
        // Without such a journal it is somebody's, and so it is with another one.
        for (var beside : List.of("", "notes of somebody")) {
            Files.write(file, new byte[8_192]);
            Files.writeString(folder.resolve("onehot.db-journal"), beside);
            var before = Folder.contents(folder);
            assertThat(catchThrowableOfType(StorageException.class, () -> SettingsManager.open(file).close()).kind()).isEqualTo(Kind.NOT_A_DATABASE);
            assertThat(Folder.contents(folder)).isEqualTo(before);
        }
    }

    @Test
    void aLogThatWasLeftIsPartOfTheDatabase() throws IOException {
        var crashed = crashedOnehot("");
        try (var manager = SettingsManager.open(crashed)) {
            assertThat(manager.getSetting("a", "")).isEqualTo("1");
        }
        assertThat(crashed.resolveSibling("onehot.db-wal")).doesNotExist();
    }

    /// A newer Onehot crashed; its log is its own business.
    @Test
    void aNewerDatabaseIsNotTouchedEvenWithALogLeft() throws IOException {
        var crashed = crashedOnehot("UPDATE onehot_meta SET value = '99' WHERE key = 'schema_version'");
        var before = Folder.contents(crashed.getParent());
        before.remove("onehot.db-shm");
        var failure = catchThrowableOfType(
                StorageException.class, () -> SettingsManager.open(crashed).close());

        assertThat(failure.kind()).isEqualTo(Kind.NEWER);
        // SQLite's shared memory is no content: it is made anew whenever it is missing.
        assertThat(Folder.contents(crashed.getParent())).containsAllEntriesOf(before).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void aLogOfGarbageIsIgnored() throws IOException {
        var file = folder.resolve("onehot.db");
        try (var manager = SettingsManager.open(file)) {
            manager.setSetting("a", "1");
        }
        Files.writeString(folder.resolve("onehot.db-wal"), "garbage ".repeat(1_000));
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.getSetting("a", "")).isEqualTo("1");
            manager.setSetting("a", "2");
        }
        try (var outside = Outside.on(file)) {
            assertThat(outside.setting("a")).isEqualTo("2");
            outside.assertSound();
        }
    }

    private Path crashedOnehot(String sql) throws IOException {
        var file = folder.resolve("live/onehot.db");
        var crashed = folder.resolve("crashed/onehot.db");
        try (var manager = SettingsManager.open(file);
                var outside = Outside.on(file)) {
            manager.setSetting("a", "1");
            if (!sql.isEmpty()) {
                outside.run(sql);
            }
            copy(file.getParent(), crashed.getParent());
        }
        assertThat(crashed.resolveSibling("onehot.db-wal")).isNotEmptyFile();
        return crashed;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (var files = Files.list(from)) {
            for (var file : files.toList()) {
                if (!file.toString().endsWith("-shm")) {
                    Files.copy(file, to.resolve(file.getFileName().toString()));
                }
            }
        }
    }
}
