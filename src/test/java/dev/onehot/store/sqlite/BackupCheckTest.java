package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A copy is read alone after it was written: what is not what the database held is no backup.
@Execution(ExecutionMode.CONCURRENT)
class BackupCheckTest {
    @TempDir
    private Path folder;

    private Path copy = Path.of("");
    private BackupCheck expected = new BackupCheck(Map.of(), "");

    @BeforeEach
    void backUp() {
        var file = folder.resolve("onehot.db");
        PlainFile.at(file);
        try (var manager = SettingsManager.open(file)) {
            for (int i = 0; i < 30; i++) {
                manager.setSetting("k" + i, "x".repeat(500));
            }
            copy = manager.backups().make(Optional.empty(), Progress.NONE);
        }
        try (var sql = Connections.readOnly(file)) {
            expected = BackupCheck.of(sql);
        }
    }

    @Test
    void aWholeOneIs() {
        assertThatCode(() -> expected.require(copy, copy)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "DELETE FROM settings WHERE key = 'k3'",
        "INSERT INTO settings(key, value) VALUES ('more', '1')",
        "INSERT INTO onehot_meta(key, value) VALUES ('key_id', '0123456789abcdef')",
        "CREATE TABLE more(note TEXT)",
        "DROP TABLE onehot_key",
    })
    void oneThatHoldsSomethingElseIsNot(String sql) {
        try (var outside = Outside.on(copy)) {
            outside.run(sql);
        }
        assertRefused();
    }

    @Test
    void oneThatWasCutOffOrSpoiledIsNot() throws IOException {
        var whole = Files.readAllBytes(copy);
        var spoiled = whole.clone();
        Arrays.fill(spoiled, whole.length / 2, whole.length / 2 + 4_096, (byte) 0x5a);
        Files.write(copy, spoiled);
        assertRefused();
        Files.write(copy, Arrays.copyOf(whole, whole.length - 4_096));
        assertRefused();
        Files.write(copy, new byte[0]);
        assertRefused();
    }

    /// The rows of a log beside it would not be carried away with it.
    @Test
    void whatLiesBesideDoesNotCount() throws IOException {
        try (var outside = Outside.on(copy)) {
            outside.text("PRAGMA journal_mode=wal");
            outside.run("DELETE FROM settings");
            var alone = folder.resolve("alone.backup");
            Files.copy(copy, alone);
            Files.copy(copy.resolveSibling(copy.getFileName() + "-wal"), folder.resolve("alone.backup-wal"));
            copy = alone;
            assertThatCode(() -> expected.require(copy, copy)).doesNotThrowAnyException();
        }
    }

    private void assertRefused() {
        var target = folder.resolve("called.so");
        var failure = catchThrowableOfType(StorageException.class, () -> expected.require(copy, target));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(StorageException.Kind.UNVERIFIED);
        assertThat(failure.file()).isEqualTo(target);
    }
}
