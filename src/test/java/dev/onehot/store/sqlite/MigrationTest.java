package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.UsageCounts;
import dev.onehot.core.events.Command;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A file of the version before becomes one of this version, with its history.
@Execution(ExecutionMode.CONCURRENT)
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
        assertThat(Folder.contents(folder).keySet()).anyMatch(it -> it.contains(".before-onehot-5-"));
        try (var outside = Outside.on(file)) {
            assertThat(outside.text("SELECT value FROM onehot_meta WHERE key = 'schema_version'")).isEqualTo("5");
            outside.assertSound();
        }
    }

    /// What is new is empty, and can be given; of a provider that was deleted then, too.
    @Test
    void aFileOfVersionTwoKeepsItsProviders() {
        var older = folder.resolve("two.db");
        try (var outside = Outside.on(older)) {
            outside.script(script("schema-1.sql"));
            outside.script(script("schema-2.sql"));
            outside.run("INSERT INTO onehot_meta VALUES ('schema_version', '2'), ('revision', '3')");
            outside.run("INSERT INTO ai_providers(id, provider_name, api_key, model, is_active) VALUES (1, 'A', '', 'm', 1)");
            outside.run("INSERT INTO onehot_provider(provider_id, kind, base_url, notes, headers, timeout_seconds, proxy)"
                    + " VALUES (1, 'openai', 'https://a.example.com/v1', 'n', 'X-A: b', 30, 'direct')");
            outside.run("INSERT INTO onehot_deleted_provider(provider_id, deleted_at, provider_name, api_key, model, is_active, created_at, kind,"
                    + " base_url, notes, organization) VALUES (2, datetime('now'), 'B', '', 'm', 0, '2026-01-01 00:00:00', 'openai', '', '', 'org')");
            outside.run("INSERT INTO onehot_history(revision, at, origin, what, subject, name, action, before, after, gesture) VALUES"
                    + " (3, datetime('now'), 'window', 'provider', '2', 'B', 'deleted', '{\"name\":\"B\",\"active\":false}', NULL, 1)");
        }
        var addresses = "anthropic https://a.example.com/anthropic";
        try (var manager = SettingsManager.open(older)) {
            var provider = manager.snapshot().provider(1).orElseThrow();
            assertThat(provider.fields()).containsEntry("headers", "X-A: b").containsEntry("timeoutSeconds", "30").containsEntry("proxy", "direct")
                    .containsEntry("addresses", "");
            var fields = provider.fields();
            fields.put("addresses", addresses);
            manager.apply(new Command.UpdateProvider(1, ProviderDraft.of(fields), Command.ANY), Origin.WINDOW);
            manager.apply(new Command.Undo(1), Origin.WINDOW);
            assertThat(manager.snapshot().provider(2).orElseThrow().fields()).containsEntry("organization", "org").containsEntry("addresses", "");
        }
        try (var outside = Outside.on(older)) {
            assertThat(outside.text("SELECT addresses FROM onehot_provider WHERE provider_id = 1")).isEqualTo(addresses);
            assertThat(outside.text("SELECT group_concat(name) FROM pragma_table_info('ai_providers')"))
                    .isEqualTo("id,provider_name,api_key,model,is_active,created_at,updated_at");
        }
        assertThat(Folder.contents(folder).keySet()).anyMatch(it -> it.contains("two.db") && it.contains("before-onehot-5-"));
    }

    /// Nothing follows there, and something can.
    @Test
    void aFileOfVersionThreeGetsPrograms() {
        var older = folder.resolve("three.db");
        try (var outside = Outside.on(older)) {
            Stream.of("schema-1.sql", "schema-2.sql", "schema-3.sql").map(MigrationTest::script).forEach(outside::script);
            outside.run("INSERT INTO onehot_meta VALUES ('schema_version', '3'), ('revision', '3')");
            outside.run("INSERT INTO ai_providers(id, provider_name, api_key, model, is_active) VALUES (1, 'A', '', 'm', 1)");
        }
        var program = new FollowedProgram("here", "codex", "Codex", OptionalLong.of(1), KeyDelivery.HELPER, "", false, List.of());
        try (var manager = SettingsManager.open(older)) {
            assertThat(manager.snapshot().programs()).isEmpty();
            manager.apply(new Command.FollowProgram(program), Origin.CLI);
        }
        try (var manager = SettingsManager.open(older)) {
            assertThat(manager.snapshot().programs().values()).containsExactly(program);
        }
        assertThat(Folder.contents(folder).keySet()).anyMatch(it -> it.contains("three.db") && it.contains("before-onehot-5-"));
    }

    /// Nobody may ask there, and somebody can be let.
    @Test
    void aFileOfVersionFourGetsTokensAndUsage() {
        var older = folder.resolve("four.db");
        try (var outside = Outside.on(older)) {
            IntStream.rangeClosed(1, 4).forEach(it -> outside.script(script("schema-" + it + ".sql")));
            outside.run("INSERT INTO onehot_meta VALUES ('schema_version', '4'), ('revision', '3')");
            outside.run("INSERT INTO ai_providers(id, provider_name, api_key, model, is_active) VALUES (1, 'A', '', 'm', 1)");
        }
        try (var manager = SettingsManager.open(older)) {
            assertThat(manager.snapshot().tokens()).isEmpty();
            assertThat(UsageCounts.since(manager, "")).isEmpty();
            manager.apply(new Command.MakeToken("codex", "salt", "hash"), Origin.CLI);
        }
        try (var manager = SettingsManager.open(older)) {
            assertThat(manager.snapshot().active().orElseThrow().name()).isEqualTo("A");
            assertThat(manager.snapshot().tokens().keySet()).containsExactly("codex");
        }
        assertThat(Folder.contents(folder).keySet()).anyMatch(it -> it.contains("four.db") && it.contains("before-onehot-5-"));
    }

    private static String script(String name) {
        try (var in = Objects.requireNonNull(Schema.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
