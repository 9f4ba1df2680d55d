package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Outcome;
import dev.onehot.model.Message;
import dev.onehot.model.Setting;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;

/// What other programs have in columns of their own comes back with the row that is brought back, as it was: texts, numbers, bytes and NULLs.
class OtherColumnsTest extends ManagerFixture {
    private static final String OTHERS = "note TEXT, \"select \"\"x\"\" 'y'\" BLOB, must TEXT NOT NULL, seven INTEGER DEFAULT 7, price REAL";

    private static final String SETTINGS = "SELECT key || quote(value) || quote(note) || quote(\"select \"\"x\"\" 'y'\") || must"
            + " || quote(seven) || quote(price) || quote(model) || quote(length(doubled)) FROM settings ORDER BY key";

    private static final String PROVIDERS = "SELECT provider_name || quote(api_key) || quote(note) || quote(\"select \"\"x\"\" 'y'\") || must"
            + " || quote(seven) || quote(price) || quote(key) || quote(doubled) FROM ai_providers ORDER BY id";

    @Override
    protected void beforeOpening(Path newFile) {
        try (var made = Outside.on(newFile)) {
            made.run("CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT, updated_at TEXT, " + OTHERS + ", model TEXT,"
                    + " doubled TEXT GENERATED ALWAYS AS (value || value) VIRTUAL)");
            made.run("CREATE TABLE ai_providers(id INTEGER PRIMARY KEY AUTOINCREMENT, provider_name TEXT, api_key TEXT, model TEXT, is_active INTEGER,"
                    + " created_at TEXT, updated_at TEXT, " + OTHERS + ", key TEXT, doubled TEXT GENERATED ALWAYS AS (model || model) STORED)");
            for (var row : List.of("'a', '1', 'mine', x'00ff', 'm', NULL, 1.5, 'x'", "'b', '2', NULL, 12, 'n', 8, 'none', NULL")) {
                made.run("INSERT INTO settings(key, value, note, \"select \"\"x\"\" 'y'\", must, seven, price, model) VALUES (" + row + ")");
                made.run("INSERT INTO ai_providers(provider_name, api_key, note, \"select \"\"x\"\" 'y'\", must, seven, price, key) VALUES ("
                        + row + ")");
            }
        }
    }

    @Test
    void aSettingIsBackAsItWasAndSoAfterARedo() {
        var before = outside.texts(SETTINGS);
        var done = manager.resetSetting("a");
        for (int i = 0; i < 3; i++) {
            assertThat(outside.texts(SETTINGS)).hasSize(1);
            var undone = takeBack(done);
            assertThat(outside.texts(SETTINGS)).isEqualTo(before);
            done = takeBack(undone);
        }
        assertThat(manager.snapshot().settings()).containsOnlyKeys("b");
    }

    @Test
    void aProviderIsBackAsItWasAndSoAfterARedo() {
        var before = outside.texts(PROVIDERS);
        var done = manager.deleteAiProvider(1);
        for (int i = 0; i < 3; i++) {
            assertThat(outside.texts(PROVIDERS)).hasSize(1);
            var undone = takeBack(done);
            assertThat(outside.texts(PROVIDERS)).isEqualTo(before);
            assertThat(kept()).isZero();
            done = takeBack(undone);
        }
    }

    @Test
    void allOfThemAreBackWithALaterUndo() {
        var settings = outside.texts(SETTINGS);
        var providers = outside.texts(PROVIDERS);
        var done = new ArrayList<Outcome>();
        done.add(manager.resetSetting("a"));
        done.add(manager.deleteAiProvider(2));
        done.add(manager.resetSetting("b"));
        done.add(manager.deleteAiProvider(1));
        assertThat(kept()).isEqualTo(4 * 6);
        done.forEach(this::takeBack);
        assertThat(outside.texts(SETTINGS)).isEqualTo(settings);
        assertThat(outside.texts(PROVIDERS)).isEqualTo(providers);
        assertThat(kept()).isZero();
    }

    @Test
    void aLargeValueIsBackWithThemToo() {
        outside.run("UPDATE settings SET value = ? WHERE key = 'a'", "x".repeat(Setting.LARGE + 1));
        var before = outside.texts(SETTINGS);
        takeBack(manager.resetSetting("a"));
        assertThat(outside.texts(SETTINGS)).isEqualTo(before);
        assertThat(kept()).isZero();
    }

    @Test
    void aColumnThatIsGoneIsSaidAndOneThatCameHasItsDefault() {
        var reset = manager.resetSetting("a");
        var deleted = manager.deleteAiProvider(1);
        for (var table : List.of("settings", "ai_providers")) {
            outside.run("ALTER TABLE " + table + " DROP COLUMN note");
            outside.run("ALTER TABLE " + table + " DROP COLUMN \"select \"\"x\"\" 'y'\"");
            outside.run("ALTER TABLE " + table + " ADD COLUMN late TEXT DEFAULT 'new'");
        }
        assertThat(takeBack(reset).remarks()).contains(Message.of("undo.column", "a", "note, select \"x\" 'y'"));
        assertThat(takeBack(deleted).remarks()).contains(Message.of("undo.column", "a", "note, select \"x\" 'y'"));
        assertThat(outside.texts("SELECT must || price || late FROM settings ORDER BY key")).containsExactly("m1.5new", "nnonenew");
        assertThat(outside.texts("SELECT must || price || late FROM ai_providers ORDER BY id")).containsExactly("m1.5new", "nnonenew");
    }

    /// Others may have it there once more.
    @Test
    void ofASecretSettingNothingIsKept() {
        outside.run("INSERT INTO settings(key, value, must) VALUES ('FINNHUB_API_KEY', 'secret', 'secret')");
        manager.resetSetting("FINNHUB_API_KEY");
        assertThat(kept()).isZero();
    }

    @Test
    void whatCannotBeBroughtBackAnyMoreIsForgotten() {
        manager.resetSetting("a");
        manager.deleteAiProvider(1);
        outside.run("UPDATE onehot_deleted_provider SET deleted_at = '2020-01-01 00:00:00'");
        manager.expire();
        assertThat(outside.texts("SELECT DISTINCT what FROM onehot_other_column")).containsExactly("setting");
        manager.database().writer().expire(1);
        assertThat(kept()).isZero();
    }

    @Test
    void whereNobodyHasAnyThereIsNoTable() {
        var plain = folder.resolve("plain.db");
        try (var other = SettingsManager.open(plain);
                var beside = Outside.on(plain)) {
            other.setSetting("a", "1");
            other.resetSetting("a");
            other.undoLatest(Optional.empty(), dev.onehot.model.Origin.API);
            assertThat(other.getSetting("a", "")).isEqualTo("1");
            assertThat(beside.number("SELECT count(*) FROM sqlite_schema WHERE name = 'onehot_other_column'")).isZero();
        }
    }

    private long kept() {
        return outside.number("SELECT count(*) FROM sqlite_schema WHERE name = 'onehot_other_column'") == 0
                ? 0
                : outside.number("SELECT count(*) FROM onehot_other_column");
    }
}
