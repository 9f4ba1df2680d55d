package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Child;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A start that fails in any way shows a window with the reason, or ends and says so: never a process without a window, which the next start
/// would take for one.
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class BrokenStartTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeFile() {
        file = folder.resolve("onehot.db");
        SettingsManager.open(file).close();
    }

    @ParameterizedTest
    @CsvSource({
        "memory, needs more memory than there is.",
        "defect, could not be opened: something unexpected happened (IllegalStateException).",
        "window, could not be opened: something unexpected happened (RuntimeException)."
    })
    void theReasonIsShown(String how, String shown) {
        try (var window = Child.start(BrokenStartChild.class, folder, folder.toString(), file.toString(), how)) {
            assertThat(window.readLine()).isEqualTo(file + " " + shown);
            assertThat(window.readLine()).isEqualTo("ended 0");
            assertThat(window.readLine()).contains("written to");
        }
    }

    @Test
    void whereNothingCanBeShownItEndsInWords() {
        try (var window = Child.start(BrokenStartChild.class, folder, folder.toString(), file.toString(), "everything")) {
            assertThat(window.readLine()).isEqualTo("ended 1");
            assertThat(window.readLine()).contains("Onehot could not show its window (java.lang.RuntimeException)");
        }
    }
}
