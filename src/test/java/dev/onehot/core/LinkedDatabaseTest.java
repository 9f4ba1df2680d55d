package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.files.Rescue;
import dev.onehot.model.BackupFile;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A database with more than one name: by a symbolic link all that belongs to it is the same, by a hard link it is refused.
@DisabledOnOs(OS.WINDOWS)
class LinkedDatabaseTest {
    @TempDir
    private Path folder;

    private Path real;
    private Path link;

    @BeforeEach
    void link() throws IOException {
        real = Files.createDirectory(folder.resolve("real")).toRealPath().resolve("onehot.db");
        link = Files.createSymbolicLink(Files.createDirectory(folder.resolve("elsewhere")).resolve("link.db"), real);
    }

    @Test
    void keyAndBackupsAreBesideTheFileWhicheverNameIsUsed() throws Exception {
        long id;
        try (var manager = SettingsManager.open(real)) {
            manager.setSetting("A", "1");
        }
        try (var manager = SettingsManager.open(link)) {
            assertThat(manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS).kind()).isEqualTo(KeyState.Kind.OPEN);
            id = manager.addAiProvider(Drafts.named("A").withKey(dev.onehot.model.KeyChange.to(dev.onehot.model.ApiKey.of("sk-1"))), true)
                    .providerId()
                    .orElseThrow();
            assertThat(manager.backups().make(Optional.empty(), Progress.NONE)).hasParent(real.resolveSibling("backups"));
        }
        assertThat(real.resolveSibling("onehot.db.key")).isRegularFile();
        assertThat(link.resolveSibling("link.db.key")).doesNotExist();
        for (var name : new Path[] {real, link}) {
            try (var manager = SettingsManager.open(name)) {
                assertThat(manager.keys().open().get(20, TimeUnit.SECONDS).kind()).isEqualTo(KeyState.Kind.OPEN);
                assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-1");
                assertThat(manager.backups().list()).extracting(BackupFile::kind).containsExactly(BackupFile.Kind.MANUAL);
            }
        }
    }

    /// As versions before this one left them.
    @Test
    void whatIsBesideTheLinkIsStillFound() throws Exception {
        try (var manager = SettingsManager.open(real)) {
            manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS);
            manager.backups().make(Optional.empty(), Progress.NONE);
        }
        var key = Files.move(real.resolveSibling("onehot.db.key"), link.resolveSibling("link.db.key"));
        var backups = Files.createDirectory(link.resolveSibling("backups"));
        try (var made = Files.list(real.resolveSibling("backups"))) {
            for (var each : made.toList()) {
                Files.move(each, backups.resolve(each.getFileName().toString().replace("onehot.db", "link.db")));
            }
        }
        try (var manager = SettingsManager.open(link)) {
            assertThat(manager.keys().open().get(20, TimeUnit.SECONDS).kind()).isEqualTo(KeyState.Kind.OPEN);
            assertThat(manager.backups().list()).hasSize(1);
            // Given up, the key is nowhere any more.
            manager.keys().keepIn(KeyBackend.SESSION).get(20, TimeUnit.SECONDS);
        }
        assertThat(key).doesNotExist();
        assertThat(real.resolveSibling("onehot.db.key")).doesNotExist();
    }

    @Test
    void aRestoreByTheLinkKeepsTheLinkAndTheKeyIsStillFound() throws Exception {
        Path backup;
        long id;
        try (var manager = SettingsManager.open(link)) {
            manager.keys().keepIn(KeyBackend.FILE).get(20, TimeUnit.SECONDS);
            id = manager.addAiProvider(Drafts.named("A").withKey(dev.onehot.model.KeyChange.to(dev.onehot.model.ApiKey.of("sk-1"))), true)
                    .providerId()
                    .orElseThrow();
            backup = manager.backups().make(Optional.empty(), Progress.NONE);
        }
        Files.writeString(real, "This is no database any more, and long enough to be looked at as one would be.");
        var damaged = Rescue.restore(link, backup).orElseThrow();
        assertThat(link).isSymbolicLink();
        assertThat(damaged).hasParent(real.getParent()).content().contains("no database any more");
        for (var name : new Path[] {real, link}) {
            try (var manager = SettingsManager.open(name)) {
                manager.keys().open().get(20, TimeUnit.SECONDS);
                assertThat(manager.revealKey(id).reveal()).isEqualTo("sk-1");
            }
        }
        Rescue.undo(link, damaged);
        assertThat(link).isSymbolicLink();
        assertThat(real).content().contains("no database any more");
    }

    @Test
    void aNameThatAKilledRunLeftIsTakenAway() throws IOException {
        PlainFile.at(real);
        var left = Files.createDirectory(real.resolveSibling(".onehot-work-1"));
        Files.createFile(left.resolve("lock"));
        Files.createLink(left.resolve("copy.db"), real);
        SettingsManager.open(real).close();
        assertThat(left).doesNotExist();
    }

    @Test
    void aHardLinkIsRefusedByEitherNameAndNothingIsLost() throws IOException {
        PlainFile.at(real);
        try (var manager = SettingsManager.open(real)) {
            manager.setSetting("VIA_MAIN", "1");
            var hard = Files.createLink(folder.resolve("hard.db"), real);
            for (var name : new Path[] {hard, real}) {
                var refused = catchThrowableOfType(StorageException.class, () -> SettingsManager.open(name));
                assertThat(refused.kind()).isEqualTo(Kind.SEVERAL_NAMES);
                assertThat(refused.what().text()).contains(name.toString());
            }
            manager.setSetting("VIA_MAIN", "2");
            assertThat(hard.resolveSibling("hard.db-wal")).doesNotExist();
        }
        // The way on that the message names.
        var copy = Files.copy(real, real.resolveSibling("copy.db"));
        Files.delete(real);
        Files.move(copy, real);
        try (var manager = SettingsManager.open(real)) {
            assertThat(manager.getSetting("VIA_MAIN", "")).isEqualTo("2");
        }
    }
}
