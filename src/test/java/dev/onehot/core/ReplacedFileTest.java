package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Outcome;
import dev.onehot.disk.FolderState;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A file that is deleted or replaced while it is open: nothing is called saved that nobody will ever read, and nothing that is there is harmed.
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "nobody can take an open file away there")
class ReplacedFileTest extends ManagerFixture {
    private long id;

    @BeforeEach
    void storeSomething() {
        id = addActive("OpenAI");
        manager.setSetting("a", "1");
        // A connection would keep the log of the other file open.
        outside.close();
    }

    @Test
    void nothingIsSavedWhenItIsGone() throws IOException {
        for (var part : List.of("-wal", "-shm", "")) {
            Files.delete(beside(part));
        }
        assertRefused(Kind.GONE);
    }

    @Test
    void nothingIsSavedWhenTheFileAloneIsGone() throws IOException {
        Files.delete(file);
        assertRefused(Kind.GONE);
    }

    @Test
    void nothingIsSavedWhenItsLogIsGone() throws IOException {
        Files.delete(beside("-wal"));
        assertRefused(Kind.GONE, () -> manager.setSetting("a", "2"));
    }

    /// In a folder at rest a commit looks at the folder alone.
    @Test
    void nothingIsSavedWhenItsLogIsGoneFromAFolderAtRest() throws IOException {
        Await.until("the folder is at rest", () -> FolderState.of(folder).holds());
        manager.setSetting("a", "1b");
        manager.setSetting("a", "1c");
        Files.delete(beside("-wal"));
        assertRefused(Kind.GONE, () -> manager.setSetting("a", "2"));
    }

    @Test
    void nothingIsSavedWhenItsFolderIsMoved() throws IOException {
        var elsewhere = folder.resolveSibling(folder.getFileName() + "-moved");
        Files.move(folder, elsewhere);
        try {
            assertRefused(Kind.GONE);
        } finally {
            Files.move(elsewhere, folder);
        }
        manager.setSetting("a", "2");
        assertThat(stored("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("2");
    }

    @Test
    void nothingIsSavedWhenAnotherFileIsInItsPlace() throws IOException {
        replace();
        assertRefused(Kind.REPLACED);
        assertThat(stored("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("theirs");
    }

    @Test
    void whatIsPutBackIsWrittenAgain() throws IOException {
        var away = folder.resolve("away.db");
        Files.move(file, away);
        assertRefused(Kind.GONE);
        Files.move(away, file);
        manager.setSetting("a", "2");
        assertThat(stored("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("2");
    }

    @Test
    void theWatchTellsAndIsWellAgainWhenItIsPutBack() throws IOException {
        var told = new ConcurrentLinkedDeque<Optional<Throwable>>();
        var away = folder.resolve("away.db");
        try (var _ = new ChangeWatch(manager, told::add, () -> {})) {
            Await.until("it watches", () -> !told.isEmpty() && told.getLast().isEmpty());
            Files.move(file, away);
            Await.until("it is missed", () -> kind(told.getLast()).equals(Optional.of(Kind.GONE)));
            Files.move(away, file);
            Await.until("it is there again", () -> told.getLast().isEmpty());
            replace();
            Await.until("another is seen", () -> kind(told.getLast()).equals(Optional.of(Kind.REPLACED)));
        }
    }

    /// The file is in its place, and what was saved last would be gone with the log.
    @Test
    void theWatchTellsThatTheLogIsGone() throws IOException {
        var told = new ConcurrentLinkedDeque<Optional<Throwable>>();
        var away = folder.resolve("away-wal");
        try (var _ = new ChangeWatch(manager, told::add, () -> {})) {
            Await.until("it watches", () -> !told.isEmpty() && told.getLast().isEmpty());
            Files.move(beside("-wal"), away);
            Await.until("it is missed", () -> kind(told.getLast()).equals(Optional.of(Kind.GONE)));
            assertThat(told.getLast().orElseThrow()).hasMessageContaining("onehot.db-wal was deleted or moved");
            Files.move(away, beside("-wal"));
            Await.until("it is there again", () -> told.getLast().isEmpty());
            Files.delete(beside("-wal"));
            Files.createFile(beside("-wal"));
            Await.until("another is seen", () -> kind(told.getLast()).equals(Optional.of(Kind.REPLACED)));
            Files.delete(beside("-wal"));
        }
    }

    /// Whoever closes it last takes the log away, and the next one makes another.
    @Test
    void theWatchMissesNothingWhenTheFileWasClosedForAWhile() throws IOException {
        var told = new ConcurrentLinkedDeque<Optional<Throwable>>();
        try (var _ = new ChangeWatch(manager, told::add, () -> {})) {
            Await.until("it watches", () -> !told.isEmpty());
            for (int i = 0; i < 20; i++) {
                var value = "value " + i;
                // Whoever comes next does not get its number on the disk.
                Files.createLink(folder.resolve("held " + i), beside("-wal"));
                manager.whileClosed(() -> {});
                manager.setSetting("a", value);
                try (var theirs = Outside.on(file)) {
                    theirs.run("INSERT OR REPLACE INTO settings(key, value) VALUES ('theirs', ?)", value);
                }
                Await.until("it watches again", () -> manager.snapshot().setting("theirs").filter(it -> it.holds(value)).isPresent());
            }
        }
        assertThat(told).allMatch(Optional::isEmpty);
    }

    @Test
    void itIsWrittenAgainWhereNothingIs() throws IOException {
        Files.delete(file);
        assertThat(manager.backups().writeAnew()).isEmpty();
        manager.close();
        try (var again = SettingsManager.open(file)) {
            assertThat(again.snapshot().setting("a").orElseThrow().value()).isEqualTo("1");
            assertThat(again.getActiveAiProvider().orElseThrow().name()).isEqualTo("OpenAI");
            again.setSetting("a", "2");
        }
        assertThat(stored("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("2");
    }

    @Test
    void whatIsInItsPlaceIsKeptBesideWhenItIsWrittenAgain() throws IOException {
        replace();
        var aside = manager.backups().writeAnew().orElseThrow();
        manager.close();
        try (var again = SettingsManager.open(file)) {
            assertThat(again.snapshot().setting("a").orElseThrow().value()).isEqualTo("1");
        }
        try (var theirs = Outside.on(aside)) {
            assertThat(theirs.text("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("theirs");
        }
    }

    /// Whoever replaces only the file leaves our log beside it, and SQLite would take that for the new one's.
    @Test
    void ourLogIsNotLeftBesideTheNewFile() throws IOException {
        replaceTheFileAlone();
        manager.close();
        assertThat(stored("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("theirs");
        assertThat(stored("PRAGMA integrity_check")).isEqualTo("ok");
    }

    @Test
    void ourLogIsNotKeptWithWhatIsSetAside() throws IOException {
        replaceTheFileAlone();
        var aside = manager.backups().writeAnew().orElseThrow();
        try (var theirs = Outside.on(aside)) {
            assertThat(theirs.text("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("theirs");
            assertThat(theirs.text("PRAGMA integrity_check")).isEqualTo("ok");
        }
        manager.close();
        assertThat(stored("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("1");
    }

    private void replaceTheFileAlone() throws IOException {
        var other = folder.resolve("other.db");
        try (var theirs = SettingsManager.open(other)) {
            theirs.setSetting("a", "theirs");
        }
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(beside("-wal")).isNotEmptyFile();
    }

    /// SQLite deletes a log by its name when it closes: of a file that was replaced it is the new one's.
    @Test
    void closingTakesNothingAwayFromTheNewFile() throws IOException {
        replace();
        try (var theirs = Outside.on(file)) {
            theirs.texts("PRAGMA journal_mode=WAL");
            theirs.run("UPDATE settings SET value = 'in their log'");
            manager.close();
            assertThat(beside("-wal")).exists();
            assertThat(stored("SELECT value FROM settings WHERE key = 'a'")).isEqualTo("in their log");
        }
    }

    private void assertRefused(Kind kind) {
        assertRefused(kind, () -> manager.setSetting("a", "2"));
        assertRefused(kind, () -> manager.setActiveProvider(id));
        assertRefused(kind, () -> manager.composite(Origin.WINDOW, () -> manager.deactivateProviders()));
        assertThatExceptionOfType(StorageException.class).isThrownBy(() -> manager.refresh()).returns(kind, StorageException::kind);
    }

    private void assertRefused(Kind kind, Supplier<Outcome> command) {
        var before = manager.snapshot();
        assertThatExceptionOfType(StorageException.class).isThrownBy(command::get).returns(kind, StorageException::kind);
        assertThat(manager.snapshot()).isSameAs(before);
    }

    private void replace() throws IOException {
        var other = folder.resolve("other.db");
        try (var theirs = SettingsManager.open(other)) {
            theirs.setSetting("a", "theirs");
        }
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(beside("-wal"));
        Files.deleteIfExists(beside("-shm"));
    }

    private static Optional<Kind> kind(Optional<Throwable> trouble) {
        return trouble.map(it -> ((StorageException) it).kind());
    }

    private Path beside(String part) {
        return file.resolveSibling(file.getFileName() + part);
    }

    private String stored(String sql) {
        try (var connection = Outside.on(file)) {
            return connection.text(sql);
        }
    }
}
