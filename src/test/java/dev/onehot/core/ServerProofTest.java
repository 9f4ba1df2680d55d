package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Await;
import dev.onehot.testing.Child;
import dev.onehot.testing.CuttingProxy;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.OwnServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Servers that are stopped, killed and replaced, and ways there that forget or are slow, under a manager that is open. `mvn -Pproof verify`
@Tag("proof")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ServerProofTest {
    private static final long QUICK_NANOS = 10_000_000_000L;

    @TempDir
    private Path folder;

    private final Map<String, String> kept = new ConcurrentHashMap<>();

    private SettingsManager open(String hosts) {
        return open(hosts, Map.of());
    }

    private SettingsManager open(String hosts, Map<String, String> environment) {
        var store = DatabaseName.of("postgresql://postgres@" + hosts + "/postgres", environment, folder).open();
        return new SettingsManager(store, KeyPlaces.withoutKeychain(Map.of()), Clock.systemUTC(), () -> {});
    }

    private static String host(int port) {
        return "localhost:" + port;
    }

    private void share(OwnServer server) {
        open(host(server.port())).close();
        server.run("postgres", "UPDATE onehot.onehot_meta SET value = 'shared' WHERE key = 'keys'");
    }

    /// Writes until told to end; what is acknowledged is noted.
    private Thread writing(SettingsManager manager, AtomicBoolean ended) {
        return Thread.ofVirtual().start(() -> {
            for (int i = 0; !ended.get(); i++) {
                try {
                    manager.setSetting("k" + i, "v" + i);
                    kept.put("k" + i, "v" + i);
                } catch (StorageException away) {
                    assertThat(away.kind()).isIn(Kind.AWAY, Kind.UNSETTLED, Kind.NO_RIGHT);
                    LockSupport.parkNanos(5_000_000);
                }
            }
        });
    }

    private void assertAllKept(OwnServer server) {
        assertThat(kept).isNotEmpty();
        assertThat(server.text("postgres", "SELECT count(*) FROM onehot.settings WHERE key LIKE 'k%' AND value = 'v' || substr(key, 2)"))
                .satisfies(it -> assertThat(Integer.parseInt(it)).isGreaterThanOrEqualTo(kept.size()));
        var missing = new TreeSet<>(kept.keySet());
        missing.removeIf(it -> server.text("postgres", "SELECT value FROM onehot.settings WHERE key = '" + it + "'").equals(kept.get(it)));
        assertThat(missing).isEmpty();
        assertThat(server.text("postgres", "SELECT count(*) FROM (SELECT subject FROM onehot.onehot_history WHERE subject LIKE 'k%' GROUP BY 1 HAVING count(*) > 1) AS d"))
                .isEqualTo("0");
    }

    @Test
    void aServerThatIsStoppedAndStartedAgainIsComeBackTo() {
        try (var server = OwnServer.in(folder, Map.of())) {
            share(server);
            var reports = new ConcurrentLinkedDeque<Optional<Throwable>>();
            try (var manager = open(host(server.port())); var _ = new ChangeWatch(manager, reports::add, () -> {})) {
                manager.setSetting("a", "1");
                server.stop();
                long begun = System.nanoTime();
                assertThat(catchThrowableOfType(StorageException.class, () -> manager.setSetting("a", "2")).kind()).isEqualTo(Kind.AWAY);
                assertThat(System.nanoTime() - begun).isLessThan(QUICK_NANOS);
                Await.until("it says that it sees nothing", () -> !reports.isEmpty() && reports.getLast().isPresent());
                assertThat(manager.getSetting("a", "")).isEqualTo("1");
                server.start();
                Await.until("it says that it sees again", () -> reports.getLast().isEmpty());
                manager.setSetting("a", "3");
                server.run("postgres", "UPDATE onehot.settings SET value = '4' WHERE key = 'a'");
                Await.until("it hears", () -> manager.getSetting("a", "").equals("4"));
            }
        }
    }

    @Test
    void aServerThatDiesWhileFiveWriteLosesAndDoublesNothing() throws Exception {
        try (var server = OwnServer.in(folder, Map.of())) {
            share(server);
            try (var manager = open(host(server.port()))) {
                for (int death = 0; death < 3; death++) {
                    var ended = new AtomicBoolean();
                    int before = kept.size();
                    var writer = writing(manager, ended);
                    Await.until("it writes", () -> kept.size() > before + 50 || !writer.isAlive());
                    server.kill();
                    server.start();
                    ended.set(true);
                    assertThat(writer.join(Duration.ofSeconds(90))).isTrue();
                    manager.setSetting("again", "d" + death);
                }
            }
            assertAllKept(server);
        }
    }

    /// What the first one acknowledged the second one has, and before it takes writes none goes there.
    @Test
    void whenTheFirstOfTwoDiesTheSecondTakesOver() throws Exception {
        try (var first = OwnServer.in(folder.resolve("first"), Map.of("wal_level", "replica", "max_wal_senders", "4"))) {
            share(first);
            try (var second = first.follower(folder.resolve("second")); var manager = open(host(first.port()) + "," + host(second.port()))) {
                var ended = new AtomicBoolean();
                var writer = writing(manager, ended);
                Await.until("it writes", () -> kept.size() > 50 || !writer.isAlive());
                first.kill();
                Await.until("it tries the second one", () -> second.text("postgres", "SELECT pg_is_in_recovery()").equals("t"));
                second.run("postgres", "SELECT pg_promote()");
                int before = kept.size();
                Await.until("it writes to the second one", () -> kept.size() > before + 20 || !writer.isAlive());
                ended.set(true);
                assertThat(writer.join(Duration.ofSeconds(90))).isTrue();
                assertAllKept(second);
            }
        }
    }

    /// A firewall that forgot an idle connection, a laptop that slept: nobody is told, and nobody waits long.
    @Test
    void aConnectionThatIsForgottenOnTheWayIsGivenUpSoon() {
        try (var server = OwnServer.in(folder, Map.of()); var proxy = new CuttingProxy(server.port())) {
            share(server);
            try (var manager = open(host(proxy.port())); var _ = new ChangeWatch(manager)) {
                manager.setSetting("a", "1");
                LockSupport.parkNanos(6_000_000_000L);
                proxy.forget();
                long begun = System.nanoTime();
                manager.setSetting("a", "2");
                assertThat(System.nanoTime() - begun).isLessThan(QUICK_NANOS);
                assertThat(server.text("postgres", "SELECT value FROM onehot.settings WHERE key = 'a'")).isEqualTo("2");
                server.run("postgres", "UPDATE onehot.settings SET value = '3' WHERE key = 'a'");
                long written = System.nanoTime();
                while (!manager.getSetting("a", "").equals("3")) {
                    assertThat(System.nanoTime() - written).isLessThan(5 * QUICK_NANOS);
                    LockSupport.parkNanos(10_000_000);
                }
            }
        }
    }

    /// In the middle of a write there is nobody to ask: it ends by itself, and says what is true.
    @Test
    void aConnectionThatIsForgottenWhileItIsUsedEndsByItself() {
        try (var server = OwnServer.in(folder, Map.of()); var proxy = new CuttingProxy(server.port())) {
            share(server);
            try (var manager = open(host(proxy.port()))) {
                manager.setSetting("a", "1");
                proxy.forget();
                long begun = System.nanoTime();
                var failure = catchThrowableOfType(StorageException.class, () -> manager.setSetting("a", "2"));
                assertThat(System.nanoTime() - begun).isLessThan(4 * QUICK_NANOS);
                assertThat(server.text("postgres", "SELECT value FROM onehot.settings WHERE key = 'a'")).isEqualTo(failure == null ? "2" : "1");
                manager.setSetting("a", "3");
            }
        }
    }

    /// A computer that sleeps in the middle of a write: the others go on soon, and when it wakes it says what is true of its own.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoSleepsWhileWritingHoldsNobodyUpForLong() throws IOException {
        try (var server = OwnServer.in(folder.resolve("server"), Map.of())) {
            share(server);
            try (var manager = open(host(server.port()));
                    var sleeper = Child.start(
                            MachineChild.class, folder, "postgresql://postgres@" + host(server.port()) + "/postgres",
                            Files.createDirectory(folder.resolve("sleeper")).toString(), "1",
                            String.valueOf(manager.addAiProvider(Drafts.named("A"), true).providerId().orElseThrow()))) {
                var told = new HashMap<String, String>();
                for (int sleep = 0; sleep < 3; sleep++) {
                    for (int i = 0; i < 10 + sleep; i++) {
                        note(sleeper, told);
                    }
                    sleeper.signal("STOP");
                    long begun = System.nanoTime();
                    manager.setSetting("mine", String.valueOf(sleep));
                    assertThat(System.nanoTime() - begun).isLessThan(QUICK_NANOS);
                    sleeper.signal("CONT");
                }
                sleeper.go();
                while (note(sleeper, told)) {
                    // To its end.
                }
                var stored = Set.of(server.text("postgres", "SELECT string_agg(key, ' ') FROM onehot.settings").split(" "));
                assertThat(told.values()).contains("kept");
                told.forEach((key, said) -> assertThat(stored.contains(key)).as(key + " " + said).isEqualTo(said.equals("kept") || (said.equals("unsettled") && stored.contains(key))));
            }
        }
    }

    /// Whether it said something of a write, and what.
    private static boolean note(Child child, Map<String, String> told) {
        var line = child.readLine();
        if (line == null || line.equals("ended")) {
            return false;
        }
        if (line.contains(" ")) {
            told.put(line.split(" ")[1], line.split(" ")[0]);
        }
        return true;
    }

    @Test
    void aSlowWayIsSlowAndNothingElse() {
        try (var server = OwnServer.in(folder, Map.of()); var proxy = new CuttingProxy(server.port())) {
            share(server);
            proxy.delay(150);
            try (var manager = open(host(proxy.port())); var _ = new ChangeWatch(manager)) {
                for (int i = 0; i < 5; i++) {
                    manager.setSetting("a", "v" + i);
                }
                server.run("postgres", "UPDATE onehot.settings SET value = 'theirs' WHERE key = 'a'");
                Await.until("it hears", () -> manager.getSetting("a", "").equals("theirs"));
            }
        }
    }

    /// The first one takes connections and says nothing: each has its own time.
    @Test
    void oneThatDoesNotAnswerDoesNotTakeTheTimeOfTheNext() throws Exception {
        try (var server = OwnServer.in(folder, Map.of()); var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            share(server);
            long begun = System.nanoTime();
            try (var manager = open(host(silent.getLocalPort()) + "," + host(server.port()), Map.of("PGCONNECT_TIMEOUT", "2"))) {
                assertThat(System.nanoTime() - begun).isLessThan(QUICK_NANOS);
                manager.setSetting("a", "1");
                // And the next ones begin with the one that answered.
                long asked = System.nanoTime();
                for (int i = 0; i < 5; i++) {
                    assertThat(manager.database().facts().history()).isPositive();
                }
                assertThat(System.nanoTime() - asked).isLessThan(QUICK_NANOS / 2);
            }
            assertThat(server.text("postgres", "SELECT value FROM onehot.settings WHERE key = 'a'")).isEqualTo("1");
        }
    }
}
