package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.files.FileException;
import dev.onehot.model.Progress;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only a file has is refused in words on a server, and nothing there is changed by asking for it.
class ServerFilesTest {
    @TempDir
    private Path folder;

    @Test
    void noFileIsCopiedRestoredOrWrittenAnew() throws IOException {
        var database = Server.database();
        var backup = folder.resolve("backup.db");
        try (var ofFile = SettingsManager.open(folder.resolve("onehot.db"))) {
            ofFile.setSetting("a", "of the file");
            ofFile.backups().make(Optional.of(backup), Progress.NONE);
        }
        try (var manager = ServerManagers.open(database, Server.port(), folder); var outside = Outside.onServer(database)) {
            manager.setSetting("a", "of the server");
            var backups = manager.backups();
            for (Runnable asked : List.<Runnable>of(
                    () -> backups.plan(backup, Optional.empty()), () -> backups.make(Optional.empty(), Progress.NONE),
                    () -> backups.make(Optional.of(folder.resolve("copy.db")), Progress.NONE))) {
                var refused = catchThrowableOfType(FileException.class, asked::run);
                assertThat(refused.kind()).isEqualTo(FileException.Kind.SERVER);
                assertThat(refused.what().text(Locale.ROOT)).contains("is on a server");
                assertThat(refused.advice().text(Locale.ROOT)).contains("onehotctl export");
            }
            assertThat(backups.list()).isEmpty();
            assertThat(backups.makeDaily()).isFalse();
            assertThat(backups.keepDaily()).isEmpty();
            assertThat(backups.daily(Optional.empty()).failure()).isEmpty();
            assertThat(backups.writeAnew()).isEmpty();
            assertThat(manager.getSetting("a", "")).isEqualTo("of the server");
            assertThat(outside.setting("a")).isEqualTo("of the server");
        }
        assertThat(folder.resolve("copy.db")).doesNotExist();
    }
}
