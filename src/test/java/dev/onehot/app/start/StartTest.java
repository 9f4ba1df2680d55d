package dev.onehot.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.onehot.app.StartChild;
import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import dev.onehot.testing.OwnClasses;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What is done by JavaFX's internals is done with the JavaFX that it was tried with, and a window works as well without.
@Execution(ExecutionMode.CONCURRENT)
class StartTest {
    /// What reaches into JavaFX, and the JavaFX with which it was tried last: by this test and those of its own, and by hand on a display
    /// (`src/bench/start`). Whoever takes another JavaFX tries each again and says so here.
    private static final Map<String, String> TRIED = Map.of("OpenedFiles", "26.0.2", "ReadAhead", "26.0.2", "RestingTimer", "26.0.2");

    /// What is logged where JavaFX's internals are not open.
    private static final String TIMER = "the pulse timer does not rest";

    private static final String[] OTHERS = {"files that are opened are not heard of", "nothing is read ahead"};

    /// 128 and the number of SIGTERM.
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeFile() {
        file = folder.resolve("onehot.db");
        SettingsManager.open(file).close();
    }

    @Test
    void nobodyElseReachesIntoJavafx() {
        var reaching = OwnClasses.ALL.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream().anyMatch(it -> it.getTargetClass().getPackageName().startsWith("com.sun.")))
                .map(JavaClass::getName)
                .map(it -> it.replaceFirst("\\$.*", ""));
        assertThat(reaching.collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(TRIED.keySet().stream().map(it -> Start.class.getPackageName() + "." + it).toList());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereJavafxIsOpenAllOfItIsDone() {
        try (var window = Child.start(StartChild.class, folder, folder.toString(), file.toString())) {
            assertThat(TRIED.values()).as("tried with the JavaFX that there is").containsOnly(window.readLine());
            assertThat(until(window, "shown")).isEmpty();
            // Begun when the timer is told to rest, or cannot be.
            Await.until("the log", () -> Files.exists(folder.resolve("state/onehot/onehot.log.0")));
            window.go();
            assertThat(until(window, "iconified")).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereJavafxIsClosedTheWindowWorksAsWell() {
        try (var window = Child.startAsModule(StartChild.class, folder, folder.toString(), file.toString())) {
            assertThat(until(window, "shown")).contains(OTHERS).hasSize(OTHERS.length + 1);
            assertThat(window.readLine()).isEqualTo(TIMER);
            window.go();
            assertThat(until(window, "iconified")).isEmpty();
            window.terminate();
            assertThat(window.awaitExit()).isEqualTo(TERMINATED);
        }
        assertThat(folder.resolve("onehot.db-wal")).doesNotExist();
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.snapshot().setting("ONEHOT_APPEARANCE")).hasValueSatisfying(it -> assertThat(it.value()).isEqualTo("dark"));
        }
    }

    /// What it says before `last`.
    private static List<String> until(Child window, String last) {
        var lines = new ArrayList<String>();
        for (var line = window.readLine(); !last.equals(line); line = window.readLine()) {
            assertThat(line).as("after %s", lines).isNotNull();
            lines.add(line);
        }
        return lines;
    }
}
