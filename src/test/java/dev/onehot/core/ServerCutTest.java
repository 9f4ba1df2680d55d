package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Await;
import dev.onehot.testing.CuttingProxy;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of writes and of what is seen when the way to the server is cut, at whatever moment.
class ServerCutTest {
    @TempDir
    private Path folder;

    private String database;
    private CuttingProxy proxy;
    private SettingsManager manager;
    private Outside outside;

    @BeforeEach
    void openByWayOfTheProxy() {
        database = Server.database();
        proxy = new CuttingProxy(Server.port());
        manager = ServerManagers.open(database, proxy.port(), folder);
        outside = Outside.onServer(database);
    }

    @AfterEach
    void closeAll() {
        manager.close();
        proxy.close();
        outside.close();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsSettledAndIsThereOnce() {
        proxy.cutAt("onehot_commit", true);
        manager.setSetting("a", "1");
        assertThat(outside.setting("a")).isEqualTo("1");
        assertThat(outside.number("SELECT count(*) FROM onehot_history WHERE subject = 'a'")).isOne();
        manager.setSetting("a", "2");
        assertThat(outside.setting("a")).isEqualTo("2");
    }

    @Test
    void aCommitThatNeverArrivesIsNeverCalledDone() {
        proxy.cutAt("onehot_commit", false);
        assertThat(kindOf(() -> manager.setSetting("a", "1"))).isEqualTo(Kind.AWAY);
        assertThat(outside.setting("a")).isNull();
        assertThat(manager.snapshot().setting("a").filter(it -> it.version() > 0)).isEmpty();
        manager.setSetting("a", "1");
        assertThat(outside.setting("a")).isEqualTo("1");
    }

    /// An idle connection that was dropped on the way, a laptop that slept: nothing was asked for yet, so nobody is told.
    @Test
    void aConnectionThatIsGoneBeforeAWriteIsOpenedAnew() {
        manager.setSetting("a", "1");
        proxy.cut();
        manager.setSetting("a", "2");
        assertThat(outside.setting("a")).isEqualTo("2");
    }

    @Test
    void awayWhatWasSeenStandsAndBackTheTruthIsSeen() {
        manager.setSetting("a", "1");
        var reports = new ConcurrentLinkedDeque<Optional<Throwable>>();
        try (var _ = new ChangeWatch(manager, reports::add, () -> {})) {
            Await.until("it watches", () -> !reports.isEmpty());
            proxy.away();
            assertThat(kindOf(() -> manager.setSetting("a", "2"))).isEqualTo(Kind.AWAY);
            assertThat(manager.getSetting("a", "")).isEqualTo("1");
            outside.run("UPDATE settings SET value = '3' WHERE key = 'a'");
            Await.until("it says that it sees nothing", () -> reports.getLast().isPresent());
            proxy.back();
            Await.until("what another program wrote meanwhile is seen", () -> manager.getSetting("a", "").equals("3"));
            Await.until("it says that it sees again", () -> reports.getLast().isEmpty());
        }
        manager.setSetting("a", "4");
        assertThat(outside.setting("a")).isEqualTo("4");
    }

    /// What is open is opened anew and hears again: it does not ask again and again instead.
    @Test
    void whoWatchesHearsAgainAfterACutAndThenRests() {
        try (var _ = new ChangeWatch(manager)) {
            for (int i = 0; i < 2; i++) {
                var value = "after a cut " + i;
                outside.run("INSERT INTO settings(key, value) VALUES ('a', ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", value);
                Await.until("it hears", () -> manager.getSetting("a", "").equals(value));
                proxy.cut();
                Await.until("it rests", this::isQuiet);
            }
        }
    }

    private boolean isQuiet() {
        long before = proxy.questions();
        LockSupport.parkNanos(200_000_000);
        return proxy.questions() == before;
    }

    /// Five computers, cut at random moments: what was acknowledged is there, what was refused is not, and never are two active.
    @Test
    void cutsAtRandomMomentsLoseAndDoubleNothing() {
        int cuts = Integer.getInteger("onehot.cuts", 12);
        var ids = IntStream.range(0, 5).mapToObj(n -> manager.addAiProvider(Drafts.named("P" + n), n == 0).providerId().orElseThrow()).toList();
        var done = new AtomicBoolean();
        var kept = new ConcurrentHashMap<String, String>();
        var refused = ConcurrentHashMap.<String>newKeySet();
        var machines = new ArrayList<Thread>();
        for (int n = 0; n < 5; n++) {
            int machine = n;
            var own = ServerManagers.open(database, proxy.port(), folder);
            machines.add(Thread.ofVirtual().start(() -> {
                try (own) {
                    for (int i = 0; !done.get(); i++) {
                        write(own, "m" + machine + "-" + i, ids.get((machine + i) % ids.size()), kept, refused);
                    }
                }
            }));
        }
        var random = new Random(20);
        for (int cut = 0; cut < cuts; cut++) {
            LockSupport.parkNanos(random.nextInt(5_000_000, 60_000_000));
            proxy.cut();
            assertThat(outside.activeRows()).isOne();
        }
        done.set(true);
        Await.until("all have ended", () -> machines.stream().noneMatch(Thread::isAlive));
        assertThat(kept).isNotEmpty();
        var stored = Set.copyOf(outside.texts("SELECT key FROM settings"));
        assertThat(stored).containsAll(kept.keySet()).doesNotContainAnyElementsOf(refused);
        assertThat(outside.texts("SELECT subject FROM onehot_history WHERE what = 'setting' GROUP BY subject HAVING count(*) > 1")).isEmpty();
        assertThat(outside.activeRows()).isOne();
        outside.assertSound();
    }

    private static void write(SettingsManager own, String key, long provider, Map<String, String> kept, Set<String> refused) {
        try {
            own.setSetting(key, "1");
            kept.put(key, "1");
            own.setActiveProvider(provider);
        } catch (StorageException failure) {
            // Of what nobody can tell nothing is said.
            if (failure.kind() != Kind.UNSETTLED && !kept.containsKey(key)) {
                refused.add(key);
            }
        }
    }

    private static Kind kindOf(Runnable write) {
        return catchThrowableOfType(StorageException.class, write::run).kind();
    }
}
