package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.Event;
import dev.onehot.model.Change;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import dev.onehot.testing.Outside;
import dev.onehot.testing.PlainFile;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Of very many settings only those are read that another program may have changed. Stories of everything that such a program can do to the table,
/// beside own edits, undo and another Onehot: after every step all is compared with the whole file. `-Donehot.stories=50` for more than usual.
@Execution(ExecutionMode.CONCURRENT)
class ChangedSinceTest {
    private static final int MANY = 1_400;
    private static final int STEPS = 50;

    @TempDir
    private Path folder;

    private final Recorder recorder = new Recorder();
    private final List<Long> gestures = new ArrayList<>();
    private Path file;
    private SettingsManager manager;
    private SettingsManager other;
    private Outside outside;
    private Random random = new Random(0);
    /// What the file held when an Onehot looked last.
    private Map<String, String> seen = Map.of();
    private long newest;
    private int made;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("onehot.stories", 4));
    }

    @BeforeEach
    void open() {
        file = folder.resolve("onehot.db");
        PlainFile.at(file);
        outside = Outside.on(file);
        SettingsManager.open(file).close();
        outside.run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + MANY + ")"
                + " INSERT INTO settings(key, value, updated_at) SELECT 'key ' || i, 'value ' || i, 't' FROM n");
        manager = SettingsManager.open(file);
        manager.lookBack();
        other = SettingsManager.open(file);
        manager.subscribe(recorder);
        recorder.awaitSubscribed();
        look();
    }

    @AfterEach
    void close() {
        other.close();
        manager.close();
        outside.close();
    }

    /// The first change of others is told by all rows, and all that follow by what is left of that.
    private void look() {
        outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('first', '1', 't')");
        manager.refresh();
        seen = stored();
        newest = newest();
        assertThat(known()).isEqualTo(seen);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsMissedOrToldTwice(long seed) {
        random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            var story = "seed " + seed + ", step " + step;
            for (int i = random.nextInt(3); i >= 0; i--) {
                stranger();
            }
            switch (random.nextInt(6)) {
                case 0 -> own(story);
                case 1 -> stale(story);
                case 2 -> anotherOnehot(story);
                case 3 -> undo(story);
                default -> foreignIsRecordedOf(story, manager::refresh);
            }
            manager.refresh();
            seen = stored();
            newest = newest();
            assertThat(known()).as(story).isEqualTo(seen);
            assertThat(providers()).as(story).isEqualTo(outside.texts("SELECT id || provider_name || model || is_active FROM ai_providers ORDER BY id"));
            assertThat(heardInAll()).as(story).isEqualTo(seen.keySet());
        }
    }

    /// An edit that began before what another program did to the same row meets it, whatever it was; all others succeed.
    @ParameterizedTest
    @ValueSource(strings = {
        "INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('key 7', 'theirs', 'u')",
        "UPDATE settings SET value = 'theirs', updated_at = 'u' WHERE key = 'key 7'",
        "UPDATE settings SET value = 'theirs' WHERE key = 'key 7'",
        "DELETE FROM settings WHERE key = 'key 7'"
    })
    void aStaleEditMeetsItsConflict(String theirs) {
        long version = manager.snapshot().setting("key 7").orElseThrow().version();
        outside.run("BEGIN");
        outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES ('key 9', 'new', 'u')");
        outside.run(theirs);
        outside.run("COMMIT");
        var conflict = catchThrowableOfType(
                ConflictException.class, () -> manager.apply(new Command.SetSetting("key 7", "mine", OptionalLong.of(version)), Origin.WINDOW));
        assertThat(conflict).isNotNull();
        assertThat(known()).isEqualTo(stored());
    }

    /// It is as it was at the last look, to the second, and yet otherwise than this process has written since.
    @Test
    void whatWasPutBackAsItWasIsSeen() {
        manager.setSetting("key 7", "mine");
        outside.run("UPDATE settings SET value = 'value 7', updated_at = 't' WHERE key = 'key 7'");
        manager.refresh();

        assertThat(manager.getSetting("key 7", "")).isEqualTo("value 7");
        assertThat(known()).isEqualTo(stored());
    }

    /// As many rows as before, and none that is new in its place.
    @Test
    void whatCameAndWentAndIsBackIsSeen() {
        manager.composite(Origin.API, () -> manager.resetSetting("key 8").gesture().isPresent() && manager.setSetting("new", "mine").gesture().isPresent());
        outside.run("BEGIN");
        outside.run("INSERT INTO settings(key, value, updated_at, rowid) VALUES ('key 8', 'value 8', 't', 8)");
        outside.run("DELETE FROM settings WHERE key = 'new'");
        outside.run("COMMIT");
        manager.refresh();

        assertThat(known()).isEqualTo(stored());
    }

    /// Another Onehot's change was taken back by a program that keeps no history: it is recorded, and nothing else is.
    @Test
    void whatWasPutBackAfterAnotherOnehotIsRecorded() {
        other.setSetting("key 7", "another's");
        outside.run("UPDATE settings SET value = 'value 7', updated_at = 't' WHERE key = 'key 7'");
        manager.refresh();

        assertThat(outside.texts("SELECT origin || subject FROM onehot_history WHERE change > ? AND what = 'setting' ORDER BY change", newest))
                .containsExactly("apikey 7", "externalkey 7");
        assertThat(known()).isEqualTo(stored());
    }

    /// Texts that run into each other, and rows that lie at the ends of what a table can hold.
    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE settings SET value = 'a' || char(31) || 'b', updated_at = 'c' WHERE key = 'key 7'",
        "UPDATE settings SET value = NULL, updated_at = NULL WHERE key = 'key 7'",
        "UPDATE settings SET rowid = 9223372036854775807, value = 'x' WHERE key = 'key 7'",
        "UPDATE settings SET rowid = -9223372036854775808, value = 'x' WHERE key = 'key 7'",
        "UPDATE settings SET rowid = -5, value = 'x' WHERE key = 'key 7'",
        "UPDATE settings SET value = 1.5 WHERE key = 'key 7'",
        "UPDATE settings SET value = x'00410042' WHERE key = 'key 7'",
        "UPDATE settings SET value = hex(zeroblob(600000)) WHERE key = 'key 7'",
        "INSERT INTO settings(key, value) VALUES (NULL, 'nobody')",
        "INSERT INTO settings(key, value) VALUES (x'6b6579', 'nobody')",
        "INSERT INTO settings(key, value) VALUES ('key' || char(31) || '7', 'x')",
        "UPDATE settings SET key = CAST(x'6b6579ff' AS TEXT) WHERE key = 'key 7'",
        "UPDATE settings SET key = key || '!'",
        "DELETE FROM settings"
    })
    void oddRowsAreSeen(String first) {
        outside.run(first);
        manager.refresh();
        assertThat(known()).isEqualTo(stored());
        // A text goes from one row to the next: together it is the same.
        for (var texts : List.of("a,b\u001fc", "a\u001fb,c")) {
            outside.run("UPDATE settings SET value = ? WHERE key = 'key 7'", texts.split(",", 0)[0]);
            outside.run("UPDATE settings SET value = ? WHERE key = 'key 8'", texts.split(",", 0)[1]);
            manager.refresh();
            assertThat(known()).isEqualTo(stored());
        }
    }

    /// Tables that another program made otherwise are read whole.
    @ParameterizedTest
    @ValueSource(strings = {
        "CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT, updated_at TEXT) WITHOUT ROWID",
        "CREATE TABLE settings(key TEXT, value TEXT, updated_at TEXT, rowid TEXT)",
        "CREATE TABLE settings(key TEXT, value TEXT, updated_at TEXT)"
    })
    void otherTablesAreSeen(String table) {
        outside.run("BEGIN");
        outside.run("ALTER TABLE settings RENAME TO old");
        outside.run(table);
        outside.run("INSERT INTO settings(key, value, updated_at) SELECT key, value, updated_at FROM old");
        outside.run("DROP TABLE old");
        outside.run("COMMIT");
        for (int i = 0; i < 3; i++) {
            outside.run("UPDATE settings SET value = ? WHERE key = 'key 7'", "round " + i);
            manager.refresh();
            assertThat(known()).isEqualTo(stored());
        }
    }

    private void stranger() {
        boolean together = random.nextBoolean();
        if (together) {
            outside.run("BEGIN IMMEDIATE");
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            change(together);
        }
        if (together) {
            outside.run("COMMIT");
        }
    }

    private void change(boolean together) {
        var key = key();
        var value = "theirs " + made++;
        switch (random.nextInt(15)) {
            case 0, 1 -> outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?, ?, 'r')", key, value);
            case 2 -> outside.run("UPDATE settings SET value = ?, updated_at = ? WHERE key = ?", value, "u" + random.nextInt(3), key);
            case 3, 4 -> outside.run("UPDATE settings SET value = ? WHERE key = ?", value, key);
            case 5 -> outside.run("UPDATE settings SET updated_at = ? WHERE key = ?", value, key);
            case 6 -> outside.run("DELETE FROM settings WHERE key = ?", key);
            case 7 -> {
                outside.run("DELETE FROM settings WHERE rowid = (SELECT max(rowid) FROM settings)");
                outside.run("INSERT OR IGNORE INTO settings(key, value, updated_at) VALUES (?, ?, 't')", "key new " + random.nextInt(4), value);
            }
            case 8 -> {
                if (!together) {
                    outside.run("VACUUM");
                }
            }
            case 9 -> outside.run("UPDATE OR IGNORE settings SET rowid = ? WHERE key = ?", random.nextLong(-100, 2 * MANY), key);
            case 10 -> {
                var before = outside.texts("SELECT value FROM settings WHERE key = ?", key);
                outside.run("UPDATE settings SET value = 'between' WHERE key = ?", key);
                before.forEach(it -> outside.run("UPDATE settings SET value = ? WHERE key = ?", it, key));
            }
            case 11 -> outside.run("UPDATE settings SET value = value || 'x' WHERE rowid % ? = 0", 5 + random.nextInt(500));
            case 12 -> outside.run("UPDATE OR IGNORE settings SET key = ? WHERE key = ?", key(), key);
            case 13 -> outside.run("UPDATE ai_providers SET model = ? WHERE id = 1", value);
            // Back to what it was at the last look, or at the start.
            default -> outside.run("INSERT OR REPLACE INTO settings(key, value, updated_at) VALUES (?1, replace(?1, 'key', 'value'), 't')", key);
        }
    }

    private String key() {
        return "key " + (random.nextInt(4) == 0 ? random.nextInt(MANY + 50) : 1 + random.nextInt(12));
    }

    /// Does `step`, before which what the stranger did is recorded, and nothing else of others.
    private void foreignIsRecordedOf(String story, Runnable step) {
        var expected = difference(seen, stored());
        step.run();
        assertThat(outside.texts("SELECT subject FROM onehot_history WHERE change > ? AND origin = 'external' AND what = 'setting'", newest))
                .as(story)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private void own(String story) {
        var key = key();
        foreignIsRecordedOf(story, () -> {
            var outcome = random.nextBoolean()
                    ? manager.setSetting(key, "ours " + made++)
                    : random.nextBoolean() ? manager.resetSetting(key) : manager.apply(
                            new Command.Composite(List.of(
                                    new Command.SetSetting(key, "ours " + made++, Command.ANY), new Command.ResetSetting("key 5", Command.ANY))),
                            Origin.WINDOW);
            outcome.gesture().ifPresent(gestures::add);
        });
    }

    /// Somebody edits what stood on the screen before the stranger came.
    private void stale(String story) {
        var key = key();
        var shown = manager.snapshot().setting(key);
        boolean touched = difference(seen, stored()).contains(key);
        foreignIsRecordedOf(story, () -> {
            var conflict = catchThrowableOfType(ConflictException.class, () -> manager.apply(
                    new Command.SetSetting(key, "ours " + made++, shown.map(it -> OptionalLong.of(it.version())).orElse(Command.ABSENT)), Origin.WINDOW));
            assertThat(conflict != null).as(story).isEqualTo(touched);
        });
    }

    private void anotherOnehot(String story) {
        var key = key();
        foreignIsRecordedOf(story, () -> {
            other.setSetting(key, "another's " + made++);
            if (random.nextBoolean()) {
                other.resetSetting(key);
            }
        });
        seen = stored();
        newest = newest();
        for (int i = random.nextInt(3); i > 0; i--) {
            stranger();
        }
        foreignIsRecordedOf(story, manager::refresh);
    }

    private void undo(String story) {
        if (!gestures.isEmpty()) {
            long gesture = gestures.remove(gestures.size() - 1 - random.nextInt(Math.min(3, gestures.size())));
            foreignIsRecordedOf(story, () -> {
                try {
                    manager.apply(new Command.Undo(gesture), Origin.WINDOW).gesture().ifPresent(gestures::add);
                } catch (OnehotException refused) {
                    assertThat(refused.what().text()).isNotBlank();
                }
            });
        }
    }

    private static List<String> difference(Map<String, String> before, Map<String, String> after) {
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream().filter(it -> !value(before, it).equals(value(after, it))).toList();
    }

    /// Those that are there by what was told.
    private Set<String> heardInAll() {
        recorder.awaitRevision(manager.snapshot().revision());
        var there = new TreeSet<>(recorder.events().getFirst().snapshot().settings().keySet());
        for (var it : settingChanges()) {
            boolean isNews = it.action() == Change.SettingAction.SET || there.contains(it.key());
            assertThat(isNews).as("%s is told of once", it).isTrue();
            if (it.action() == Change.SettingAction.SET) {
                there.add(it.key());
            } else {
                there.remove(it.key());
            }
        }
        return there;
    }

    private List<Change.SettingChange> settingChanges() {
        return recorder.events().stream()
                .filter(Event.SettingsChanged.class::isInstance)
                .flatMap(it -> ((Event.SettingsChanged) it).changes().stream())
                .filter(Change.SettingChange.class::isInstance)
                .map(Change.SettingChange.class::cast)
                .toList();
    }

    private long newest() {
        return outside.number("SELECT ifnull(max(change), 0) FROM onehot_history");
    }

    private List<String> providers() {
        return manager.snapshot().providers().values().stream()
                .map(it -> it.id() + it.name() + it.model() + (it.active() ? 1 : 0))
                .toList();
    }

    private Map<String, String> known() {
        var all = new TreeMap<String, String>();
        manager.snapshot().settings().values().forEach(it -> all.put(it.key(), text(it)));
        return all;
    }

    private Map<String, String> stored() {
        var all = new TreeMap<String, String>();
        try (var settings = manager.settings()) {
            settings.each(it -> all.put(it.key(), text(it)));
        }
        return all;
    }

    private static String text(Setting setting) {
        return setting.value() + setting.largeBytes() + "\n" + setting.updatedAt();
    }

    /// Empty when there is none.
    private static String value(Map<String, String> all, String key) {
        var text = all.getOrDefault(key, "");
        return text.substring(0, Math.max(0, text.lastIndexOf('\n')));
    }
}
