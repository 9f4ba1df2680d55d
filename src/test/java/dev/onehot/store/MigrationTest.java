package dev.onehot.store;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file of the version before becomes one of this version, with its history.
class MigrationTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void makeVersionOne() {
        file = folder.resolve("onehot.db");
        try (var outside = Outside.on(file)) {
            outside.script(script("schema-1.sql"));
            outside.run("INSERT INTO onehot_meta VALUES ('schema_version', '1'), ('revision', '3'), ('active_provider', '2')");
            outside.run("INSERT INTO ai_providers(id, provider_name, api_key, model, is_active) VALUES"
                    + " (1, 'A', 'sk-plain-0123456789', 'm', 0), (2, 'B', '', 'm', 1)");
            outside.run("INSERT INTO settings(key, value) VALUES ('a', '2')");
            outside.run("INSERT INTO onehot_history(revision, at, origin, what, subject, name, action, before, after) VALUES"
                    + " (1, '2026-01-01 00:00:00', 'window', 'setting', 'a', 'a', 'set', NULL, '1'),"
                    + " (2, '2026-01-01 00:00:01', 'cli', 'setting', 'a', 'a', 'set', '1', '2'),"
                    + " (3, '2026-01-01 00:00:02', 'window', 'provider', '1', 'A', 'deactivated',"
                    + " '{\"name\":\"A\",\"active\":true}', '{\"name\":\"A\",\"active\":false}'),"
                    + " (3, '2026-01-01 00:00:02', 'window', 'provider', '2', 'B', 'activated',"
                    + " '{\"name\":\"B\",\"active\":false}', '{\"name\":\"B\",\"active\":true}')");
        }
    }

    @Test
    void itsHistoryIsReadAndUndone() {
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.history(HistoryFilter.newest(10))).extracting(it -> it.changes().size()).containsExactly(2, 1, 1);
            manager.undoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
            assertThat(manager.snapshot().activeIds()).containsExactly(1L);
            manager.undoLatest(Optional.of(Origin.CLI), Origin.CLI);
            assertThat(manager.getSetting("a", "")).isEqualTo("1");
            assertThat(manager.revealKey(1).reveal()).isEqualTo("sk-plain-0123456789");
        }
    }

    @Test
    void itIsBackedUpFirst() {
        SettingsManager.open(file).close();
        assertThat(Folder.contents(folder).keySet()).anyMatch(it -> it.contains(".before-onehot-2-"));
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("SELECT value FROM onehot_meta WHERE key = 'schema_version'")).isEqualTo("2");
            outside.assertSound();
        }
    }

    private static String script(String name) {
        try (var in = Objects.requireNonNull(Schema.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
