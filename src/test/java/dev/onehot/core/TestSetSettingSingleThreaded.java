package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The specification's baseline: what one thread writes is what is stored.
class TestSetSettingSingleThreaded extends ManagerFixture {
    @Test
    void newKey() {
        manager.setSetting("theme", "dark");

        assertThat(outside.setting("theme")).isEqualTo("dark");
        assertThat(manager.getSetting("theme", "light")).isEqualTo("dark");
    }

    @Test
    void overwrite() {
        manager.setSetting("theme", "dark");
        manager.setSetting("theme", "light");

        assertThat(outside.texts("SELECT value FROM settings WHERE key = 'theme'")).containsExactly("light");
    }

    @Test
    void emptyValueIsAValueAndNotAnAbsence() {
        manager.setSetting("theme", "");

        assertThat(outside.setting("theme")).isEmpty();
        assertThat(manager.getSetting("theme", "light")).isEmpty();
        assertThat(manager.getSetting("other", "light")).isEqualTo("light");
    }

    @Test
    void theTimeIsWrittenAsSqliteWritesIt() {
        var before = outside.now();
        manager.setSetting("theme", "dark");
        var after = outside.now();

        assertThat(outside.text("SELECT updated_at FROM settings")).isBetween(before, after);
    }

    @Test
    void textOfEveryScriptSurvives() {
        var text = "日本 \u202eעברית\u202c 🔥 \t\n'\"; DROP TABLE settings; --";
        manager.setSetting("ключ 🔑", text);

        assertThat(outside.setting("ключ 🔑")).isEqualTo(text);
        outside.assertSound();
    }
}
