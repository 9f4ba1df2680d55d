package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import dev.onehot.secret.NoKeychain;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random batches while other programs change rows and make rules that fail some, drop them or change them: whatever is tried first, all ends as if each command had had
/// a savepoint of its own. That is what a command in a composite has.
@Execution(ExecutionMode.CONCURRENT)
class FailingRowStoryTest {
    private static final int BATCHES = 60;
    private static final int KEYS = 4;

    @TempDir
    private Path folder;

    private Random random = new Random(0);
    private int sure;

    /// One file, its manager, and what of it is heard and seen.
    private record Side(SettingsManager manager, Outside outside, Recorder heard, Function<Command, Command> way) implements AutoCloseable {
        static Side of(Path file, int settings, Function<Command, Command> way) throws IOException {
            Files.createDirectories(file.resolveSibling(""));
            PlainFile.at(file);
            var outside = Outside.on(file);
            outside.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
                    + " INSERT INTO settings(key, value, updated_at) SELECT 'key ' || i, i, 't' FROM n WHERE ?1 > 0", settings);
            try (var first = open(file)) {
                first.lookBack();
            }
            // While nobody looks.
            outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('k0', 'theirs', 't'), ('k1', 'theirs', 't')");
            var side = new Side(open(file), outside, new Recorder(), way);
            side.manager.subscribe(side.heard);
            return side;
        }

        private static SettingsManager open(Path file) {
            var clock = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
            return new SettingsManager(Database.open(file), LightPlaces.of(new NoKeychain(), Map.of()), clock, () -> {});
        }

        List<String> apply(List<Command> commands) {
            return manager.apply(commands.stream().map(way).toList(), Origin.API).stream().map(Side::said).toList();
        }

        private static String said(Result result) {
            return switch (result) {
                // Who changed nothing is named what was told by then: on the second try that is what others did, too.
                case Result.Done(var done) -> "done " + (done.gesture().isEmpty() ? "" : done.revision() + " ") + done.gesture() + done.remarks();
                case Result.Failed(var failure) -> "failed " + said(failure);
            };
        }

        /// Without the name of the file.
        private static String said(OnehotException failure) {
            return failure instanceof StorageException storage ? storage.kind() + " " + storage.detail() : failure.getMessage();
        }

        List<String> stored() {
            var all = new ArrayList<>(outside.texts("SELECT key || '=' || value || updated_at FROM settings ORDER BY key"));
            all.addAll(outside.texts("SELECT id || provider_name || is_active FROM ai_providers ORDER BY id"));
            all.addAll(outside.texts("SELECT change || ' of ' || ifnull(gesture, change) || ' ' || revision || origin || what || ' ' || subject || ' '"
                    + " || action || ' ' || ifnull(before, '-') || ' ' || ifnull(after, '-') FROM onehot_history ORDER BY change"));
            all.addAll(outside.texts("SELECT key || '=' || value FROM onehot_meta WHERE key IN ('revision', 'active_provider') ORDER BY key"));
            return all;
        }

        @Override
        public void close() {
            outside.close();
            manager.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "4, 0", "5, 1500", "6, 1500"})
    void itEndsAsWithASavepointForEach(long seed, int settings) throws IOException {
        random = new Random(seed);
        int failed = 0;
        try (var bare = Side.of(folder.resolve("bare").resolve("onehot.db"), settings, it -> it);
                var careful = Side.of(folder.resolve("careful").resolve("onehot.db"), settings, it -> new Command.Composite(List.of(it)))) {
            for (int i = 0; i < BATCHES; i++) {
                for (var sql : meddling()) {
                    bare.outside.run(sql);
                    careful.outside.run(sql);
                }
                var batch = batch();
                var said = bare.apply(batch);
                assertThat(said).as("%d: %s", i, batch).isEqualTo(careful.apply(batch));
                assertThat(bare.stored()).as("%d: %s", i, batch).isEqualTo(careful.stored());
                failed += (int) said.stream().filter(it -> it.matches("failed [A-Z_]+ .*")).count();
            }
            var now = bare.manager.snapshot();
            assertThat(now).isEqualTo(careful.manager.snapshot());
            for (var side : List.of(bare, careful)) {
                side.heard.awaitRevision(now.revision());
                assertThat(side.heard.commits().stream().map(it -> it.revision()).toList()).isSorted().doesNotHaveDuplicates();
                side.outside.assertSound();
            }
            assertThat(bare.heard.changes()).isEqualTo(careful.heard.changes());
        }
        assertThat(failed).isGreaterThan(10);
    }

    /// Other rules now and then, and rows of others.
    private List<String> meddling() {
        var all = new ArrayList<String>();
        if (random.nextInt(3) == 0) {
            for (var name : List.of("no_1", "no_2")) {
                all.add("DROP TRIGGER IF EXISTS " + name);
                if (random.nextInt(3) > 0) {
                    all.add("CREATE TRIGGER " + name + " " + rule());
                }
            }
        }
        if (random.nextInt(4) == 0) {
            all.add("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('theirs', '" + random.nextInt() + "', 't')");
        }
        return all;
    }

    private String rule() {
        if (random.nextInt(4) == 0) {
            return any("BEFORE INSERT ON settings WHEN NEW.key = '?' BEGIN SELECT RAISE(IGNORE); END",
                    "AFTER UPDATE ON settings WHEN NEW.key = '?' BEGIN UPDATE settings SET value = 'another' WHERE key = NEW.key; END",
                    "AFTER INSERT ON settings WHEN NEW.key = '?' BEGIN DELETE FROM settings WHERE key = NEW.key; END").replace("?", key());
        }
        var when = any("BEFORE", "AFTER");
        var how = any("ABORT", "FAIL", "ABORT", "FAIL", "ROLLBACK");
        var what = any("INSERT ON settings WHEN NEW.key", "UPDATE ON settings WHEN NEW.key", "DELETE ON settings WHEN OLD.key",
                "INSERT ON onehot_history WHEN NEW.subject");
        return when + " " + what + " = '" + key() + "' BEGIN SELECT RAISE(" + how + ", 'not here'); END";
    }

    private List<Command> batch() {
        var all = new ArrayList<Command>();
        for (int left = 1 + random.nextInt(10); left > 0; left--) {
            all.add(something());
        }
        // One that succeeds: what others changed is told with it, whether it is tried twice or not.
        all.add(random.nextInt(all.size()), new Command.SetSetting("sure", String.valueOf(sure++), Command.ANY));
        return all;
    }

    private Command something() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> set();
            case 5 -> new Command.SetSetting(key(), "expected", OptionalLong.of(random.nextInt(3)));
            case 6, 7 -> new Command.ResetSetting(key(), Command.ANY);
            case 8 -> new Command.SetSetting("LOG_LEVEL", "LOUD", Command.ANY);
            case 9 -> new Command.CreateProvider(Drafts.named("P" + random.nextInt(4)), random.nextBoolean());
            case 10 -> new Command.ActivateProvider(random.nextInt(4));
            default -> new Command.Composite(List.of(set(), set(), new Command.ActivateProvider(random.nextInt(4))));
        };
    }

    private Command set() {
        return new Command.SetSetting(key(), String.valueOf(random.nextInt(4)), Command.ANY);
    }

    private String key() {
        return "k" + random.nextInt(KEYS);
    }

    private String any(String... all) {
        return all[random.nextInt(all.length)];
    }
}
