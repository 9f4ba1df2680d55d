package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Result;
import dev.onehot.model.Change;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Recorder;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Another program's rules in the file fail single rows. Who shared the commit with such a command does not notice, and nothing of it stays,
/// although a setting is written without a savepoint at first.
@Execution(ExecutionMode.CONCURRENT)
class FailingRowTest extends ManagerFixture {
    private static final int BATCH = 10;
    private static final List<Set<Integer>> PLACES =
            List.of(Set.of(0), Set.of(4), Set.of(9), Set.of(3, 4), Set.of(0, 5, 9), Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));

    private final Recorder recorder = new Recorder();

    @BeforeEach
    void listen() {
        manager.subscribe(recorder);
        recorder.awaitSubscribed();
    }

    /// Where and how a row is failed: FAIL leaves what the statement has done, ABORT takes that back.
    private record Rule(String table, String key, String time, String how) {
        void make(Outside outside) {
            for (var event : List.of("INSERT", "UPDATE")) {
                outside.run("CREATE TRIGGER no_" + event + " " + time + " " + event + " ON " + table + " WHEN NEW." + key
                        + " LIKE 'bad%' BEGIN SELECT RAISE(" + how + ", 'not here'); END");
            }
        }

        static void takeAway(Outside outside) {
            for (var event : List.of("INSERT", "UPDATE")) {
                outside.run("DROP TRIGGER IF EXISTS no_" + event);
            }
        }
    }

    static Stream<Rule> rules() {
        return Stream.of("ABORT", "FAIL")
                .flatMap(how -> Stream.of("BEFORE", "AFTER")
                        .flatMap(time -> Stream.of(new Rule("settings", "key", time, how), new Rule("onehot_history", "subject", time, how))));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void whoFailsFailsAloneWhereverItStands(Rule rule) {
        for (var bad : PLACES) {
            Rule.takeAway(outside);
            // Some of them are there already, so that a row is changed and not made.
            for (int place = 0; place < BATCH; place += 2) {
                manager.setSetting(key(place, bad), "before " + bad);
            }
            rule.make(outside);
            manager.refresh();
            requireAloneFailed(bad, manager.apply(batch(bad), Origin.API));
        }
        outside.assertSound();
    }

    /// Callers of their own, and commands that need a savepoint among them.
    @Test
    void whoSharesItsCommitIsAnsweredRightToo() throws Exception {
        new Rule("settings", "key", "AFTER", "FAIL").make(outside);
        manager.refresh();
        var bad = Set.of(4);
        var futures = new ArrayList<CompletableFuture<Outcome>>();
        CompletableFuture<Outcome> both;
        try (var writer = new SettingsWriter(manager, Origin.API)) {
            both = manager.composite(Origin.CLI, () -> {
                batch(bad).subList(0, BATCH / 2).forEach(it -> futures.add(writer.submit(it)));
                var together = writer.submit(new Command.Composite(List.of(set("x", "1"), set("bad x", "1"))));
                batch(bad).subList(BATCH / 2, BATCH).forEach(it -> futures.add(writer.submit(it)));
                return together;
            });
        }
        var results = new ArrayList<Result>();
        for (var future : futures) {
            try {
                results.add(new Result.Done(future.get(10, TimeUnit.SECONDS)));
            } catch (ExecutionException failed) {
                results.add(new Result.Failed((StorageException) failed.getCause()));
            }
        }
        requireAloneFailed(bad, results);
        assertThat(both).isCompletedExceptionally();
        assertThat(outside.setting("x")).isNull();
    }

    /// What is done once in another program's file goes with the first change that fails, and is done again with the next one.
    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TRIGGER no BEFORE INSERT ON settings WHEN NEW.value = 'no' BEGIN SELECT RAISE(ABORT, 'not here'); END",
        "CREATE TRIGGER no BEFORE INSERT ON settings WHEN NEW.value = 'no' BEGIN SELECT RAISE(ROLLBACK, 'not here'); END",
        "CREATE TRIGGER no BEFORE INSERT ON settings WHEN NEW.value = 'no' BEGIN SELECT RAISE(IGNORE); END",
        "CREATE TRIGGER no AFTER INSERT ON settings WHEN NEW.value = 'no' BEGIN UPDATE ai_providers SET is_active = 1; END"
    })
    void afterAFirstChangeThatFailsTheNextOneIsDone(String rule) {
        var theirs = folder.resolve("theirs.db");
        try (var other = Outside.on(theirs)) {
            other.run("CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT, updated_at TEXT)");
            other.run("CREATE TABLE ai_providers(id INTEGER PRIMARY KEY, provider_name TEXT, api_key TEXT, model TEXT, is_active INTEGER, created_at, updated_at)");
            other.run("INSERT INTO ai_providers(provider_name, api_key) VALUES ('Theirs', '')");
            other.run(rule);
            try (var opened = SettingsManager.open(theirs)) {
                for (int trial = 0; trial < 2; trial++) {
                    assertThatThrownBy(() -> opened.setSetting("a", "no"))
                            .isInstanceOfSatisfying(StorageException.class, it -> assertThat(it.kind()).isEqualTo(StorageException.Kind.FOREIGN_RULE));
                }
                opened.setSetting("a", "yes");
            }
            assertThat(other.texts("SELECT value FROM settings")).containsExactly("yes");
            assertThat(other.texts("SELECT what || subject FROM onehot_seen")).contains("provider1");
        }
    }

    @Test
    void aResetThatFailsFailsAlone() {
        manager.apply(List.of(set("bad", "1"), set("good", "1"), set("other", "1")), Origin.API);
        outside.run("CREATE TRIGGER no BEFORE DELETE ON settings WHEN OLD.key = 'bad' BEGIN SELECT RAISE(FAIL, 'not here'); END");

        var results = manager.apply(List.of(reset("other"), reset("bad"), reset("good")), Origin.API);

        assertThat(results.get(1)).isInstanceOf(Result.Failed.class);
        assertThat(results.get(0).get().revision()).isEqualTo(results.get(2).get().revision());
        assertThat(outside.texts("SELECT key FROM settings")).containsExactly("bad").containsExactlyElementsOf(manager.snapshot().settings().keySet());
        assertThat(outside.texts("SELECT subject FROM onehot_history WHERE action = 'reset' ORDER BY change")).containsExactly("other", "good");
    }

    /// Then no savepoint helps: SQLite has given up all of it.
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 9})
    void whatEndsTheWholeTransactionFailsAllOfIt(int place) {
        manager.setSetting("a", "1");
        var before = manager.snapshot();
        new Rule("settings", "key", "AFTER", "ROLLBACK").make(outside);

        var results = manager.apply(batch(Set.of(place)), Origin.API);

        assertThat(results).hasSize(BATCH).allSatisfy(it -> assertThatThrownBy(it::get).isInstanceOf(StorageException.class));
        assertThat(manager.snapshot().settings()).isEqualTo(before.settings());
        assertThat(outside.texts("SELECT key FROM settings")).containsExactly("a");
        assertThat(outside.texts("SELECT subject FROM onehot_history")).containsExactly("a");
        Rule.takeAway(outside);
        assertThat(manager.apply(batch(Set.of(place)), Origin.API)).allMatch(Result.Done.class::isInstance);
    }

    @Test
    void ofTenThreadsEachIsToldWhatBecameOfItsOwn() {
        outside.run("CREATE TRIGGER no AFTER UPDATE ON settings WHEN NEW.value LIKE '%7' BEGIN SELECT RAISE(FAIL, 'not here'); END");
        int each = 30;
        Together.run(BATCH, 30_000, thread -> {
            for (int n = 0; n < each; n++) {
                var value = String.valueOf(n);
                if (n % 10 == 7) {
                    assertThatThrownBy(() -> manager.setSetting("t" + thread, value)).isInstanceOf(StorageException.class);
                } else {
                    manager.setSetting("t" + thread, value);
                }
            }
        });
        var right = IntStream.range(0, each).filter(it -> it % 10 != 7).mapToObj(String::valueOf).toList();
        for (int thread = 0; thread < BATCH; thread++) {
            assertThat(outside.texts("SELECT after FROM onehot_history WHERE subject = ? ORDER BY change", "t" + thread)).isEqualTo(right);
        }
        requireTold();
    }

    private void requireAloneFailed(Set<Integer> bad, List<Result> results) {
        var keys = IntStream.range(0, BATCH).mapToObj(it -> key(it, bad)).toList();
        var stored = keys.stream().filter(it -> it.startsWith("good")).toList();
        assertThat(results).as("%s", bad).hasSize(BATCH);
        for (int place = 0; place < BATCH; place++) {
            var result = results.get(place);
            if (bad.contains(place)) {
                assertThatThrownBy(result::get).isInstanceOf(StorageException.class);
                assertThat(outside.setting(keys.get(place))).isEqualTo(place % 2 == 0 && wasThere(keys.get(place)) ? "before " + bad : null);
            } else {
                assertThat(outside.setting(keys.get(place))).isEqualTo("new " + bad);
                assertThat(result.get().revision()).isEqualTo(manager.snapshot().revision());
                assertThat(outside.text("SELECT subject FROM onehot_history WHERE change = ? AND gesture IS NULL", result.get().gesture().orElseThrow()))
                        .isEqualTo(keys.get(place));
            }
        }
        assertThat(outside.texts("SELECT subject FROM onehot_history WHERE after = ? ORDER BY change", "new " + bad)).isEqualTo(stored);
        requireTold();
        if (!stored.isEmpty()) {
            assertThat(recorder.commits().getLast().changes().stream().map(it -> ((Change.SettingChange) it).key()).toList()).isEqualTo(stored);
        }
    }

    private boolean wasThere(String key) {
        return outside.number("SELECT count(*) FROM onehot_history WHERE subject = ?", key) > 0;
    }

    /// What is known, told, counted and stored is one and the same.
    private void requireTold() {
        long revision = manager.snapshot().revision();
        recorder.awaitRevision(revision);
        assertThat(outside.number("SELECT value FROM onehot_meta WHERE key = 'revision'")).isEqualTo(revision);
        assertThat(recorder.commits().stream().map(it -> it.revision()).toList())
                .isEqualTo(LongStream.rangeClosed(1, revision).boxed().toList());
        var known = new TreeMap<String, String>();
        manager.snapshot().settings().forEach((key, it) -> known.put(key, it.value()));
        var stored = new TreeMap<String, String>();
        outside.texts("SELECT key FROM settings").forEach(it -> stored.put(it, outside.setting(it)));
        assertThat(known).isEqualTo(stored);
    }

    private static List<Command> batch(Set<Integer> bad) {
        return IntStream.range(0, BATCH).mapToObj(it -> set(key(it, bad), "new " + bad)).toList();
    }

    private static String key(int place, Set<Integer> bad) {
        return (bad.contains(place) ? "bad " : "good ") + place + " of " + bad.size() + bad.stream().sorted().findFirst().orElseThrow();
    }

    private static Command set(String key, String value) {
        return new Command.SetSetting(key, value, Command.ANY);
    }

    private static Command reset(String key) {
        return new Command.ResetSetting(key, Command.ANY);
    }
}
