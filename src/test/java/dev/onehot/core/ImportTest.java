package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.files.ImportPreview;
import dev.onehot.core.files.ImportPreview.Fate;
import dev.onehot.model.CcSwitchRow;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.StorageException;
import dev.onehot.store.sqlite.CcSwitchFile;
import dev.onehot.tools.ToolFiles;
import dev.onehot.tools.Whereabouts;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The import of a database of cc-switch, made with its published schema: preview, one transaction, one undo.
class ImportTest extends ManagerFixture {
    /// As cc-switch creates it.
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS providers (
                id TEXT NOT NULL, app_type TEXT NOT NULL, name TEXT NOT NULL, settings_config TEXT NOT NULL, website_url TEXT,
                category TEXT, created_at INTEGER, sort_index INTEGER, notes TEXT, icon TEXT, icon_color TEXT,
                meta TEXT NOT NULL DEFAULT '{}', is_current BOOLEAN NOT NULL DEFAULT 0,
                in_failover_queue BOOLEAN NOT NULL DEFAULT 0, PRIMARY KEY (id, app_type))""";

    @Test
    void aDatabaseOfCcSwitchIsReadWithItsJournalAndLeftAsItWas() throws Exception {
        var theirs = folder.resolve("cc-switch.db");
        try (var writing = DriverManager.getConnection("jdbc:sqlite:" + theirs)) {
            fill(writing);
            // What is still in the log counts: cc-switch may be running.
            assertThat(Files.size(Path.of(theirs + "-wal"))).isPositive();
            var before = Files.readAllBytes(theirs);
            var rows = CcSwitchFile.read(file, theirs);
            assertThat(Files.readAllBytes(theirs)).isEqualTo(before);
            assertThat(rows).hasSize(4);

            manager.addAiProvider(dev.onehot.testing.Drafts.named("Relay"), false);
            var entries = ImportPreview.of(manager.snapshot(), providers(rows));
            assertThat(entries).extracting(it -> it.draft().name() + ": " + it.fate()).containsExactly(
                    "Claude Official: NO_KEY", "Relay 2: ADDED", "DeepSeek: ADDED", "DeepSeek: EXISTS");

            var added = entries.stream().filter(it -> it.fate() == Fate.ADDED).toList();
            long historyBefore = outside.number("SELECT count(DISTINCT revision) FROM onehot_history");
            manager.carryOut(ImportPreview.plan(added, java.util.Optional.empty()), Origin.API);
            assertThat(outside.number("SELECT count(DISTINCT revision) FROM onehot_history")).isEqualTo(historyBefore + 1);
            assertThat(manager.snapshot().named("DeepSeek").orElseThrow().kind()).isEqualTo("deepseek");
            long relay = manager.snapshot().named("Relay 2").orElseThrow().id();
            assertThat(manager.revealKey(relay).reveal()).isEqualTo("sk-relay-0123456789");

            // The same import again finds that all of it is there.
            assertThat(ImportPreview.of(manager.snapshot(), providers(rows))).extracting(ImportPreview.Entry::fate)
                    .containsExactly(Fate.NO_KEY, Fate.EXISTS, Fate.EXISTS, Fate.EXISTS);

            manager.undoLatest(Optional.empty(), Origin.WINDOW);
            assertThat(manager.snapshot().providers().values()).extracting(it -> it.name()).containsExactly("Relay");
        }
    }

    /// At the port that a person has chosen for it, where nothing in the file tells.
    @Test
    void onehotsOwnEndpointIsNoProvider() {
        manager.setSetting("ONEHOT_ENDPOINT_PORT", "9000");
        var found = Stream.of("http://127.0.0.1:9000/v1", "http://localhost:9000", "http://127.0.0.1:9001/v1")
                .map(it -> new FoundProvider("Codex", new ProviderDraft(it, "openai-compatible", it, "", "", KeyChange.KEEP)))
                .toList();
        var entries = ImportPreview.of(manager.snapshot(), found);
        assertThat(entries).extracting(it -> it.fate() == Fate.UNUSABLE).containsExactly(true, true, false);
        assertThat(entries.getFirst().reasons()).extracting(it -> it.code()).containsExactly("found.own");
    }

    @Test
    void anotherFileIsRefused() throws IOException {
        var text = Files.writeString(folder.resolve("other.db"), "no database");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> CcSwitchFile.read(file, text))).isInstanceOf(StorageException.class);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> CcSwitchFile.read(file, file))).isInstanceOf(StorageException.class);
    }

    private List<FoundProvider> providers(List<CcSwitchRow> rows) {
        return new ToolFiles(new Whereabouts(folder, java.util.Map.of()), file -> rows).file(folder.resolve("cc-switch.db")).providers();
    }

    private static void fill(java.sql.Connection writing) throws SQLException {
        try (var statement = writing.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute(SCHEMA);
        }
        var rows = List.of(
                List.of("claude", "Claude Official", "{\"env\":{}}"),
                List.of("claude", "Relay", "{\"env\":{\"ANTHROPIC_BASE_URL\":\"https://relay.example.com\",\"ANTHROPIC_AUTH_TOKEN\":\"sk-relay-0123456789\"}}"),
                List.of("codex", "DeepSeek", deepSeek()),
                List.of("opencode", "DeepSeek", "{\"npm\":\"@ai-sdk/openai-compatible\",\"options\":{\"baseURL\":\"https://api.deepseek.com\","
                        + "\"apiKey\":\"sk-deep-0123456789\"},\"models\":{\"deepseek-chat\":{}}}"));
        try (var insert = writing.prepareStatement("INSERT INTO providers(id, app_type, name, settings_config) VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < rows.size(); i++) {
                insert.setString(1, "id-" + i);
                insert.setString(2, rows.get(i).get(0));
                insert.setString(3, rows.get(i).get(1));
                insert.setString(4, rows.get(i).get(2));
                insert.executeUpdate();
            }
        }
    }

    private static String deepSeek() {
        return "{\"auth\":{\"OPENAI_API_KEY\":\"sk-deep-0123456789\"},\"config\":\"model_provider = \\\"custom\\\"\\nmodel = \\\"deepseek-chat\\\"\\n"
                + "[model_providers.custom]\\nname = \\\"NewAPI\\\"\\nbase_url = \\\"https://api.deepseek.com/v1\\\"\\nwire_api = \\\"responses\\\"\\n\"}";
    }
}
