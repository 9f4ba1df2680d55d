package dev.onehot.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Somebody types in the real window, a moment later its process is killed, and the next one shows what was typed.
@Execution(ExecutionMode.CONCURRENT)
@EnabledOnOs(OS.LINUX)
class TypedBeforeAKillTest {
    @TempDir
    private Path folder;

    @Test
    void itIsThereAfterTheNextStart() {
        try (var window = child("half made")) {
            assertThat(window.readLine()).isEqualTo("typed");
            Await.until("it is on the disk", this::isKept);
            window.kill();
            window.awaitExit();
        }
        try (var next = child("")) {
            assertThat(next.readLine()).isEqualTo("half made");
        }
    }

    private boolean isKept() {
        try (var files = Files.list(folder.resolve("state/onehot"))) {
            return files.filter(it -> it.getFileName().toString().startsWith("drafts-")).anyMatch(it -> {
                try {
                    return Files.readString(it).contains("half made");
                } catch (IOException replaced) {
                    return false;
                }
            });
        } catch (IOException notYet) {
            return false;
        }
    }

    private Child child(String typed) {
        return Child.start(TypingChild.class, folder, folder.toString(), folder.resolve("onehot.db").toString(), typed);
    }
}
