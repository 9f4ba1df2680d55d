package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Command.FurtherKey;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.files.ImportMode;
import dev.onehot.model.ApiKey;
import dev.onehot.model.CheckResult;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Light;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Setting;
import dev.onehot.model.StoredKey;
import dev.onehot.testing.Exports;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Stories of everything that an Onehot does, with ends, restarts and kills between: nothing of it is ever taken for another program's; and of what
/// another program does between them, just that is. `-Donehot.stories=50` for more than usual.
@Execution(ExecutionMode.CONCURRENT)
class AbsenceStoryTest extends KeysFixture {
    private static final int STEPS = 60;
    private static final char[] PASSPHRASE = "long-enough-passphrase".toCharArray();
    private static final String FOREIGN = "SELECT count(*) FROM onehot_history WHERE origin = 'external'";
    private static final String KEYS = "abcd";

    private final List<SettingsManager> abandoned = new ArrayList<>();
    private Outside outside;
    private SettingsManager other;
    private Random random = new Random(0);
    private Optional<Path> backup = Optional.empty();
    private Optional<String> export = Optional.empty();
    private int made;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("onehot.stories", 4));
    }

    @Override
    protected void beforeOpening() {
        PlainFile.at(file);
    }

    @BeforeEach
    void openOthers() {
        outside = Outside.on(file);
        other = open();
    }

    @AfterEach
    void closeOthers() {
        abandoned.forEach(SettingsManager::close);
        other.close();
        outside.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingOfOursIsForeign(long seed) throws Exception {
        random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            ours();
            if (random.nextInt(8) == 0) {
                startAgain();
            }
            if (random.nextInt(5) == 0) {
                (random.nextBoolean() ? manager : other).lookBack();
            }
            assertThat(outside.number(FOREIGN)).as("step %d", i).isZero();
        }
        startAgain();
        manager.lookBack();
        assertThat(outside.number(FOREIGN)).isZero();
        assertThat(isLookedAt()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatAnotherProgramDoesBetweenThemIsForeignAndNothingElse(long seed) throws Exception {
        random = new Random(seed);
        other.close();
        for (int round = 0; round < 12; round++) {
            for (int i = random.nextInt(8); i >= 0; i--) {
                ours();
            }
            stop();
            long newest = newest();
            var before = state();
            for (int i = random.nextInt(6); i >= 0; i--) {
                theirs();
            }
            var expected = difference(before, state());
            manager = open();
            if (random.nextBoolean()) {
                // Whatever is done first, what came before it comes first.
                ours();
            }
            manager.lookBack();
            manager.lookBack();
            assertThat(foreign(newest)).as("round %d", round).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(outside.texts("SELECT o.subject FROM onehot_history o JOIN onehot_history f USING (what, subject)"
                            + " WHERE o.change > ?1 AND f.change > ?1 AND o.origin <> 'external' AND f.origin = 'external' AND f.change > o.change",
                    newest))
                    .as("ours before theirs")
                    .isEmpty();
        }
    }

    /// The window sees what is done while it is there, and a command that comes and goes records what it finds: once in all.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsSeenAsItHappensIsRecordedOnce(long seed) throws Exception {
        random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            long newest = newest();
            var before = state();
            theirs();
            var expected = difference(before, state());
            switch (random.nextInt(4)) {
                case 0 -> manager.refresh();
                case 1 -> other.refresh();
                case 2 -> {
                    try (var command = open()) {
                        command.lookBack();
                    }
                }
                default -> {
                    manager.refresh();
                    startAgain();
                }
            }
            manager.refresh();
            other.refresh();
            manager.lookBack();
            other.lookBack();
            assertThat(foreign(newest)).as("round %d", round).containsExactlyInAnyOrderElementsOf(expected);
            ours();
        }
    }

    private boolean isLookedAt() {
        return outside.number("SELECT value FROM onehot_meta WHERE key = 'seen'") >= 0;
    }

    private long newest() {
        return outside.number("SELECT ifnull(max(change), 0) FROM onehot_history");
    }

    private void startAgain() {
        stop();
        manager = open();
    }

    /// Sometimes as if the process was killed.
    private void stop() {
        if (random.nextBoolean()) {
            manager.close();
        } else {
            abandoned.add(manager);
        }
    }

    /// Does something as the window or the command line does; it may be refused.
    private void ours() throws Exception {
        var mine = random.nextInt(4) == 0 && isOpen(other) ? other : manager;
        try {
            if (random.nextInt(4) == 0) {
                more(mine);
            } else if (random.nextInt(6) == 0) {
                // As whoever does several things at once that settings may be among.
                mine.lookBack();
                mine.composite(Origin.CLI, () -> {
                    act(mine, Origin.CLI);
                    return act(mine, Origin.CLI);
                });
            } else {
                act(mine, random.nextBoolean() ? Origin.WINDOW : Origin.CLI);
            }
        } catch (OnehotException refused) {
            assertThat(refused.what().text()).isNotBlank();
        }
    }

    private Outcome act(SettingsManager mine, Origin origin) {
        int what = random.nextInt(22);
        if (what <= 2) {
            // Of very many settings an undo looks at none.
            mine.lookBack();
        }
        return switch (what) {
            case 0 -> mine.undoLatest(Optional.empty(), origin);
            case 1 -> mine.redoLatest(Optional.empty(), origin);
            case 2 -> mine.apply(new Command.Undo(1 + random.nextLong(1 + newest())), origin);
            default -> mine.apply(command(mine), origin);
        };
    }

    private static boolean isOpen(SettingsManager manager) {
        try {
            manager.current();
            return manager.settingCount() >= 0;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    private void more(SettingsManager mine) throws Exception {
        switch (random.nextInt(8)) {
            case 0 -> done(mine.keys().protect(Origin.WINDOW));
            case 1 -> done(mine.keys().share(Origin.WINDOW));
            case 2 -> backup = Optional.of(mine.backups().make(Optional.empty(), Progress.NONE));
            case 3 -> {
                if (backup.isPresent()) {
                    mine.carryOut(mine.backups().plan(backup.get(), Optional.empty()), Origin.WINDOW);
                }
            }
            case 4 -> export = Optional.of(Exports.text(mine, Optional.of(PASSPHRASE)));
            case 5 -> {
                if (export.isPresent()) {
                    var mode = random.nextBoolean() ? ImportMode.MERGE : ImportMode.REPLACE;
                    mine.carryOut(mine.transfer().plan(export.get(), mode, Optional.of(PASSPHRASE)), Origin.CLI);
                }
            }
            case 6 -> {
                mine.apply(new Command.SetSetting("ONEHOT_HISTORY_LIMIT", "100", Command.ANY), Origin.WINDOW);
                for (int i = 0; i < 30; i++) {
                    mine.apply(new Command.SetSetting("s" + random.nextInt(40), String.valueOf(i), Command.ANY), Origin.WINDOW);
                }
                mine.expire();
            }
            default -> mine.refresh();
        }
    }

    private static void done(CompletableFuture<?> work) throws Exception {
        try {
            work.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            assertThat(refused.getCause()).isInstanceOf(OnehotException.class);
        }
    }

    private Command command(SettingsManager mine) {
        return switch (random.nextInt(19)) {
            case 0, 1 -> new Command.SetSetting(key(), value(), Command.ANY);
            case 2 -> new Command.ResetSetting(key(), Command.ANY);
            case 3 -> new Command.CreateProvider(draft("P" + made++), random.nextBoolean());
            case 4 -> new Command.AddProvider(draft("P" + random.nextInt(5)), random.nextBoolean());
            case 5 -> new Command.ActivateProvider(any(mine));
            case 6 -> new Command.DeactivateProviders();
            case 7 -> new Command.DeleteProvider(any(mine), Command.ANY);
            case 8 -> Deletions.takeOneBack(mine, random);
            case 9 -> new Command.UpdateProvider(any(mine), draft("P" + made++), Command.ANY);
            case 10 -> new Command.RenameProvider(any(mine), "P" + random.nextInt(6), Command.ANY);
            case 11 -> new Command.MoveProvider(any(mine), OptionalLong.of(any(mine)));
            case 12 -> new Command.PinProvider(any(mine), random.nextBoolean());
            case 13 -> new Command.AddKey(any(mine), "key " + made++, secret());
            case 14 -> new Command.UseKey(any(mine), further(mine));
            case 15 -> new Command.LabelKey(any(mine), OptionalLong.empty(), "label " + made++);
            case 16 -> new Command.RemoveKey(any(mine), further(mine));
            case 17 -> new Command.RepairActive(OptionalLong.empty());
            default -> random.nextInt(3) == 0 ? check(mine) : new Command.Composite(List.of(
                    new Command.SetSetting(key(), value(), Command.ANY),
                    new Command.PutSetting(key(), Optional.of(value())),
                    new Command.PutBeside(OptionalLong.of(any(mine)), "", Optional.of("main"), Optional.of((double) random.nextInt(9)),
                            Optional.of(random.nextBoolean()), List.of(new FurtherKey("f", Optional.of(StoredKey.of("env:F")))), false),
                    new Command.CreateProvider(draft("P" + made++), true)));
        };
    }

    private Command check(SettingsManager mine) {
        var seen = mine.snapshot().provider(any(mine));
        var lights = Light.UNKNOWN;
        return new Command.RecordCheck(any(mine), seen.map(Provider::version).orElse(0L),
                new CheckResult("2026-01-01 00:00:00", "https://a.example.com", lights, lights, lights, OptionalLong.empty(), Optional.empty()), List.of("m"));
    }

    /// Also large ones, secrets, and what is no plain word.
    private String value() {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "x".repeat(1_000_000);
            case 2 -> "\"é\ud83d\ude00\n";
            default -> String.valueOf(random.nextInt(5));
        };
    }

    private String key() {
        int letter = random.nextInt(KEYS.length() + 2);
        return letter < KEYS.length() ? KEYS.substring(letter, letter + 1) : letter == KEYS.length() ? "API_KEY" : "DB_PASSWORD";
    }

    private long any(SettingsManager mine) {
        var ids = new ArrayList<>(new TreeSet<>(mine.snapshot().providers().keySet()));
        return ids.isEmpty() ? 1 : ids.get(random.nextInt(ids.size()));
    }

    private long further(SettingsManager mine) {
        return mine.snapshot().providers().values().stream().flatMap(it -> it.spareKeys().stream()).mapToLong(it -> it.id()).findAny().orElse(1);
    }

    private ApiKey secret() {
        return ApiKey.of("sk-" + random.nextLong(1L << 60));
    }

    private ProviderDraft draft(String name) {
        var key = switch (random.nextInt(4)) {
            case 0 -> KeyChange.KEEP;
            case 1 -> KeyChange.to(ApiKey.of("env:SOME"));
            case 2 -> new KeyChange.Remove();
            default -> KeyChange.to(secret());
        };
        return new ProviderDraft(name, "openai", "https://example.com/" + name, "m-" + random.nextInt(3), "", key);
    }

    /// Does something as a program does that knows nothing of Onehot.
    private void theirs() {
        int n = random.nextInt(1_000);
        switch (random.nextInt(12)) {
            case 0, 1 -> outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?, ?, '2030-01-01 00:00:' || ?)", key(), "t" + n, 100 + made++);
            case 2 -> outside.run("DELETE FROM settings WHERE key = ?", key());
            case 3 -> outside.run("INSERT OR REPLACE INTO settings(key, value) VALUES ('theirs ' || ?, ?)", n % 5, "t" + n);
            case 4 -> outside.run("UPDATE settings SET value = NULL WHERE key IN ('a', 'b')");
            case 5 -> outside.run("INSERT INTO ai_providers(provider_name, api_key, model, is_active) VALUES (?, 'k', ?, 0)", "T" + made++, "m" + n);
            case 6 -> outside.run("DELETE FROM ai_providers WHERE id = (SELECT max(id) FROM ai_providers)");
            case 7 -> outside.run("UPDATE ai_providers SET model = ? WHERE id = (SELECT min(id) FROM ai_providers)", "m" + n);
            case 8 -> outside.run("UPDATE ai_providers SET provider_name = ? WHERE id = (SELECT max(id) FROM ai_providers)", "T" + made++);
            case 9 -> outside.run("UPDATE ai_providers SET is_active = (id % 2 = ?)", n % 2);
            case 10 -> outside.run("UPDATE ai_providers SET is_active = 0");
            default -> outside.run("UPDATE ai_providers SET api_key = '' WHERE id = (SELECT min(id) FROM ai_providers)");
        }
    }

    /// What another program can change, a line for each.
    private Map<String, List<String>> state() {
        var state = new TreeMap<String, List<String>>();
        var setting = "SELECT key || char(9) || ifnull(value, '') || char(9) || updated_at FROM settings";
        outside.texts(setting).forEach(it -> state.put("setting " + it.split("\t", -1)[0], List.of(it.split("\t", -1)[1], it.split("\t", -1)[2])));
        var provider = "SELECT id || char(9) || provider_name || char(9) || ifnull(model, '') || char(9) || (api_key <> '') || char(9) || (is_active = 1)"
                + " FROM ai_providers";
        outside.texts(provider).forEach(it -> {
            var fields = it.split("\t", -1);
            state.put("provider " + fields[0], List.of(fields[1], fields[2], fields[3], fields[4]));
        });
        return state;
    }

    private static List<String> difference(Map<String, List<String>> before, Map<String, List<String>> after) {
        var lines = new ArrayList<String>();
        var all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (var row : all) {
            var was = before.get(row);
            var is = after.get(row);
            if (row.startsWith("setting ")) {
                boolean secret = Setting.isSecret(row.substring(8));
                boolean other = was == null || is == null || !was.getFirst().equals(is.getFirst()) || secret && !was.equals(is);
                if (other) {
                    lines.add(row + (is == null ? " reset" : " set"));
                }
            } else if (was == null || is == null) {
                lines.add(row + (is == null ? " deleted" : " added"));
            } else {
                if (!was.get(0).equals(is.get(0))) {
                    lines.add(row + " renamed");
                } else if (!was.subList(1, 3).equals(is.subList(1, 3))) {
                    lines.add(row + " updated");
                }
                if (!Objects.equals(was.get(3), is.get(3))) {
                    lines.add(row + (is.get(3).equals("1") ? " activated" : " deactivated"));
                }
            }
        }
        return lines;
    }

    private List<String> foreign(long after) {
        return outside.texts(
                "SELECT what || ' ' || subject || ' ' || action FROM onehot_history WHERE origin = 'external' AND change > ?", after);
    }
}
