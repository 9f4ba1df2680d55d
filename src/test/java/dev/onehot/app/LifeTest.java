package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Child;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A whole process with the real window: started twice, asked to go, killed.
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class LifeTest {
    /// 128 and the number of SIGTERM.
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    private Path file;
    private Child window;

    @BeforeEach
    void start() {
        file = folder.resolve("onehot.db");
        window = child();
        assertThat(window.readLine()).isEqualTo("shown");
        window.go();
        assertThat(window.readLine()).isEqualTo("iconified");
    }

    @AfterEach
    void end() {
        window.close();
    }

    @Test
    void aSecondStartBringsTheWindowToTheFront() {
        try (var second = child()) {
            assertThat(second.readLine()).isEqualTo("ended 0");
            assertThat(second.awaitExit()).isZero();
        }
        assertThat(window.readLine()).isEqualTo("raised");
    }

    @Test
    void whenTheSystemAsksItGoesInOrder() throws IOException {
        window.terminate();
        assertThat(window.awaitExit()).isEqualTo(TERMINATED);

        // What the person did a moment before is there, and the journal was taken into the file: it was closed, not dropped.
        assertThat(folder.resolve("onehot.db-wal")).doesNotExist();
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.snapshot().setting("ONEHOT_APPEARANCE")).hasValueSatisfying(it -> assertThat(it.value()).isEqualTo("dark"));
        }
        var state = folder.resolve("state/onehot");
        assertThat(Files.readString(state.resolve("window"))).isEqualTo("33 44 960 640 false");
        assertThat(Files.readString(state.resolve("onehot.log.0"))).contains("started on Java").endsWith("INFO Log: ended\n");
    }

    @Test
    void afterAKillTheNextStartShowsAWindow() {
        window.kill();
        window.awaitExit();
        try (var next = child()) {
            assertThat(next.readLine()).isEqualTo("shown");
        }
    }

    private Child child() {
        return Child.start(WindowChild.class, folder, folder.toString(), file.toString());
    }
}
