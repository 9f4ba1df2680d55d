package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onehot.core.events.Command;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Outside;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What another program stored that is no text stays byte for byte what it is, whatever is changed beside it.
class OddBytesTest extends KeysFixture {
    private static final String BYTES = "C328";
    private long id;

    @BeforeEach
    void storeOddRows() {
        manager.keys().prepare().join();
        addWithKey("sound");
        outside("INSERT INTO ai_providers(provider_name, api_key, model) VALUES ('odd', x'C328', x'C328')");
        manager.refresh();
        id = manager.snapshot().named("odd").orElseThrow().id();
    }

    @Test
    void otherFieldsAreEditedAndUndoneWithoutTouchingIt() {
        var draft = ProviderDraft.of(manager.snapshot().provider(id).orElseThrow());
        manager.apply(new Command.UpdateProvider(id, new ProviderDraft(
                "renamed", draft.kind(), "https://api.example.com/v1", draft.model(), "a note", draft.key()), Command.ANY), Origin.API);
        assertThat(hex("model")).isEqualTo(BYTES);
        assertThat(hex("api_key")).isEqualTo(BYTES);
        manager.undoLatest(Optional.empty(), Origin.API);
        assertThat(hex("model")).isEqualTo(BYTES);
        assertThat(manager.snapshot().provider(id).orElseThrow().name()).isEqualTo("odd");
    }

    @Test
    void protectingAndSharingLeavesIt() {
        for (int i = 0; i < 2; i++) {
            manager.keys().share(Origin.API).join();
            assertThat(hex("api_key")).isEqualTo(BYTES);
            manager.keys().protect(Origin.API).join();
            assertThat(hex("api_key")).isEqualTo(BYTES);
        }
        assertThat(manager.revealKey(manager.snapshot().named("sound").orElseThrow().id()).reveal()).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NULL", "x''", "x'41FF'", "7"})
    void aModelOfAnyTypeIsKeptWhileTheRestIsEdited(String model) {
        outside("UPDATE ai_providers SET model = " + model + " WHERE id = " + id);
        manager.refresh();
        var type = text("SELECT typeof(model) || hex(model) FROM ai_providers WHERE id = " + id);
        var draft = ProviderDraft.of(manager.snapshot().provider(id).orElseThrow());
        manager.apply(new Command.UpdateProvider(id, draft.withName("other"), Command.ANY), Origin.API);
        assertThat(text("SELECT typeof(model) || hex(model) FROM ai_providers WHERE id = " + id)).isEqualTo(type);
    }

    private String hex(String column) {
        return text("SELECT hex(" + column + ") FROM ai_providers WHERE id = " + id);
    }

    private String text(String query) {
        try (var outside = Outside.on(file)) {
            return outside.text(query);
        }
    }

    private void outside(String sql) {
        try (var outside = Outside.on(file)) {
            outside.run(sql);
        }
    }
}
