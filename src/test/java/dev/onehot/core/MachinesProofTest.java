package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.testing.Child;
import dev.onehot.testing.CuttingProxy;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Five computers as processes with folders of their own, a way to the server that cuts, delays, forgets and swallows answers to COMMIT, and a program beside them
/// that knows nothing of Onehot: what was acknowledged is there, nothing is there twice, and never are two active. `-Donehot.cuts=200`
@Tag("proof")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MachinesProofTest {
    private static final int MACHINES = 5;

    @TempDir
    private Path folder;

    private final Map<String, Set<String>> told = Map.of(
            "kept", ConcurrentHashMap.newKeySet(), "refused", ConcurrentHashMap.newKeySet(), "unsettled", ConcurrentHashMap.newKeySet());

    private final Set<String> plain = ConcurrentHashMap.newKeySet();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void cutsAtRandomMomentsLoseAndDoubleNothing(long seed) throws Exception {
        var database = Server.database();
        var ids = new ArrayList<String>();
        try (var manager = ServerManagers.open(database, Server.port(), folder)) {
            for (int n = 0; n < MACHINES; n++) {
                ids.add(String.valueOf(manager.addAiProvider(Drafts.named("P" + n), n == 0).providerId().orElseThrow()));
            }
        }
        var done = new AtomicBoolean();
        try (var proxy = new CuttingProxy(Server.port()); var outside = Outside.onServer(database)) {
            var machines = new ArrayList<Child>();
            var beside = new ArrayList<Thread>();
            try {
                for (int n = 0; n < MACHINES; n++) {
                    var home = Files.createDirectories(folder.resolve(seed + "-" + n));
                    var arguments = new ArrayList<>(List.of(Server.address(database, proxy.port()), home.toString(), String.valueOf(n)));
                    arguments.addAll(ids);
                    var child = Child.start(MachineChild.class, home, Map.of("HOME", home.toString()), arguments.toArray(String[]::new));
                    assertThat(child.readLine()).isEqualTo("ready");
                    machines.add(child);
                    beside.add(Thread.ofPlatform().daemon().start(() -> listen(child)));
                }
                beside.add(Thread.ofPlatform().daemon().start(() -> writePlainly(database, ids, done)));
                beside.add(Thread.ofPlatform().daemon().start(() -> watchActive(database, done)));
                var table = trouble(proxy, new Random(seed), Integer.getInteger("onehot.cuts", 200));
                machines.forEach(Child::go);
                for (var child : machines) {
                    child.awaitExit();
                }
                done.set(true);
                for (var thread : beside) {
                    assertThat(thread.join(Duration.ofSeconds(60))).isTrue();
                }
                check(outside, seed, table);
            } finally {
                done.set(true);
                machines.forEach(Child::close);
            }
        }
    }

    private void check(Outside outside, long seed, String table) {
        var stored = Set.copyOf(outside.texts("SELECT key FROM settings"));
        var lost = new TreeSet<>(told.get("kept"));
        lost.addAll(plain);
        lost.removeAll(stored);
        var resurrected = new TreeSet<>(told.get("refused"));
        resurrected.retainAll(stored);
        var doubled = outside.texts("SELECT subject FROM onehot_history WHERE what = 'setting' AND subject LIKE 'm%' GROUP BY subject HAVING count(*) > 1");
        System.out.printf("seed %d: %s; acknowledged %,d, refused %,d, unsettled %,d, plain writer %,d; lost %d, refused but there %d, doubled %d;"
                        + " %,d looks at who is active, %d of them not exactly one%n", seed, table, told.get("kept").size(), told.get("refused").size(),
                told.get("unsettled").size(), plain.size(), lost.size(), resurrected.size(), doubled.size(), looks.get(), wrong.get());
        assertThat(told.get("kept")).isNotEmpty();
        assertThat(lost).isEmpty();
        assertThat(resurrected).isEmpty();
        assertThat(doubled).isEmpty();
        assertThat(wrong).hasValue(0);
        outside.assertSound();
    }

    /// Answers how often which was done.
    private static String trouble(CuttingProxy proxy, Random random, int times) {
        var counts = new TreeMap<String, Integer>();
        for (int n = 0; n < times; n++) {
            LockSupport.parkNanos(random.nextLong(20_000_000, 300_000_000));
            int kind = random.nextInt(100);
            if (kind < 40) {
                proxy.cut();
                counts.merge("cut", 1, Integer::sum);
            } else if (kind < 65) {
                proxy.cutAt("onehot_commit", true);
                counts.merge("answer swallowed", 1, Integer::sum);
            } else if (kind < 85) {
                proxy.cutAt("onehot_commit", false);
                counts.merge("commit swallowed", 1, Integer::sum);
            } else if (kind < 98) {
                proxy.delay(random.nextInt(1, 30));
                LockSupport.parkNanos(random.nextLong(20_000_000, 200_000_000));
                proxy.delay(0);
                proxy.cut();
                counts.merge("delayed, then cut", 1, Integer::sum);
            } else {
                proxy.forget();
                counts.merge("forgotten", 1, Integer::sum);
            }
        }
        return counts.toString();
    }

    private void listen(Child child) {
        for (var line = child.readLine(); line != null && !line.equals("ended"); line = child.readLine()) {
            int at = line.indexOf(' ');
            told.get(line.substring(0, at)).add(line.substring(at + 1));
        }
    }

    private void writePlainly(String database, List<String> ids, AtomicBoolean done) {
        try (var outside = Outside.onServer(database)) {
            for (int i = 0; !done.get(); i++) {
                outside.run("INSERT INTO settings(key, value) VALUES (?, '1')", "plain-" + i);
                plain.add("plain-" + i);
                outside.run("BEGIN");
                // As long as it takes: in the meantime nobody else is in these tables.
                outside.run("LOCK TABLE ai_providers IN SHARE ROW EXCLUSIVE MODE");
                outside.run("UPDATE ai_providers SET is_active = 0 WHERE is_active = 1");
                outside.run("UPDATE ai_providers SET is_active = 1 WHERE id = " + ids.get(i % ids.size()));
                outside.run("COMMIT");
                LockSupport.parkNanos(30_000_000);
            }
        }
    }

    private void watchActive(String database, AtomicBoolean done) {
        try (var outside = Outside.onServer(database)) {
            while (!done.get()) {
                looks.incrementAndGet();
                wrong.addAndGet(outside.activeRows() == 1 ? 0 : 1);
            }
        }
    }
}
