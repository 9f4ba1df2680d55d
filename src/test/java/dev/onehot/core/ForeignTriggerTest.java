package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Result;
import dev.onehot.core.files.ImportMode;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Integrity;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Exports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A rule of another program that drops or changes what is written has it refused, all of it: nothing is called done that the file does not
/// hold.
@Execution(ExecutionMode.CONCURRENT)
class ForeignTriggerTest extends ManagerFixture {
    private static final String IGNORE = " BEGIN SELECT RAISE(IGNORE); END";
    private static final String PINS = "BEFORE UPDATE OF is_active ON ai_providers WHEN old.is_active = 1 AND new.is_active = 0" + IGNORE;
    private static final String NEW_KEY = "sk-new-0123456789abcdefghij";

    private long first;
    private long second;

    /// @param rule what the trigger does
    private record Case(String name, String rule, Consumer<ForeignTriggerTest> gesture) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeEach
    void fill() {
        first = manager.addAiProvider(Drafts.withKey("First", "sk-first-0123456789abcdef"), true).providerId().orElseThrow();
        second = manager.addAiProvider(Drafts.withKey("Second", "sk-second-0123456789abcdef"), false).providerId().orElseThrow();
        manager.setSetting("s", "1");
        manager.setSetting("kept", "1");
    }

    static Stream<Case> cases() {
        Consumer<ForeignTriggerTest> use = it -> it.manager.setActiveProvider(it.second);
        Consumer<ForeignTriggerTest> none = it -> it.manager.deactivateProviders();
        Consumer<ForeignTriggerTest> set = it -> it.manager.setSetting("s", "abc");
        Consumer<ForeignTriggerTest> create = it -> it.manager.setSetting("n", "abc");
        Consumer<ForeignTriggerTest> reset = it -> it.manager.resetSetting("s");
        Consumer<ForeignTriggerTest> add = it -> it.manager.addAiProvider(Drafts.withKey("Third", NEW_KEY), false);
        Consumer<ForeignTriggerTest> key = it -> it.apply(new Command.UpdateProvider(it.second, it.draft().withKey(KeyChange.to(ApiKey.of(NEW_KEY))), Command.ANY));
        Consumer<ForeignTriggerTest> rename = it -> it.manager.renameProvider(it.second, "Other");
        Consumer<ForeignTriggerTest> delete = it -> it.manager.deleteAiProvider(it.second);
        var again = "AFTER UPDATE OF is_active ON ai_providers WHEN old.is_active = 1 AND new.is_active = 0"
                + " BEGIN UPDATE ai_providers SET is_active = 1 WHERE id = old.id; END";
        return Stream.of(
                new Case("use, ignored", "BEFORE UPDATE ON ai_providers" + IGNORE, use),
                new Case("use, the other one stays", PINS, use),
                new Case("use, the other one is active again", again, use),
                new Case("use, another one after it", after("UPDATE OF is_active", "ai_providers", "UPDATE ai_providers SET is_active = 1"), use),
                new Case("use, none after it", after("UPDATE OF is_active", "ai_providers", "UPDATE ai_providers SET is_active = 0"), use),
                new Case("none, ignored", PINS, none),
                new Case("none, active again", again, none),
                new Case("set, ignored", "BEFORE UPDATE ON settings" + IGNORE, set),
                new Case("set, changed", after("UPDATE", "settings", "UPDATE settings SET value = upper(value) WHERE key = new.key"), set),
                new Case("set, deleted", after("UPDATE", "settings", "DELETE FROM settings WHERE key = new.key"), set),
                new Case("create, ignored", "BEFORE INSERT ON settings" + IGNORE, create),
                new Case("create, changed", after("INSERT", "settings", "UPDATE settings SET value = NULL WHERE key = new.key"), create),
                new Case("create, called otherwise", after("INSERT", "settings", "UPDATE settings SET key = upper(key) WHERE key = new.key"), create),
                new Case("reset, ignored", "BEFORE DELETE ON settings" + IGNORE, reset),
                new Case("reset, made again", after("DELETE", "settings", "INSERT INTO settings(key, value) VALUES (old.key, 'x')"), reset),
                new Case("add, ignored", "BEFORE INSERT ON ai_providers" + IGNORE, add),
                new Case("add, deleted", after("INSERT", "ai_providers", "DELETE FROM ai_providers WHERE id = new.id"), add),
                new Case("add, active", after("INSERT", "ai_providers", "UPDATE ai_providers SET is_active = 1 WHERE id = new.id"), add),
                new Case("add, with a key", after("INSERT", "ai_providers", "UPDATE ai_providers SET api_key = 'theirs' WHERE id = new.id"), add),
                new Case("key, ignored", "BEFORE UPDATE OF api_key ON ai_providers" + IGNORE, key),
                new Case("key, as before", after("UPDATE OF api_key", "ai_providers",
                        "UPDATE ai_providers SET api_key = old.api_key WHERE id = new.id"), key),
                new Case("rename, ignored", "BEFORE UPDATE OF provider_name ON ai_providers" + IGNORE, rename),
                new Case("rename, deleted", after("UPDATE", "ai_providers", "DELETE FROM ai_providers WHERE id = new.id"), rename),
                new Case("rename, active", after("UPDATE OF provider_name", "ai_providers",
                        "UPDATE ai_providers SET is_active = 1 WHERE id = new.id"), rename),
                new Case("delete, ignored", "BEFORE DELETE ON ai_providers" + IGNORE, delete),
                new Case("delete, another one active", after("DELETE", "ai_providers", "UPDATE ai_providers SET is_active = 1 - is_active"), delete),
                new Case("delete, made again", after("DELETE", "ai_providers",
                        "INSERT INTO ai_providers(id, provider_name, api_key) VALUES (old.id, 'x', '')"), delete));
    }

    private static String after(String event, String table, String statement) {
        return "AFTER " + event + " ON " + table + " BEGIN " + statement + "; END";
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsNotThereAsAskedIsRefused(Case it) {
        rule(it.rule());
        assertRefused(() -> it.gesture().accept(this));
        outside.run("DROP TRIGGER theirs");
        it.gesture().accept(this);
    }

    @Test
    void aRepairThatIsNone() {
        outside.run("UPDATE ai_providers SET is_active = 1");
        rule(PINS);
        assertRefused(() -> manager.repair());
        assertThat(manager.snapshot().integrity()).isInstanceOf(Integrity.SeveralActive.class);
        outside.run("DROP TRIGGER theirs");
        manager.repair();
        assertThat(outside.activeRows()).isOne();
    }

    @Test
    void anUndoThatIsNone() {
        var used = manager.setActiveProvider(second);
        var changed = manager.setSetting("s", "2");
        var reset = manager.resetSetting("kept");
        var deleted = manager.deleteAiProvider(first);
        for (var rule : List.of("BEFORE INSERT ON settings" + IGNORE, after("INSERT", "settings", "DELETE FROM settings"))) {
            rule(rule);
            assertRefused(() -> takeBack(reset));
            outside.run("DROP TRIGGER theirs");
        }
        rule("BEFORE UPDATE ON settings" + IGNORE);
        assertRefused(() -> takeBack(changed));
        outside.run("DROP TRIGGER theirs");
        for (var rule : List.of("BEFORE INSERT ON ai_providers" + IGNORE,
                after("INSERT", "ai_providers", "UPDATE ai_providers SET api_key = 'theirs' WHERE id = new.id"))) {
            rule(rule);
            assertRefused(() -> takeBack(deleted));
            outside.run("DROP TRIGGER theirs");
        }
        takeBack(deleted);
        assertThat(manager.revealKey(first).reveal()).isEqualTo("sk-first-0123456789abcdef");
        rule(PINS);
        assertRefused(() -> takeBack(used));
    }

    @Test
    void aLargeValueThatDoesNotComeBack() {
        outside.run("INSERT INTO settings(key, value) VALUES ('large', ?)", "x".repeat(Setting.LARGE + 1));
        var replaced = manager.setSetting("large", "small");
        for (var rule : List.of("BEFORE UPDATE ON settings" + IGNORE,
                after("UPDATE", "settings", "UPDATE settings SET value = upper(value) WHERE key = new.key"))) {
            rule(rule);
            assertRefused(() -> takeBack(replaced));
            outside.run("DROP TRIGGER theirs");
        }
        takeBack(replaced);
        assertThat(outside.setting("large")).hasSize(Setting.LARGE + 1);
    }

    @Test
    void anImportIsAllOrNothing() {
        var text = Exports.text(manager, Optional.empty());
        manager.setSetting("kept", "2");
        manager.resetSetting("s");
        rule("BEFORE INSERT ON settings WHEN new.key = 's'" + IGNORE);
        assertRefused(() -> manager.carryOut(manager.transfer().plan(text, ImportMode.MERGE, Optional.empty()), Origin.CLI));
        assertThat(outside.setting("kept")).isEqualTo("2");
    }

    @Test
    void whoSharesItsCommitIsNotRefused() {
        rule("BEFORE UPDATE ON settings WHEN new.key = 's'" + IGNORE);
        manager.refresh();
        var results = manager.apply(List.of(set("a", "1"), set("s", "2"), new Command.ActivateProvider(second), set("b", "1")), Origin.API);
        assertThat(results).extracting(it -> it instanceof Result.Done).containsExactly(true, false, true, true);
        assertThat(outside.texts("SELECT key || value FROM settings ORDER BY key")).containsExactly("a1", "b1", "kept1", "s1");
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly(String.valueOf(second));
        requireTrue();
    }

    /// Until the commit.
    @Test
    void aLaterStatementMayUndoAnEarlierOne() {
        rule(after("UPDATE", "settings", "UPDATE ai_providers SET is_active = (id = " + first + ")"));
        assertRefused(() -> apply(new Command.Composite(List.of(new Command.ActivateProvider(second), set("s", "2")))));
        manager.setSetting("s", "2");
        requireTrue();
    }

    @Test
    void aLaterStatementMayChangeWhatAnEarlierOneWrote() {
        var reset = manager.resetSetting("kept");
        var both = apply(new Command.Composite(List.of(set("s", "4"), set("t", "4"))));
        rule("AFTER UPDATE ON settings WHEN new.key = 's' BEGIN UPDATE settings SET value = 'theirs' WHERE key = 'kept'; END");
        takeBack(reset);
        assertRefused(() -> apply(new Command.Composite(List.of(set("kept", "2"), set("s", "2")))));
        outside.run("DROP TRIGGER theirs");
        rule("AFTER UPDATE ON settings WHEN new.key = 's' BEGIN INSERT INTO settings(key, value) VALUES ('gone', 'theirs'); END");
        manager.setSetting("gone", "1");
        assertRefused(() -> apply(new Command.Composite(List.of(new Command.ResetSetting("gone", Command.ANY), set("s", "2")))));
        outside.run("DROP TRIGGER theirs");
        rule("AFTER UPDATE ON settings WHEN new.key = 's' BEGIN INSERT INTO settings(key, value) VALUES ('t', 'theirs'); END");
        assertRefused(() -> takeBack(both));
        outside.run("DROP TRIGGER theirs");
        rule(after("UPDATE", "settings", "SELECT 1"));
        // What was taken back in between is nobody's.
        var results = manager.apply(List.of(
                new Command.Composite(List.of(set("kept", "3"), new Command.DeleteProvider(99, Command.ANY))), set("s", "3")), Origin.API);
        assertThat(results).extracting(it -> it instanceof Result.Done).containsExactly(false, true);
        assertThat(outside.setting("kept")).isEqualTo("1");
    }

    /// It is what another program did, and shown and recorded as that.
    @Test
    void whatATriggerDoesToOtherRowsIsSeen() {
        rule("AFTER UPDATE ON settings WHEN new.key = 's' BEGIN UPDATE settings SET value = new.value || '!' WHERE key = 'kept'; END");
        manager.setSetting("s", "2");
        manager.refresh();
        requireTrue();
        assertThat(manager.snapshot().setting("kept").orElseThrow().value()).isEqualTo("2!");
        assertThat(outside.text("SELECT origin || subject FROM onehot_history ORDER BY change DESC LIMIT 1")).isEqualToIgnoringCase("externalkept");
        // And by whoever writes next.
        manager.setSetting("s", "3");
        manager.setSetting("other", "1");
        requireTrue();
    }

    @Test
    void aColumnThatMakesAnotherValueOfItIsNamed() {
        settingsWith("value INTEGER");
        assertRefused(() -> manager.setSetting("n", "007"), "settings.value INTEGER");
        manager.setSetting("n", "7");
        manager.setSetting("text", "seven");
        assertThat(outside.texts("SELECT value FROM settings")).containsExactly("7", "seven");
        requireTrue();
    }

    @Test
    void aConflictThatIsPassedOverIsNamed() {
        settingsWith("value TEXT UNIQUE ON CONFLICT IGNORE");
        manager.setSetting("a", "1");
        assertRefused(() -> manager.setSetting("b", "1"), "ON CONFLICT");
        manager.setSetting("b", "2");
        requireTrue();
    }

    /// SQLite takes the two for equal there.
    @Test
    void anotherCaseIsAnotherValue() {
        settingsWith("value TEXT COLLATE NOCASE");
        rule(after("INSERT", "settings", "UPDATE settings SET value = upper(value) WHERE key = new.key"));
        assertRefused(() -> manager.setSetting("n", "abc"));
        manager.setSetting("n", "ABC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABORT", "FAIL", "ROLLBACK"})
    void aRefusalIsToldInTheWordsOfWhoRefuses(String how) {
        rule("BEFORE UPDATE ON ai_providers BEGIN SELECT RAISE(" + how + ", 'not allowed by policy'); END");
        assertRefused(() -> manager.setActiveProvider(second), "TRIGGER theirs (not allowed by policy)");
        assertRefused(() -> apply(new Command.Composite(List.of(set("a", "1"), new Command.ActivateProvider(second)))));

        var results = manager.apply(List.of(set("a", "1"), new Command.ActivateProvider(second), set("b", "1")), Origin.API);
        boolean others = !how.equals("ROLLBACK");
        assertThat(results).extracting(it -> it instanceof Result.Done).containsExactly(others, false, others);
        assertThat(outside.texts("SELECT key FROM settings WHERE key IN ('a', 'b')")).hasSize(others ? 2 : 0);
        requireTrue();
        manager.setSetting("a", "2");
    }

    /// The name is shown as it is, and that it is another one is said.
    @Test
    void aNameThatWasChangedIsShownAsItIsStored() {
        for (var event : List.of("INSERT", "UPDATE OF provider_name, model")) {
            outside.run("CREATE TRIGGER theirs_" + event.charAt(0) + " AFTER " + event + " ON ai_providers BEGIN UPDATE ai_providers"
                    + " SET provider_name = upper(provider_name) WHERE id = new.id; END");
        }
        var renamed = manager.renameProvider(second, "Other");
        assertThat(renamed.remarks()).containsExactly(Message.of("provider.changed", "OTHER"));
        assertThat(manager.snapshot().provider(second).orElseThrow().name()).isEqualTo("OTHER");
        assertThat(outside.text("SELECT json_extract(after, '$.name') FROM onehot_history ORDER BY change DESC LIMIT 1")).isEqualTo("OTHER");
        assertThat(takeBack(renamed).remarks()).extracting(Message::code).contains("provider.changed");
        assertThat(manager.renameProvider(second, "NEXT").remarks()).isEmpty();
        assertThat(manager.addAiProvider(Drafts.named("Third"), true).remarks()).containsExactly(Message.of("provider.changed", "THIRD"));
        assertThat(manager.addAiProvider(Drafts.named("FOURTH"), true).remarks()).isEmpty();
        requireTrue();
    }

    @Test
    void aTriggerThatChangesNothingIsInNobodysWay() {
        outside.run("CREATE TABLE log(a)");
        for (var table : List.of("settings", "ai_providers")) {
            for (var event : List.of("INSERT", "UPDATE", "DELETE")) {
                outside.run("CREATE TRIGGER log_" + table + event + " AFTER " + event + " ON " + table + " BEGIN INSERT INTO log VALUES (1); END");
            }
        }
        var done = cases().map(Case::gesture).distinct().toList();
        done.forEach(it -> it.accept(this));
        requireTrue();
        assertThat(outside.number("SELECT count(*) FROM log")).isGreaterThan(8);
    }

    private ProviderDraft draft() {
        return ProviderDraft.of(manager.snapshot().provider(second).orElseThrow());
    }

    private static Command set(String key, String value) {
        return new Command.SetSetting(key, value, Command.ANY);
    }

    private void rule(String what) {
        outside.run("CREATE TRIGGER theirs " + what);
    }

    private void settingsWith(String column) {
        outside.run("DROP TABLE settings");
        outside.run("CREATE TABLE settings(key TEXT PRIMARY KEY, " + column + ", updated_at TIMESTAMP)");
    }

    private void assertRefused(Runnable gesture) {
        assertRefused(gesture, "TRIGGER theirs");
    }

    /// And nothing was changed.
    private void assertRefused(Runnable gesture, String named) {
        manager.refresh();
        var rows = rows();
        var snapshot = manager.snapshot();
        assertThatThrownBy(gesture::run).isInstanceOfSatisfying(StorageException.class, it -> {
            assertThat(it.kind()).isEqualTo(Kind.FOREIGN_RULE);
            assertThat(it.detail()).startsWith(named);
            assertThat(it.what().text(Locale.ROOT)).contains("another program", named).doesNotContain("sk-");
        });
        assertThat(rows()).isEqualTo(rows);
        assertThat(manager.snapshot()).isEqualTo(snapshot);
        requireTrue();
    }

    /// What is shown is what another process finds.
    private void requireTrue() {
        var shown = manager.snapshot();
        try (var other = SettingsManager.open(file)) {
            assertThat(other.snapshot().settings().values()).extracting(it -> it.key() + "=" + it.value())
                    .isEqualTo(shown.settings().values().stream().map(it -> it.key() + "=" + it.value()).toList());
            assertThat(other.snapshot().activeIds()).isEqualTo(shown.activeIds());
            assertThat(other.snapshot().providers().values()).extracting(it -> it.name() + it.key())
                    .isEqualTo(shown.providers().values().stream().map(it -> it.name() + it.key()).toList());
        }
    }

    private List<List<String>> rows() {
        return Stream.of(
                        "SELECT quote(key) || quote(value) || quote(updated_at) FROM settings ORDER BY 1",
                        "SELECT id || quote(provider_name) || quote(api_key) || quote(is_active) || quote(updated_at) FROM ai_providers ORDER BY 1",
                        "SELECT provider_id || kind || base_url || key_label FROM onehot_provider ORDER BY 1",
                        "SELECT provider_id || api_key FROM onehot_deleted_provider ORDER BY 1",
                        "SELECT change || what || subject || action FROM onehot_history ORDER BY change",
                        "SELECT key || value FROM onehot_meta ORDER BY 1")
                .map(it -> outside.texts(it))
                .toList();
    }
}
