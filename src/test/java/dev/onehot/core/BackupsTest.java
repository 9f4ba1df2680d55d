package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.Rescue;
import dev.onehot.model.BackupFile;
import dev.onehot.model.BackupFile.Kind;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Backups: whole while others write, restored as one change, and in the place of a file that was destroyed.
@Execution(ExecutionMode.CONCURRENT)
class BackupsTest extends ManagerFixture {
    private static final String KEY = "sk-0123456789abcdef";

    @Test
    void aBackupIsWholeTellsHowFarItIsAndIsReadableByItsOwnerOnly() throws IOException {
        for (int i = 0; i < 40; i++) {
            manager.setSetting("k" + i, "x".repeat(100_000));
        }
        var steps = new ArrayList<Long>();
        var backup = manager.backups().make(Optional.empty(), (done, total) -> {
            assertThat(done).isBetween(0L, total);
            steps.add(done);
            manager.setSetting("during", String.valueOf(steps.size()));
            return true;
        });
        assertThat(steps).hasSizeGreaterThan(2).isSorted();
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(backup.resolveSibling(backup.getFileName() + "-wal")).doesNotExist();
        try (var copy = Outside.on(backup)) {
            copy.assertSound();
            assertThat(copy.number("SELECT count(*) FROM settings WHERE key LIKE 'k%'")).isEqualTo(40);
        }
        assertThat(manager.backups().list()).extracting(BackupFile::path).containsExactly(backup);
    }

    @Test
    void restoringIsOneChangeThatIsPreviewedAndUndone() {
        long id = manager.addAiProvider(Drafts.withKey("A", KEY), true).providerId().orElseThrow();
        manager.setSetting("a", "1");
        manager.setSetting("b", "1");
        outside.run("CREATE TABLE stocks(note TEXT)");
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.deleteAiProvider(id);
        long other = addActive("B");
        manager.setSetting("a", "2");
        manager.resetSetting("b");
        manager.setSetting("c", "new");
        outside.run("INSERT INTO stocks VALUES ('written since')");

        var preview = manager.backups().plan(backup, Optional.empty()).changes();
        assertThat(preview).extracting(it -> it.name() + " " + it.action())
                .containsExactlyInAnyOrder("A ADD", "B REMOVE", "a CHANGE", "b ADD", "c REMOVE");
        long before = manager.snapshot().revision();
        var restored = manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.WINDOW);

        assertThat(restored.outcome().revision()).isEqualTo(before + 1);
        assertThat(manager.snapshot().settings().values()).extracting("value").containsExactly("1", "1");
        assertThat(manager.snapshot().active().orElseThrow().id()).isEqualTo(id);
        assertThat(manager.revealKey(id).reveal()).isEqualTo(KEY);
        assertThat(outside.texts("SELECT note FROM stocks")).containsExactly("written since");
        assertThat(manager.backups().plan(backup, Optional.empty()).changes()).isEmpty();

        undoOwn();
        assertThat(manager.snapshot().active().orElseThrow().id()).isEqualTo(other);
        assertThat(manager.snapshot().settings().keySet()).containsExactly("a", "c");
        assertThat(manager.backups().plan(restored.before().orElseThrow(), Optional.empty()).changes()).isEmpty();
    }

    @Test
    void aBackupOfTheOriginalIsRestoredToo() {
        var original = folder.resolve("theirs.db");
        Original.createdAt(original);
        var bytes = size(original);
        manager.carryOut(manager.backups().plan(original, Optional.empty()), Origin.WINDOW);
        assertThat(manager.snapshot().providers()).hasSize(3);
        assertThat(manager.revealKey(1).reveal()).isEqualTo("sk-openai-0123456789abcdef");
        assertThat(size(original)).isEqualTo(bytes);
    }

    @Test
    void whatIsNoDatabaseIsRefusedByName() throws IOException {
        var none = Files.writeString(folder.resolve("note.txt"), "not a database at all");
        assertThatThrownBy(() -> manager.carryOut(manager.backups().plan(none, Optional.empty()), Origin.WINDOW))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("note.txt");
        assertThatThrownBy(() -> manager.backups().plan(folder.resolve("gone"), Optional.empty()))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("gone");
        assertThat(manager.backups().list()).isEmpty();
    }

    @Test
    void thereIsOneADayAndTenAreKept() throws IOException {
        for (int day = 12; day > 0; day--) {
            assertThat(manager.backups().makeDaily()).isTrue();
            assertThat(manager.backups().makeDaily()).isFalse();
            age(manager.backups().list().getFirst(), day);
        }
        manager.backups().make(Optional.empty(), Progress.NONE);
        assertThat(manager.backups().makeDaily()).isTrue();
        assertThat(manager.backups().list().stream().filter(it -> it.kind() == Kind.DAILY)).hasSize(10);
        assertThat(manager.backups().list().stream().filter(it -> it.kind() == Kind.MANUAL)).hasSize(1);
    }

    @Test
    void aDestroyedFileIsReplacedByItsBackupAndKeptBeside() throws IOException {
        long id = manager.addAiProvider(Drafts.withKey("A", KEY), true).providerId().orElseThrow();
        apply(new Command.ShareKeys());
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.setSetting("lost", "1");
        manager.close();
        outside.close();
        Files.writeString(file, "overwritten by something else");
        Files.deleteIfExists(folder.resolve("onehot.db-wal"));
        assertThatThrownBy(() -> SettingsManager.open(file)).isInstanceOf(StorageException.class);
        assertThat(Rescue.findBackups(file).join()).extracting(BackupFile::path).containsExactly(backup);

        var moved = Rescue.restore(file, backup);

        manager = SettingsManager.open(file);
        assertThat(manager.snapshot().active().orElseThrow().id()).isEqualTo(id);
        assertThat(manager.revealKey(id).reveal()).isEqualTo(KEY);
        assertThat(moved.orElseThrow()).hasContent("overwritten by something else");
        manager.close();
        Rescue.undo(file, moved.orElseThrow());
        assertThat(file).hasContent("overwritten by something else");
        Files.delete(file);
        assertThat(Rescue.restore(file, backup)).isEmpty();
        openManagerAgain();
        assertThat(manager.snapshot().providers()).hasSize(1);
    }

    /// Killed after the damaged file got its second name, and before the backup took its place.
    @Test
    void ofARescueThatWasKilledNoSecondNameIsLeft() throws IOException {
        manager.setSetting("a", "1");
        manager.close();
        outside.close();
        var second = Files.createLink(folder.resolve("onehot.db.damaged-20261130-080000"), file);
        var another = Files.copy(file, folder.resolve("onehot.db.damaged-20261129-080000"));
        openManagerAgain();
        assertThat(manager.getSetting("a", "")).isEqualTo("1");
        assertThat(second).doesNotExist();
        assertThat(another).exists();
    }

    @Test
    void anUnusableBackupTouchesNothing() throws IOException {
        manager.close();
        outside.close();
        Files.writeString(file, "damaged");
        var none = Files.writeString(folder.resolve("none.backup"), "SQLite format 3\0 but not really");
        assertThatThrownBy(() -> Rescue.restore(file, none)).isInstanceOf(StorageException.class);
        assertThat(file).hasContent("damaged");
        Files.delete(file);
        openManagerAgain();
    }

    private void openManagerAgain() {
        manager = SettingsManager.open(file);
        outside = Outside.on(file);
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /// As one of that many days ago: its name says when it was made.
    private static void age(BackupFile backup, int days) throws IOException {
        var at = LocalDateTime.now(ZoneOffset.UTC).minusDays(days).minusHours(days);
        var name = "onehot.db.daily-" + DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").format(at) + ".backup";
        Files.move(backup.path(), backup.path().resolveSibling(name));
    }
}
