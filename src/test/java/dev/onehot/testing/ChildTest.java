package dev.onehot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class ChildTest {
    /// As a test does that took too long: Maven would wait for it without end.
    @Test
    void whoIsLeftBehindEndsWithTheProcessThatLeftIt(@TempDir Path folder) {
        try (var leaving = Child.start(LeavingChild.class, folder)) {
            var left = ProcessHandle.of(Long.parseLong(leaving.readLine()));
            leaving.awaitExit();
            Await.until("it has ended", () -> left.filter(ProcessHandle::isAlive).isEmpty());
        }
    }
}
