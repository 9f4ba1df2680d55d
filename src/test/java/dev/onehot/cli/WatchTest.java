package dev.onehot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// `onehotctl watch`, the built program as a process, while others write.
@Execution(ExecutionMode.CONCURRENT)
class WatchTest {
    @TempDir
    private Path folder;

    private RealProgram program;

    @BeforeEach
    void addProviders() {
        program = RealProgram.in(folder);
        try (var manager = open()) {
            manager.addAiProvider(dev.onehot.testing.Drafts.named("A"), true);
            manager.addAiProvider(dev.onehot.testing.Drafts.named("B"), false);
        }
    }

    @Test
    void everyChangeIsToldOnceInOrderAndByWhom() throws Exception {
        var process = program.start("watch", "--json");
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var manager = open()) {
            var first = next(process, lines);
            assertThat(first.names("")).containsExactly("snapshot", "revision");
            var described = ManPage.examples().lines().dropWhile(it -> !it.startsWith("onehotctl watch")).toList();
            DocumentedShapesTest.compare("first", JsonDocument.parse(described.get(1)).value(), first.value());
            long revision = (Long) first.at("revision");

            manager.apply(new dev.onehot.core.events.Command.ActivateProvider(2), Origin.WINDOW);
            var second = next(process, lines);
            DocumentedShapesTest.compare("second", JsonDocument.parse(described.get(2)).value(), second.value());
            assertThat(second.at("revision")).isEqualTo(revision + 1);
            assertThat(second.at("origin")).isEqualTo("window");
            assertThat(second.at("changes/0/change")).isEqualTo("deactivated");
            assertThat(second.at("changes/1/name")).isEqualTo("B");
            assertThat(second.names("changes/1")).containsExactly("what", "id", "name", "change");

            try (var outside = Outside.on(folder.resolve("onehot.db"))) {
                outside.run("INSERT INTO settings(key, value) VALUES ('theirs', '1')");
            }
            assertThat(next(process, lines).at("origin")).isEqualTo("external");
            for (int i = 0; i < 50; i++) {
                manager.setSetting("mine", "v" + i);
            }
            long last = manager.snapshot().revision();
            long told = 0;
            for (int i = 0; i < 50; i++) {
                long now = (Long) next(process, lines).at("revision");
                assertThat(now).isGreaterThan(told);
                told = now;
            }
            assertThat(told).isEqualTo(last);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /// Nobody closes the file last, who would move the log into it.
    @Test
    void aCopyOfTheFileAloneLacksNothingWhileItIsWatched() throws Exception {
        var process = program.start("watch", "--json");
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            next(process, lines);
            try (var manager = open()) {
                manager.setSetting("mine", "last");
            }
            next(process, lines);
            assertThat(folder.resolve("onehot.db-wal")).exists();
            Await.until("it is in the file", () -> {
                try (var alone = Outside.alone(folder.resolve("onehot.db"))) {
                    return "last".equals(alone.setting("mine"));
                } catch (AssertionError torn) {
                    return false;
                }
            });
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sinceARevisionItRepeatsWhatCameAfterAndAnInterruptionIs130() throws Exception {
        RealProgram.assumeSignalsAreHeard();
        long since;
        try (var manager = open()) {
            since = manager.snapshot().revision();
            manager.setSetting("a", "1");
            manager.setSetting("b", "2");
        }
        var process = program.start("watch", "--since", String.valueOf(since), "--json");
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var first = next(process, lines);
            assertThat(first.at("complete")).isEqualTo(true);
            assertThat(first.at("revision")).isEqualTo(since + 2);
            assertThat(next(process, lines).at("changes/0/name")).isEqualTo("a");
            assertThat(next(process, lines).at("changes/0/name")).isEqualTo("b");
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
            assertThat(process.waitFor()).isEqualTo(130);
        }
    }

    /// Nobody writes any more, so nothing would be written into the pipe either: it must notice by itself.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itEndsWhenNobodyReadsAnyMore() {
        var ran = program.shell("bash", "\"$ONEHOTCTL\" watch --json | head -1; echo \"${PIPESTATUS[0]}\"");
        var lines = ran.done().out().lines().toList();
        assertThat(JsonDocument.parse(lines.get(0)).at("snapshot/active/name")).isEqualTo("A");
        assertThat(lines.get(1)).isEqualTo("0");
    }

    /// What others write into the file that is there now would never be told.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void itEndsInWordsWhenTheFileIsGone() throws Exception {
        var process = program.start("watch", "--json");
        process.inputReader(StandardCharsets.UTF_8).readLine();
        Files.delete(folder.resolve("onehot.db"));
        assertThat(RealProgram.finish(process, "").failed(Exit.DATABASE).errors()).contains("was deleted or moved while it was open");
    }

    /// It looks ten times a second, and neither opens the database for that nor reads the history. The system counts what is read.
    @Test
    @EnabledOnOs(OS.LINUX)
    void whileNobodyWritesNothingIsRead() throws Exception {
        var process = program.start("watch", "--json");
        try (var lines = process.inputReader(StandardCharsets.UTF_8);
                var manager = open()) {
            next(process, lines);
            Await.until("a second passes with fewer reads than looks", () -> readsInASecond(process) < 8);
            manager.setSetting("mine", "1");
            assertThat(next(process, lines).at("changes/0/name")).isEqualTo("mine");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static long readsInASecond(Process process) {
        try {
            long before = reads(process);
            assertThat(process.waitFor(1, TimeUnit.SECONDS)).isFalse();
            return reads(process) - before;
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static long reads(Process process) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/io")).stream()
                .filter(it -> it.startsWith("syscr: "))
                .mapToLong(it -> Long.parseLong(it.substring("syscr: ".length())))
                .sum();
    }

    @Test
    void theSnapshotHoldsNoSecret() throws Exception {
        try (var manager = open()) {
            manager.setSetting("FINNHUB_API_KEY", "sk-marked");
        }
        var process = program.start("watch", "--json", "--since", "0");
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            var all = List.of(lines.readLine(), lines.readLine(), lines.readLine(), lines.readLine());
            assertThat(all).noneMatch(it -> it.contains("sk-marked")).anyMatch(it -> it.contains("FINNHUB_API_KEY"));
        } finally {
            process.destroyForcibly().waitFor();
        }
        Await.until("it is gone", () -> !process.isAlive());
    }

    private SettingsManager open() {
        return SettingsManager.open(folder.resolve("onehot.db"));
    }

    private static JsonDocument next(Process process, BufferedReader lines) throws IOException {
        var line = lines.readLine();
        assertThat(line).withFailMessage(() -> "it ended: " + RealProgram.finish(process, "")).isNotNull();
        return JsonDocument.parse(line);
    }
}
