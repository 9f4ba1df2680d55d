package dev.onehot.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import module java.base;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Only what can be read from its file again is let go.
class RestingMemoryTest {
    private static final String OWN = Path.of(System.getProperty("java.home")).getParent() + "/runtime/lib/libx.so";

    private static List<String> mapping(String permissions, String path, int anonymous, int swap) {
        return List.of(
                "7f0000001000-7f0000003000 " + permissions + " 00001000 fe:00 4711                       " + path, "Size:                  8 kB",
                "Anonymous:          " + anonymous + " kB", "LazyFree:             0 kB", "Swap:                 " + swap + " kB", "VmFlags: rd ex mr mw me");
    }

    @ParameterizedTest
    @CsvSource({
        "r-xp, 0, 0, true", "r--p, 0, 0, true", "r--s, 0, 0, true",
        "rw-p, 0, 0, false", "rwxp, 0, 0, false", "---p, 0, 0, false", "r--p, 4, 0, false", "r--p, 0, 4, false", "r-xp, 12, 8, false"
    })
    void whatMayHaveBeenChangedIsKept(String permissions, int anonymous, int swap, boolean letGo) {
        assertThat(RestingMemory.unchanged(mapping(permissions, OWN, anonymous, swap)))
                .isEqualTo(letGo ? List.of(new RestingMemory.Range(0x7f0000001000L, 0x7f0000003000L)) : List.of());
    }

    @Test
    void whatMayGoAwayMeanwhileIsKept() {
        var lines = new ArrayList<>(mapping("r--p", "/etc/ld.so.cache", 0, 0));
        lines.addAll(mapping("r--s", "/home/somebody/onehot.db-shm", 0, 0));
        // Memory of no file, behind one.
        lines.addAll(mapping("r--p", OWN, 4, 0));
        lines.addAll(mapping("r--p", "", 0, 0));
        assertThat(RestingMemory.unchanged(lines)).isEmpty();
    }

    @RepeatedTest(5)
    void thisProcessGoesOn() {
        var kept = new byte[1 << 20];
        new Random(1).nextBytes(kept);
        RestingMemory.find().giveBack();
        var again = new byte[1 << 20];
        new Random(1).nextBytes(again);
        assertThat(kept).isEqualTo(again);
    }

    /// What touches memory in a rest, such as a compiler that is ready later, has it given back once more.
    @Test
    void aRestGivesBackAgainAndAgain() throws Exception {
        var noted = new Semaphore(0);
        var first = new Semaphore(0);
        var again = new Semaphore(0);
        var resting = new FutureTask<>(() -> {
            RestingMemory.awaitWork(noted, Duration.ofMillis(1), first::release, again::release);
            return true;
        });
        Thread.ofPlatform().start(resting);
        assertThat(again.tryAcquire(4, 30, TimeUnit.SECONDS)).isTrue();
        noted.release();
        assertThat(resting.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.availablePermits()).isOne();
    }

    @Test
    void whoeverAsksInTimeIsNotHeldUp() throws InterruptedException {
        RestingMemory.awaitWork(new Semaphore(1), Duration.ofHours(1), () -> fail("given back"), () -> fail("given back again"));
    }
}
