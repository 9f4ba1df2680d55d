package dev.onehot.store.sqlite;

import static dev.onehot.store.sqlite.Folder.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that must not be used: a typed failure, and not one byte of them or beside them changed.
@Execution(ExecutionMode.CONCURRENT)
class RefusalTest {
    private static final int PAGE = 4_096;

    @TempDir
    Path folder;

    @Test
    void aDirectory() throws IOException {
        assertRefused(Kind.DIRECTORY, Files.createDirectory(folder.resolve("onehot.db")), folder);
    }

    @Test
    void aPicture() throws IOException {
        byte[] jpeg = new byte[20_000];
        new Random(1).nextBytes(jpeg);
        System.arraycopy(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0}, 0, jpeg, 0, 11);
        assertRefused(Kind.NOT_A_DATABASE, Files.write(folder.resolve("cat.jpg"), jpeg), folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "{\"settings\": {}}", "SQLite format 3", "SQLite format 2\0 and more"})
    void aTextFile(String text) throws IOException {
        assertRefused(Kind.NOT_A_DATABASE, Files.writeString(folder.resolve("notes.txt"), text), folder);
    }

    @Test
    void onlyTheFirstBytesOfADatabase() throws IOException {
        var file = database();
        truncate(file, 50);
        assertRefused(Kind.DAMAGED, file, folder);
    }

    @Test
    void aTruncatedDatabase() throws IOException {
        var file = database();
        truncate(file, Files.size(file) - PAGE - 100);
        assertRefused(Kind.DAMAGED, file, folder);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void hostileBytesOnAPage(int page) throws IOException {
        var file = database();
        overwrite(file, page);
        assertRefused(Kind.DAMAGED, file, folder);
    }

    /// Too large for a check of all pages at every start; adopting it is a reason to make one.
    @Test
    void hostileBytesInALargeDatabaseThatWouldBeAdopted() throws IOException {
        var file = folder.resolve("large.db");
        Original.createdAt(file);
        try (var outside = Outside.on(file)) {
            outside.run("INSERT INTO stocks(ticker, note) WITH n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2600)"
                    + " SELECT i, hex(randomblob(2000)) FROM n");
        }
        overwrite(file, 2_000);
        assertThat(Files.size(file)).isGreaterThan(9L << 20);
        assertRefused(Kind.DAMAGED, file, folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void writtenByANewerOnehot(String journal) {
        var file = database();
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE onehot_meta SET value = '99' WHERE key = 'schema_version'");
            outside.text("PRAGMA journal_mode=" + journal);
        }
        var failure = assertRefused(Kind.NEWER, file, folder);
        assertThat(failure).hasMessageContaining("99").hasMessageContaining("Update Onehot");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TABLE settings(name TEXT, content TEXT)",
        "CREATE TABLE ai_providers(id INTEGER PRIMARY KEY, vendor TEXT)",
        "CREATE VIEW settings AS SELECT 'a' AS key, 'b' AS value, 'c' AS updated_at",
    })
    void foreignTablesUnderTheOriginalsNames(String sql) {
        var file = folder.resolve("other.db");
        try (var outside = Outside.on(file)) {
            outside.run(sql);
        }
        assertRefused(Kind.FOREIGN_SCHEMA, file, folder);
    }

    /// Firefox's places.sqlite, say: not one table in it is known.
    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aDatabaseOfAnotherProgram(String journal) {
        var file = folder.resolve("places.sqlite");
        try (var outside = Outside.on(file)) {
            outside.text("PRAGMA journal_mode=" + journal);
            outside.run("CREATE TABLE moz_places(id INTEGER PRIMARY KEY AUTOINCREMENT, url TEXT)");
            outside.run("INSERT INTO moz_places(url) VALUES ('https://example.com')");
        }
        assertThat(assertRefused(Kind.FOREIGN_SCHEMA, file, folder)).hasMessageContaining("moz_places");
    }

    /// Every reader leaves its mark in the memory that they share; file and log stay as they are.
    @Test
    void aDatabaseOfAnotherProgramThatIsRunning() {
        var file = folder.resolve("places.sqlite");
        try (var outside = Outside.on(file)) {
            outside.text("PRAGMA journal_mode=wal");
            outside.run("CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT)");
            var before = Folder.contents(folder);
            assertThatThrownBy(() -> SettingsManager.open(file)).isInstanceOf(StorageException.class).hasMessageContaining("moz_places");
            var after = Folder.contents(folder);
            assertThat(after.keySet()).isEqualTo(before.keySet());
            before.remove("places.sqlite-shm");
            assertThat(after).containsAllEntriesOf(before);
        }
    }

    @Test
    void aFileThatMayNotBeWritten() throws IOException {
        assumeFalse(isRoot(), "root may write everything");
        var file = database();
        assertThat(file.toFile().setReadOnly()).isTrue();
        assertOnlyRead(file);
    }

    @Test
    void aFolderThatMayNotBeWritten() throws IOException {
        assumeFalse(isRoot(), "root may write everything");
        var file = database();
        assertThat(folder.toFile().setWritable(false)).isTrue();
        try {
            assertOnlyRead(file);
        } finally {
            folder.toFile().setWritable(true);
        }
    }

    private void assertOnlyRead(Path file) {
        var before = Folder.contents(folder);
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.getSetting("key 1", "")).startsWith("vvv");
            assertThatThrownBy(() -> manager.setSetting("key 1", "other"))
                    .isInstanceOfSatisfying(StorageException.class, it -> assertThat(it.kind()).isEqualTo(Kind.READ_ONLY));
        }
        assertThat(Folder.contents(folder)).isEqualTo(before);
    }

    @Test
    void aFileBelowAFile() throws IOException {
        var file = Files.writeString(folder.resolve("notes.txt"), "text").resolve("onehot.db");
        assertRefused(Kind.CANNOT_OPEN, file, folder);
    }

    private Path database() {
        var file = folder.resolve("onehot.db");
        try (var manager = SettingsManager.open(file)) {
            for (int n = 0; n < 20; n++) {
                manager.setSetting("key " + n, "v".repeat(500));
            }
        }
        return file;
    }

    private static void truncate(Path file, long size) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    /// Leaves the file's header as it is, so that it still looks like a database.
    private static void overwrite(Path file, int page) throws IOException {
        int kept = page == 1 ? 100 : 0;
        byte[] hostile = new byte[PAGE - kept];
        new Random(page).nextBytes(hostile);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(hostile), (page - 1L) * PAGE + kept);
        }
    }

    private boolean isRoot() throws IOException {
        var probe = Files.createTempFile("onehot", ".probe");
        try {
            return !probe.toFile().setReadOnly() || Files.isWritable(probe);
        } finally {
            Files.delete(probe);
        }
    }
}
