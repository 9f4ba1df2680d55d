package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Original;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Two processes write one file at once: one through the manager, the other as the original does.
@Execution(ExecutionMode.CONCURRENT)
class TwoProcessesTest extends ManagerFixture {
    @Override
    protected void beforeOpening(Path newFile) {
        Original.createdAt(newFile);
    }

    @Test
    void nothingThatWasAcknowledgedIsLostAndOurLastWordLeavesOneActive() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var theirsDone = new AtomicBoolean();
        int written = 0;
        var watching = new ChangeWatch(manager);
        try (var child = Child.start(OriginalChild.class, temporary, file.toString())) {
            assertThat(child.readLine()).isEqualTo("ready");
            var waiter = Thread.ofPlatform().daemon().start(() -> {
                child.readLine();
                theirsDone.set(true);
            });
            boolean last;
            do {
                // Once more after their last word.
                last = theirsDone.get();
                manager.setSetting("ours " + written, "v" + written);
                manager.setSetting("shared", "ours " + written);
                manager.addAiProvider(Drafts.withKey("ours", "our-key-" + written), true);
                written++;
                giveTurn();
            } while (!last || written < 20);
            waiter.join();
            assertThat(child.awaitExit()).isZero();
        } finally {
            watching.close();
        }
        long id = manager.snapshot().named("ours").orElseThrow().id();
        manager.setActiveProvider(id);

        outside.assertSound();
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly(String.valueOf(id));
        for (int n = 0; n < written; n++) {
            assertThat(outside.setting("ours " + n)).isEqualTo("v" + n);
        }
        assertThat(outside.number("SELECT count(*) FROM settings WHERE key LIKE 'theirs %'")).isEqualTo(60);
        assertThat(outside.setting("shared")).isEqualTo("ours " + (written - 1));
        assertThat(manager.revealKey(id).reveal()).isEqualTo("our-key-" + (written - 1));
        assertThat(manager.snapshot().settings()).hasSize((int) outside.number("SELECT count(*) FROM settings"));
        assertThat(outside.texts("SELECT origin FROM onehot_history WHERE subject LIKE 'theirs %'")).hasSize(60).containsOnly("external");
    }

    /// In every moment in which Onehot's own write was the last one, exactly one is active.
    @Test
    void wheneverOursWasTheLastWriteExactlyOneIsActive() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        int sampled = 0;
        var theirsDone = new AtomicBoolean();
        try (var child = Child.start(OriginalChild.class, temporary, file.toString(), "rude")) {
            var waiter = Thread.ofPlatform().daemon().start(() -> {
                child.readLine();
                child.readLine();
                theirsDone.set(true);
            });
            for (int n = 0; !theirsDone.get() || n < 10; n++) {
                manager.apply(activateAndSay(1 + n % 2, "ours " + n), Origin.API);
                outside.run("BEGIN");
                boolean ours = ("ours " + n).equals(outside.setting("last"));
                long active = outside.activeRows();
                outside.run("COMMIT");
                if (ours) {
                    assertThat(active).isEqualTo(1);
                    sampled++;
                }
                giveTurn();
            }
            Await.until("the original is done", theirsDone::get);
            waiter.join();
        }
        assertThat(sampled).isPositive();
        manager.refresh();
        manager.setActiveProvider(2);
        assertThat(outside.activeRows()).isEqualTo(1);
    }

    /// SQLite's lock is not fair: the other one polls for it, and in a loop without a pause it would find it free by luck only.
    private static void giveTurn() {
        LockSupport.parkNanos(2_000_000);
    }

    private static Command activateAndSay(long id, String what) {
        return new Command.Composite(
                List.of(new Command.ActivateProvider(id), new Command.SetSetting("last", what, Command.ANY)));
    }
}
