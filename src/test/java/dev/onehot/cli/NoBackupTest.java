package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Of a file that is no backup, or no export, it is said what it was taken for and what to give instead; and nothing is changed.
@Execution(ExecutionMode.CONCURRENT)
class NoBackupTest extends CliFixture {
    private Path backups = Path.of("");

    @BeforeEach
    void fill() {
        onehotctl("provider", "add", "A").done();
        backups = file.resolveSibling("backups");
    }

    @Test
    void whatIsNoDatabaseIsNoBackup() throws IOException {
        var notes = Files.writeString(folder.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        for (var dry : List.of(false, true)) {
            var told = restore(notes, dry);
            assertThat(told.at("error/class")).isEqualTo("not-a-database");
            assertThat(told.at("error/message").toString()).startsWith(notes + " was taken for a backup");
            assertThat(told.at("error/advice").toString()).contains(backups.toString(), "Nothing was changed").doesNotContain("onehotctl restore BACKUP");
        }
    }

    @Test
    void norIsAFolder() {
        assertThat(restore(folder, false).at("error/advice").toString()).contains(backups.toString()).doesNotContain("onehot.db.");
    }

    /// Opened as a database each of them would be one without any row.
    @Test
    void neitherIsWhatIsEmpty() throws IOException {
        var empty = Files.createFile(folder.resolve("empty"));
        assertThat(restore(empty, false).at("error/message").toString()).startsWith(empty + " was taken for a backup");
        var own = file;
        file = folder.resolve("tableless.db");
        outside("PRAGMA user_version = 7");
        outside("VACUUM");
        var tableless = file;
        file = own;
        assertThat(Files.size(tableless)).isPositive();
        assertThat(restore(tableless, false).at("error/message").toString()).startsWith(tableless + " was taken for a backup");
    }

    @Test
    void aDatabaseOfAnotherProgramIsNone() {
        var own = file;
        file = folder.resolve("places.sqlite");
        outside("CREATE TABLE moz_places(id INTEGER PRIMARY KEY, url TEXT)");
        var places = file;
        file = own;
        var told = restore(places, false);
        assertThat(told.at("error/class")).isEqualTo("foreign-schema");
        assertThat(told.at("error/message").toString()).contains("was taken for a backup", "moz_places");
    }

    @Test
    void aDamagedOneIsNotReplacedByAnother() throws IOException {
        var backup = folder.resolve("a.backup");
        onehotctl("backup", backup.toString()).done();
        var bytes = Files.readAllBytes(backup);
        java.util.Arrays.fill(bytes, 100, 4_000, (byte) 0x55);
        Files.write(backup, bytes);
        var told = restore(backup, false);
        assertThat(told.at("error/class")).isEqualTo("damaged");
        assertThat(told.at("error/message").toString()).contains("was taken for a backup, and is damaged");
        assertThat(told.at("error/advice").toString()).contains(backups.toString()).doesNotContain("onehotctl restore BACKUP");
    }

    @Test
    void whatIsNoExportIsToldFromABackup() throws IOException {
        var notes = Files.writeString(folder.resolve("passwd"), "root:x:0:0:root:/root:/bin/sh\n");
        assertThat(onehotctl("import", notes.toString()).failed(Exit.FAILED).errors())
                .contains("no file that Onehot exported", "It was read as an export, which is JSON", "a backup is brought back by Restore");
        var backup = folder.resolve("a.backup").toString();
        onehotctl("backup", backup).done();
        assertThat(onehotctl("import", backup).failed(Exit.FAILED).errors()).contains("a.backup is not UTF-8 text", "a backup is brought back by Restore");
    }

    private JsonDocument restore(Path backup, boolean dry) {
        var told = (dry ? onehotctl("restore", backup.toString(), "--dry-run", "--json") : onehotctl("restore", backup.toString(), "--json"))
                .failed(Exit.DATABASE)
                .error();
        assertThat(onehotctl("provider", "list").done().out()).contains("A");
        assertThat(file.resolveSibling("backups")).doesNotExist();
        return told;
    }
}
