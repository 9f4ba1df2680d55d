package dev.onehot.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.Integrity;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A database of the original: taken over with all that is in it, and never altered.
@Execution(ExecutionMode.CONCURRENT)
class AdoptionTest {
    private static final String TABLES =
            "SELECT type || name || sql FROM sqlite_schema WHERE name NOT LIKE 'onehot_%' AND name NOT LIKE 'sqlite_%' ORDER BY name";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void createOriginal() {
        file = folder.resolve("original.db");
        Original.createdAt(file);
    }

    @Test
    void itsRowsAreThereWithNullsReadAsNothing() {
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.getSetting("MONTHLY_BUDGET_LIMIT", "")).isEqualTo("1500.0");
            assertThat(manager.getSetting("EMPTY", "default")).isEmpty();
            assertThat(manager.getActiveAiProvider().map(Provider::kind)).contains("anthropic");
            assertThat(manager.snapshot().providers().values()).extracting(Provider::kind)
                    .containsExactly("openai", "anthropic", "xai");
            assertThat(manager.snapshot().integrity().isOk()).isTrue();
            assertThat(manager.revealKey(1).reveal()).isEqualTo("sk-openai-0123456789abcdef");
            assertThat(manager.snapshot().provider(3).orElseThrow().key().isPresent()).isFalse();
        }
    }

    @Test
    void itsTablesAreNotAlteredByOpeningNorByAnyWrite() {
        var before = texts(file, TABLES);
        try (var manager = SettingsManager.open(file)) {
            manager.setSetting("a", "1");
            manager.addAiProvider(Drafts.withKey("New", "sk-new"), true);
            var deleted = manager.deleteAiProvider(1);
            manager.apply(new Command.Undo(deleted.gesture().orElseThrow()), Origin.API);
            manager.renameProvider(2, "Claude");
        }
        assertThat(texts(file, TABLES)).isEqualTo(before).hasSize(4);
        assertThat(texts(file, "SELECT note FROM stocks")).containsExactly("kept by the original");
        assertThat(texts(file, "PRAGMA user_version")).containsExactly("0");
    }

    @Test
    void aBackupIsMadeOnceAndIsTheDatabaseAsItWas() throws IOException {
        var before = texts(file, "SELECT type || name FROM sqlite_schema ORDER BY name");
        SettingsManager.open(file).close();
        var backup = backups().getFirst();

        assertThat(texts(backup, "PRAGMA integrity_check")).containsExactly("ok");
        assertThat(texts(backup, "SELECT type || name FROM sqlite_schema ORDER BY name")).isEqualTo(before);
        assertThat(texts(backup, "SELECT count(*) FROM ai_providers")).containsExactly("3");
        SettingsManager.open(file).close();
        assertThat(backups()).containsExactly(backup);
        assertThat(Folder.contents(folder)).hasSize(2);
    }

    @Test
    void severalActiveAreAFaultThatIsShownAndNotRepairedByItself() {
        run("UPDATE ai_providers SET is_active = 1");
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.SeveralActive(List.of(1L, 2L, 3L)));
        }
        assertThat(texts(file, "SELECT count(*) FROM ai_providers WHERE is_active = 1")).containsExactly("3");
    }

    @Test
    void columnsThatAreMoreThanOnehotKnowsAreKept() {
        run("ALTER TABLE ai_providers ADD COLUMN priority INTEGER DEFAULT 7");
        try (var manager = SettingsManager.open(file)) {
            manager.addAiProvider(Drafts.withKey("openai", "sk-new"), true);
            manager.addAiProvider(Drafts.named("New"), true);
        }
        assertThat(texts(file, "SELECT priority FROM ai_providers")).containsOnly("7");
    }

    /// SQLite stores any type anywhere. What Onehot takes for active is what `is_active = 1` finds.
    @Test
    void oddTypesAreReadAsTheOriginalWouldReadThem() {
        run("UPDATE ai_providers SET is_active = 'yes', model = x'6d31', created_at = 12 WHERE id = 1");
        run("UPDATE ai_providers SET is_active = x'31' WHERE id = 2");
        run("UPDATE ai_providers SET is_active = 1.0, api_key = 42 WHERE id = 3");
        run("INSERT INTO settings(key, value) VALUES (7, 8), (x'58', x'59'), ('X', 'Z'), (NULL, 'n')");
        try (var manager = SettingsManager.open(file)) {
            assertThat(manager.snapshot().activeIds()).containsExactly(3L);
            assertThat(manager.snapshot().provider(1).orElseThrow().model()).isEqualTo("m1");
            assertThat(manager.revealKey(3).reveal()).isEqualTo("42");
            assertThat(manager.getSetting("7", "")).isEqualTo("8");
            assertThat(manager.getSetting("X", "")).isEqualTo("Z");
            manager.setActiveProvider(1);
            manager.refresh();
            assertThat(manager.snapshot().activeIds()).containsExactly(1L);
        }
        assertThat(texts(file, "SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly("1");
    }

    @Test
    void oneOfTheTwoTablesIsEnough() {
        run("DROP TABLE ai_providers");
        try (var manager = SettingsManager.open(file)) {
            manager.addAiProvider(Drafts.named("New"), true);
            assertThat(manager.getSetting("MONTHLY_BUDGET_LIMIT", "")).isEqualTo("1500.0");
        }
    }

    @Test
    void theOriginalGoesOnReadingAndWriting() {
        var original = Original.on(file);
        try (var manager = SettingsManager.open(file)) {
            manager.addAiProvider(Drafts.withKey("openai", "sk-new"), true);
            original.setSetting("a", "1");
            original.addAiProvider("openai", "sk-theirs", "gpt-5", true);
            manager.refresh();
            assertThat(manager.revealKey(1).reveal()).isEqualTo("sk-theirs");
            assertThat(manager.getSetting("a", "")).isEqualTo("1");
        }
    }

    private List<Path> backups() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".backup")).toList();
        }
    }

    private void run(String sql) {
        try (var outside = Outside.on(file)) {
            outside.run(sql);
        }
    }

    private static List<String> texts(Path database, String sql) {
        try (var outside = Outside.on(database)) {
            return outside.texts(sql);
        }
    }
}
