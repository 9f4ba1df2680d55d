package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.model.StoredKey;
import dev.onehot.store.Stamp;
import dev.onehot.store.StoreSession;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A rule of another program that swallows what is written, or makes something else of it, is told whatever it was: nothing of it is there, and nobody
/// believes that it was. One that only notes what happened is in nobody's way.
class SpoiledWritesTest {
    private static final String AT = "2026-11-29 08:00:00";
    private static final String LATER = "2026-11-29 08:00:01";
    private static final String KEY_SPOILED = "UPDATE ai_providers SET api_key = 'x' WHERE id = NEW.id";
    private static final String ROW_GONE = "DELETE FROM ai_providers WHERE id = NEW.id";
    private static final String VALUE_SPOILED = "UPDATE settings SET value = 'x' WHERE key = NEW.key";

    @TempDir
    private Path folder;
    private Database database;
    private WriteSession session;
    private long id;
    private long deleted;

    /// What is written, the event of a trigger that comes of it, and what such a one makes of it.
    enum Written {
        PROVIDER_ADDED("INSERT ON ai_providers", KEY_SPOILED, (it, test) -> it.providers().insert(Drafts.named("C"), AT)),
        PROVIDER_ADDED_AGAIN("INSERT ON ai_providers", KEY_SPOILED, (it, test) -> it.providers().recreate(77, Drafts.named("C"), AT, AT)),
        PROVIDER_CHANGED("UPDATE ON ai_providers", ROW_GONE, (it, test) ->
                it.providers().update(it.providers().find(test.id).orElseThrow(), Drafts.named("C"), LATER)),
        PROVIDER_TOUCHED("UPDATE ON ai_providers", ROW_GONE, (it, test) -> it.providers().touch(test.id, LATER)),
        PROVIDER_RENAMED("UPDATE ON ai_providers", ROW_GONE, (it, test) -> it.providers().rename(test.id, "C", LATER)),
        PROVIDER_ACTIVATED("UPDATE ON ai_providers", "UPDATE ai_providers SET is_active = 0", (it, test) -> it.providers().activate(OptionalLong.of(test.id), LATER)),
        PROVIDER_DELETED("DELETE ON ai_providers", "INSERT INTO ai_providers(id, provider_name, api_key) VALUES (OLD.id, 'x', '')", (it, test) -> it.providers().delete(test.id, LATER)),
        PROVIDER_RESTORED("INSERT ON ai_providers", KEY_SPOILED, (it, test) -> it.providers().restore(test.deleted, LATER)),
        KEY_SAVED("UPDATE ON ai_providers", KEY_SPOILED, (it, test) -> it.keys().save(test.id, StoredKey.of("env:B"))),
        SETTING_ADDED("INSERT ON settings", VALUE_SPOILED, (it, test) -> it.saveSetting("new", "1", AT)),
        SETTING_CHANGED("UPDATE ON settings", VALUE_SPOILED, (it, test) -> it.saveSetting("old", "2", LATER)),
        SETTING_DELETED("DELETE ON settings", "INSERT INTO settings(key, value) VALUES (OLD.key, 'x')", (it, test) -> it.deleteSetting("old")),
        SETTING_BROUGHT_BACK("INSERT ON settings", VALUE_SPOILED, (it, test) -> {
            var change = test.database.history(HistoryFilter.newest(1)).getFirst().first();
            it.otherColumns().bringBack(change, "gone", "1", LATER);
        }),
        LARGE_ONE_BROUGHT_BACK("INSERT ON settings", VALUE_SPOILED, (it, test) -> {
            var change = test.database.history(HistoryFilter.newest(1)).getFirst().first();
            it.largeValues().bringBack(change, "gone", LATER);
        });

        private final String event;
        private final String spoiling;
        private final BiConsumer<StoreSession, SpoiledWritesTest> writing;

        Written(String event, String spoiling, BiConsumer<StoreSession, SpoiledWritesTest> writing) {
            this.event = event;
            this.spoiling = spoiling;
            this.writing = writing;
        }
    }

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("onehot.db"));
        session = database.writer();
        session.begin();
        id = session.providers().insert(Drafts.named("A"), AT);
        deleted = session.providers().insert(Drafts.named("B"), AT);
        session.keys().save(deleted, StoredKey.of("env:A"));
        session.providers().delete(deleted, AT);
        session.saveSetting("old", "1", AT);
        session.history().beginGesture();
        session.history().setting(new Stamp(1, AT, Origin.CLI), SettingAction.RESET, "gone", Optional.of(new Setting("gone", "1", AT, 1, 0)), Optional.empty(), false);
        session.commit();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSwallowedIsTold(Written written) {
        rule("BEFORE", written.event, "SELECT RAISE(IGNORE)");
        refused(written);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSpoiledIsTold(Written written) {
        rule("AFTER", written.event, written.spoiling);
        refused(written);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOnlyNotedIsWritten(Written written) {
        rule("AFTER", written.event, "INSERT INTO noted VALUES (1)");
        session.begin();
        assertThat(session.hasForeignRules()).isTrue();
        written.writing.accept(session, this);
        session.commit();
        try (var sql = Connections.readOnly(folder.resolve("onehot.db"))) {
            assertThat(sql.number("SELECT count(*) FROM noted")).isPositive();
        }
    }

    /// What a later statement makes of an earlier one of the same transaction is looked at before it is committed.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"SETTING_ADDED", "SETTING_CHANGED"})
    void whatALaterStatementSpoilsIsToldBeforeTheCommit(Written written) {
        rule("AFTER", "INSERT ON settings WHEN NEW.key = 'last'", "UPDATE settings SET value = 'x' WHERE key <> 'last'");
        session.begin();
        written.writing.accept(session, this);
        session.savepoint();
        session.saveSetting("other", "1", AT);
        session.rollBackToSavepoint();
        session.saveSetting("last", "1", AT);
        assertThatThrownBy(session::commit).isInstanceOfSatisfying(StorageException.class, it -> assertThat(it.kind()).isEqualTo(Kind.FOREIGN_RULE));
        session.rollBack(new IllegalStateException());
        assertThat(session.setting("last")).isEmpty();
    }

    private void refused(Written written) {
        session.begin();
        assertThatThrownBy(() -> written.writing.accept(session, this)).isInstanceOfSatisfying(StorageException.class, it -> {
            assertThat(it.kind()).isEqualTo(Kind.FOREIGN_RULE);
            assertThat(it.detail()).contains("TRIGGER rule");
        });
        session.rollBack(new IllegalStateException());
    }

    private void rule(String when, String event, String body) {
        try (var sql = Connections.writing(folder.resolve("onehot.db"))) {
            sql.execute("CREATE TABLE noted(a)");
            sql.execute("CREATE TRIGGER rule " + when + " " + event + " BEGIN " + body + "; END");
        }
    }
}
