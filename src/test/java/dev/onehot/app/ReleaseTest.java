package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Child;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A whole process that gives its file back.
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class ReleaseTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void make() {
        file = folder.resolve("onehot.db");
        try (var manager = SettingsManager.open(file)) {
            manager.setSetting("a", "1");
        }
    }

    @Test
    void theFileIsClosedAndHasNoLog() {
        assertThat(told()).contains("onehot.db is closed here, and has no write-ahead log any more.");
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("PRAGMA journal_mode")).isEqualTo("delete");
            assertThat(outside.setting("a")).isEqualTo("1");
        }
    }

    @Test
    void whileAnotherProgramHasItOpenThatIsToldAndNothingIsChanged() {
        try (var outside = Outside.on(file)) {
            assertThat(outside.setting("a")).isEqualTo("1");
            assertThat(told()).contains("is locked by another program");
            assertThat(outside.text("PRAGMA journal_mode")).isEqualTo("wal");
        }
    }

    private String told() {
        try (var window = Child.start(ReleaseChild.class, folder, folder.toString(), file.toString())) {
            var told = String.valueOf(window.readLine());
            assertThat(window.readLine()).isEqualTo("ended 0");
            return told;
        }
    }
}
