package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.EndpointUsage;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What the endpoint answered comes into the database behind the requests, and all of it.
@Execution(ExecutionMode.CONCURRENT)
class UsageCountsTest extends ManagerFixture {
    private static final Instant MORNING = Instant.parse("2026-11-29T08:00:00Z");

    @Test
    void whatManyCountAtOnceIsAddedUp() throws InterruptedException {
        long revision = manager.snapshot().revision();
        try (var counts = new UsageCounts(manager)) {
            counts.add(MORNING, 1, "codex", "m", false, 10, 4, 3);
            Await.until("it is written behind", () -> !UsageCounts.since(manager, "").isEmpty());
            assertThat(UsageCounts.since(manager, "")).containsExactly(new EndpointUsage("2026-11-29", 1, "codex", "m", 1, 0, 10, 4, 3, "2026-11-29 08:00:00"));
            var threads = IntStream.range(0, 8).mapToObj(thread -> Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 500; i++) {
                    counts.add(MORNING.plusSeconds(i), 1, "codex", "m", i % 5 == 0, 10, 4, 3);
                    counts.add(MORNING.plus(Duration.ofDays(1)), 2, "other", "n", false, 1, 0, 1);
                }
            })).toList();
            for (var thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
            }
        }
        assertThat(UsageCounts.since(manager, "")).containsExactly(
                new EndpointUsage("2026-11-30", 2, "other", "n", 4000, 0, 4000, 0, 4000, "2026-11-30 08:00:00"),
                new EndpointUsage("2026-11-29", 1, "codex", "m", 4001, 800, 40010, 16004, 12003, "2026-11-29 08:08:19"));
        assertThat(UsageCounts.since(manager, "2026-11-30")).hasSize(1);
        assertThat(manager.snapshot().revision()).as("nobody is told").isEqualTo(revision);
    }

    @Test
    void whileAnotherProgramWritesItWaits() {
        var counts = new UsageCounts(manager);
        outside.run("BEGIN IMMEDIATE");
        counts.add(MORNING, 1, "codex", "m", false, 10, 4, 3);
        var closing = Thread.ofVirtual().start(counts::close);
        Await.until("it has tried in vain", () -> closing.getState() == Thread.State.TIMED_WAITING);
        outside.run("COMMIT");
        Await.until("it is closed", () -> !closing.isAlive());
        assertThat(UsageCounts.since(manager, "")).hasSize(1);
    }

    @Test
    void oldDaysAreForgottenAndRowsOfOthersDoNoHarm() {
        var day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
        var now = Instant.now();
        try (var counts = new UsageCounts(manager)) {
            counts.add(now.minus(Duration.ofDays(402)), 1, "codex", "m", false, 1, 0, 1);
            counts.add(now.minus(Duration.ofDays(398)), 1, "codex", "m", false, 1, 0, 1);
        }
        outside.run("INSERT INTO onehot_usage VALUES ('x', 'y', x'00', 1, 'z', 1, 1, 1, 1, '')");
        manager.expire();
        assertThat(UsageCounts.since(manager, "").stream().map(EndpointUsage::day)).contains(day.format(now.minus(Duration.ofDays(398))))
                .doesNotContain(day.format(now.minus(Duration.ofDays(402))));
    }
}
