package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Child;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A process killed in the middle of writing, over and over on the same file. `-Donehot.kills=500` for more than usual, with `-Pproof`.
@Execution(ExecutionMode.CONCURRENT)
class KillTest {
    private static final int KILLS = 14;
    private static final int KILLS_WITH_COMPANY = 6;
    private static final int MANY = 60;
    private static final int MOST_WRITES = 40;

    @TempDir
    Path folder;

    private final Map<String, String> settings = new HashMap<>();
    private final Map<Long, Integer> keys = new HashMap<>();
    private boolean chosen;

    @Test
    void whatWasAcknowledgedIsThereAfterEveryKill() throws Exception {
        alone(KILLS);
    }

    @Test
    @Tag("proof")
    @Timeout(1_800)
    void andAfterMany() throws Exception {
        alone(Integer.getInteger("onehot.kills", MANY));
    }

    @Test
    @Tag("proof")
    @Timeout(1_800)
    void andAfterManyInCompany() throws Exception {
        inCompany(Integer.getInteger("onehot.kills", MANY));
    }

    private void alone(int kills) throws Exception {
        var file = folder.resolve("onehot.db");
        PlainFile.at(file);
        killOverAndOver(file, kills);
    }

    /// The one that is killed is then by turns the last one to have the file open, and not.
    @Test
    void andWhileAnotherProcessOpensCheckpointsAndCloses() throws Exception {
        inCompany(KILLS_WITH_COMPANY);
    }

    private void inCompany(int kills) throws Exception {
        var file = folder.resolve("onehot.db");
        PlainFile.at(file);
        var own = Files.createDirectory(folder.resolve("passing"));
        try (var passing = Child.start(PassingChild.class, own, file.toString())) {
            assertThat(passing.readLine()).isEqualTo("passed 0");
            passing.drain();
            killOverAndOver(file, kills);
            assertThat(passing.isAlive()).as("it passed all the time").isTrue();
        }
    }

    private void killOverAndOver(Path file, int kills) throws Exception {
        var random = new Random(1);
        var next = start(file, 0);
        for (int kill = 0; kill < kills; kill++) {
            try (var child = next) {
                child.go();
                next = start(file, kill + 1);
                for (int n = random.nextInt(MOST_WRITES); n >= 0; n--) {
                    note(child.readLine());
                }
                child.kill();
                // What it had said before it died counts too.
                for (var line = child.readLine(); line != null; line = child.readLine()) {
                    note(line);
                }
                assertThat(child.awaitExit()).isNotZero();
            }
            // By turns the file is first seen by another program and by Onehot.
            if (kill % 2 == 0) {
                assertWhole(file);
            }
            SettingsManager.open(file).close();
            assertWhole(file);
        }
        next.close();
        assertThat(settings).hasSizeGreaterThan(kills);
    }

    /// Starts up while the one before is still writing; waits to be told to go.
    private Child start(Path file, int run) throws IOException {
        var own = Files.createDirectory(folder.resolve("child " + run));
        return Child.start(BusyChild.class, own, file.toString(), "run " + run, own.resolve("warm.db").toString());
    }

    private void note(String line) {
        assertThat(line).as("the child ended by itself").isNotNull();
        var word = line.substring(0, line.indexOf(' '));
        var last = line.lastIndexOf(' ');
        var subject = line.substring(line.indexOf(' ') + 1, last);
        var value = line.substring(last + 1);
        switch (word) {
            case "setting" -> settings.put(subject, value);
            case "key" -> keys.put(Long.valueOf(subject), Integer.valueOf(value));
            default -> chosen = true;
        }
    }

    private void assertWhole(Path file) {
        try (var outside = Outside.on(file)) {
            outside.assertSound();
            settings.forEach((key, value) -> assertThat(outside.setting(key)).as(key).isEqualTo(value));
            keys.forEach((id, n) -> assertThat(keyNumber(outside, id)).as("key of %s", id).isBetween(n, n + 1));
            assertThat(outside.activeRows()).isBetween(chosen ? 1L : 0L, 1L);
        }
        keys.clear();
    }

    /// The next one may have been written too, without its acknowledgement.
    private static int keyNumber(Outside outside, long id) {
        return Integer.parseInt(outside.text("SELECT api_key FROM ai_providers WHERE id = ?", id).substring("key-".length()));
    }
}
