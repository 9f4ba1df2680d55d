package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.Progress;
import dev.onehot.testing.Child;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A whole process whose database was destroyed: the window offers the newest backup and goes on with it.
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class RescueTest {
    private static final String RUBBISH = "overwritten by something else";

    @TempDir
    private Path folder;

    @Test
    void theNewestBackupIsOfferedAndTakesThePlaceOfADestroyedFile() throws IOException {
        var file = folder.resolve("onehot.db");
        try (var manager = SettingsManager.open(file)) {
            manager.addAiProvider(Drafts.named("Kept"), true);
            manager.backups().make(Optional.empty(), Progress.NONE);
        }
        Files.writeString(file, RUBBISH);

        try (var window = Child.start(RescueChild.class, folder, folder.toString(), file.toString())) {
            assertThat(window.readLine()).isEqualTo(file + " is not a SQLite database.");
            assertThat(window.readLine()).isEqualTo("offered true");
            assertThat(window.readLine()).isEqualTo("at hand true");
            assertThat(window.readLine()).isEqualTo("active Kept");
        }
        try (var beside = Files.list(folder)) {
            assertThat(beside.filter(it -> it.toString().contains(".damaged-"))).singleElement().satisfies(it -> assertThat(it)
                    .hasContent(RUBBISH));
        }
    }
}
