package dev.onehot.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.onehot.testing.Faulty;
import dev.onehot.testing.Fray;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The queue of commits, the subscriptions and the inbox of the window, in the orders in which Fray lets their threads go on; and faults in them, which it finds.
@Tag("proof")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FrayTest {
    private static final int ORDERS = 500;
    private static final Pattern FOUND = Pattern.compile("Error found at iter: (\\d+), .*\\R+.*Error: (.*)");

    @TempDir
    private static Path home;

    private static Fray fray;

    @TempDir
    private Path folder;

    /// @param where what of [FrayChild] is carried out
    /// @param source below `src/main/java`
    record Fault(String where, String name, String source, String is, String becomes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Fault> faults() {
        return List.of(
                new Fault("queue", "the lock is looked at and then taken for granted", "dev/onehot/core/write/CommitQueue.java", "lock.tryLock()",
                        "!lock.isLocked() && (lock.tryLock() | true)"),
                new Fault("hub", "a listener may begin in the middle of an event", "dev/onehot/core/events/EventHub.java", "public synchronized void publish", "public void publish"),
                new Fault("closing", "closing does not wait for a call that begins", "dev/onehot/core/events/Subscription.java", """
                                        delivering.lockInterruptibly();
                                        try {
                                            tell(event);
                                        } finally {
                                            delivering.unlock();
                                        }
                        """, "tell(event);\n"),
                new Fault("inbox", "whether a pulse is coming is asked before the event is put there", "dev/onehot/ui/FxInbox.java", """
                                boolean first;
                                synchronized (this) {
                                    first = isEmpty();
                                    pending\
                        """, "boolean first = isEmpty();\nsynchronized (this) {\npending"));
    }

    @BeforeAll
    static void link() throws Exception {
        assumeTrue(Fray.missing().isEmpty(), Fray::missing);
        fray = Fray.link(home.resolve("java"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "hub", "closing", "inbox"})
    void inEveryOrderAllIsAsItShouldBe(String where) throws Exception {
        var said = fray.run(folder, List.of(), ORDERS, FrayChild.class.getName(), where);
        assertThat(said).contains("Run finished. Total iter: " + ORDERS).doesNotContain("Error");
        System.out.println("Fray: " + where + ": " + said.lines().filter(it -> it.contains("Run finished")).toList().getFirst());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultIsFound(Fault fault) throws Exception {
        var said = fray.run(folder, List.of(Faulty.compile(fault.source(), fault.is(), fault.becomes())), ORDERS, FrayChild.class.getName(), fault.where());
        var found = FOUND.matcher(said);
        assertThat(found.find()).as(said).isTrue();
        System.out.println("Fray: " + fault.where() + ": " + fault + ": found in order " + found.group(1) + " of " + ORDERS + ": " + found.group(2));
    }
}
