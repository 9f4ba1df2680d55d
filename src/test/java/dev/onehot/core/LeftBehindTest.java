package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Progress;
import dev.onehot.testing.Child;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run that is killed while it makes a copy leaves keys on the disk only until the next start.
@Execution(ExecutionMode.CONCURRENT)
class LeftBehindTest {
    @TempDir
    private Path folder;

    /// A child that is killed in the middle of a backup.
    static final class Copier {
        private Copier() {}

        public static void main(String[] arguments) {
            var manager = SettingsManager.open(Path.of(arguments[0]));
            manager.setSetting("KEY", "sk-left-behind");
            var target = arguments[1].isEmpty() ? Optional.<Path>empty() : Optional.of(Path.of(arguments[1]));
            manager.backups().make(target, (done, total) -> {
                Child.tell("copying");
                Child.awaitGo();
                return true;
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "chosen.copy"})
    void aStartSweepsWhatAKilledBackupLeft(String target) throws IOException {
        var data = Files.createDirectory(folder.resolve("data"));
        var file = data.resolve("onehot.db");
        PlainFile.at(file);
        try (var child = Child.start(Copier.class, folder, file.toString(), target.isEmpty() ? "" : data.resolve(target).toString())) {
            assertThat(child.readLine()).isEqualTo("copying");
            SettingsManager.open(file).close();
            assertThat(copies(data)).as("one that is being made stays").hasSize(1);
            child.kill();
            child.awaitExit();
        }
        assertThat(copies(data)).hasSize(1);
        SettingsManager.open(file).close();
        assertThat(copies(data)).isEmpty();
    }

    @Test
    void theNextBackupToAFolderElsewhereSweepsThere() throws IOException {
        var file = Files.createDirectory(folder.resolve("data")).resolve("onehot.db");
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        PlainFile.at(file);
        try (var child = Child.start(Copier.class, folder, file.toString(), elsewhere.resolve("one.copy").toString())) {
            assertThat(child.readLine()).isEqualTo("copying");
            child.kill();
            child.awaitExit();
        }
        assertThat(copies(elsewhere)).hasSize(1);
        try (var manager = SettingsManager.open(file)) {
            manager.backups().make(Optional.of(elsewhere.resolve("two.copy")), Progress.NONE);
        }
        assertThat(elsewhere).isDirectoryContaining(it -> it.endsWith("two.copy")).satisfies(it -> assertThat(copies(it)).isEmpty());
    }

    private static List<Path> copies(Path place) {
        try (var all = Files.walk(place)) {
            return all.filter(it -> it.getFileName().toString().equals("copy.db")).toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
