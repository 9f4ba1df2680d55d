package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.model.Integrity;
import dev.onehot.testing.Outside;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Rows that another program's table allows: without a name, without a key, with the id 0. They are handled as any other.
class OddRowsTest extends ManagerFixture {
    @Override
    protected void beforeOpening(Path newFile) {
        try (var made = Outside.on(newFile)) {
            made.script("""
                    CREATE TABLE ai_providers(id INTEGER PRIMARY KEY, provider_name TEXT, api_key TEXT, model TEXT,
                        is_active INTEGER, created_at TEXT, updated_at TEXT);
                    CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT, updated_at TEXT);
                    INSERT INTO ai_providers(id, provider_name, api_key, model, is_active) VALUES (0, 'Zero', 'k', 'm', 0);
                    INSERT INTO ai_providers(id) VALUES (2);
                    """);
        }
    }

    @Test
    void aRowWithoutANameIsRemovedAndComesBack() {
        assertThat(manager.snapshot().provider(2).orElseThrow().name()).isEmpty();
        var deleted = manager.deleteAiProvider(2);
        assertThat(outside.number("SELECT count(*) FROM ai_providers")).isEqualTo(1);
        takeBack(deleted);
        assertThat(manager.snapshot().provider(2).orElseThrow().name()).isEmpty();
    }

    @Test
    void theIdZeroIsAChoiceAsAnyOther() {
        manager.setActiveProvider(0);
        outside.run("UPDATE ai_providers SET is_active = 0");
        manager.refresh();
        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.NoneActive(0));
        manager.close();
        manager = SettingsManager.open(file);
        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.NoneActive(0));
        manager.repair();
        assertThat(outside.number("SELECT is_active FROM ai_providers WHERE id = 0")).isEqualTo(1);
        manager.deactivateProviders();
        manager.close();
        manager = SettingsManager.open(file);
        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.Ok());
    }
}
