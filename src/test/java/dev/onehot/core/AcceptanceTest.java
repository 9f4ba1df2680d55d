package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.model.Origin;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.Test;

/// What the story behind VO-350 accepts.
class AcceptanceTest extends ManagerFixture {
    private static final int THREADS = 10;

    /// 1. Concurrent updates end in a consistent state; no partial write is ever visible.
    @Test
    void twoKeysThatChangeTogetherAreNeverSeenApart() {
        setBoth("start");
        Together.run(THREADS, thread -> {
            for (int n = 0; n < 20; n++) {
                if (thread % 2 == 0) {
                    setBoth(thread + "/" + n);
                } else {
                    var now = manager.snapshot();
                    assertThat(now.setting("left").orElseThrow().value())
                            .isEqualTo(now.setting("right").orElseThrow().value());
                }
            }
        });
        assertThat(outside.setting("left")).isEqualTo(outside.setting("right"));
    }

    /// 2. The last valid write wins, and a stale edit never overwrites a newer value unnoticed.
    @Test
    void aStaleEditIsRefusedAndShowsWhatIsThereNow() {
        manager.setSetting("a", "1");
        long seen = manager.snapshot().setting("a").orElseThrow().version();
        manager.setSetting("a", "2");

        var conflict = catchThrowableOfType(
                ConflictException.class,
                () -> apply(new Command.SetSetting("a", "3", OptionalLong.of(seen))));
        assertThat(conflict.setting().orElseThrow().value()).isEqualTo("2");
        assertThat(outside.setting("a")).isEqualTo("2");
    }

    /// 3. A conflict is clearly rejected: of ten who edit the same version one wins, and nine are told.
    @Test
    void ofTenEditsOfOneVersionOneWinsAndNineAreTold() {
        long id = add("OpenAI");
        var seen = OptionalLong.of(manager.snapshot().provider(id).orElseThrow().version());
        var won = new AtomicInteger();
        var refused = new AtomicInteger();
        Together.run(THREADS, thread -> {
            try {
                apply(new Command.UpdateProvider(id, Drafts.named("edit " + thread), seen));
                won.incrementAndGet();
            } catch (ConflictException conflict) {
                assertThat(conflict.provider().orElseThrow().name()).startsWith("edit ");
                refused.incrementAndGet();
            }
        });
        assertThat(won).hasValue(1);
        assertThat(refused).hasValue(THREADS - 1);
    }

    /// 4. A read sees a committed state: what one thread reads in the snapshot another program finds in the file.
    @Test
    void aSnapshotNeverShowsWhatIsNotCommitted() {
        manager.setSetting("n", "0");
        Together.run(THREADS, thread -> {
            if (thread == 0) {
                for (int n = 1; n <= 100; n++) {
                    manager.setSetting("n", String.valueOf(n));
                }
            } else if (thread == 1) {
                for (int n = 0; n < 200; n++) {
                    int shown = Integer.parseInt(manager.getSetting("n", ""));
                    assertThat(Integer.parseInt(outside.setting("n"))).isGreaterThanOrEqualTo(shown);
                }
            }
        });
    }

    /// 5. At least ten threads on one key, with a deterministic final state: the last of the last batch.
    @Test
    void theLastCommandOfTheLastCommitIsWhatIsStored() {
        Together.run(THREADS, thread -> {
            for (int n = 0; n < 20; n++) {
                manager.setSetting("shared", thread + "/" + n);
            }
        });
        assertThat(outside.text("SELECT after FROM onehot_history WHERE subject = 'shared' ORDER BY change DESC"))
                .isEqualTo(outside.setting("shared"))
                .isEqualTo(manager.getSetting("shared", ""));
        assertThat(outside.number("SELECT count(*) FROM onehot_history")).isEqualTo(THREADS * 20L);
    }

    private void setBoth(String value) {
        manager.apply(
                new Command.Composite(List.of(
                        new Command.SetSetting("left", value, Command.ANY),
                        new Command.SetSetting("right", value, Command.ANY))),
                Origin.API);
    }
}
