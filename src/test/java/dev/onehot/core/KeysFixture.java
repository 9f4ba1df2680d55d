package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Outcome;
import dev.onehot.core.files.Plan;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.store.sqlite.Database;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A manager over a new file, with a keychain and an environment that a test can change.
public abstract class KeysFixture {
    protected static final String KEY = "sk-do-not-show-abcdefghijklmnop1234";

    protected final MemoryKeychain keychain = new MemoryKeychain();
    protected final Map<String, String> environment = new HashMap<>();

    @TempDir
    protected Path folder;

    protected Path file;
    protected SettingsManager manager;

    @BeforeEach
    protected void openManager() {
        file = folder.resolve("onehot.db");
        beforeOpening();
        manager = open();
    }

    protected void beforeOpening() {}

    @AfterEach
    protected void closeManager() {
        manager.close();
    }

    protected SettingsManager open() {
        return new SettingsManager(
                Database.open(file), LightPlaces.of(keychain, environment), Clock.systemUTC(), () -> {});
    }

    /// What a restart of the program does.
    protected void restart() {
        manager.close();
        manager = open();
    }

    /// Undo as the window does it.
    protected Outcome undoOwn() {
        return manager.undoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
    }

    /// Redo as the window does it.
    protected Outcome redoOwn() {
        return manager.redoLatest(Optional.of(Origin.WINDOW), Origin.WINDOW);
    }

    protected long addWithKey(String name) {
        return manager.addAiProvider(Drafts.withKey(name, KEY), true).providerId().orElseThrow();
    }

    protected String storedText(long id) {
        try (var outside = Outside.on(file)) {
            return outside.text("SELECT api_key FROM ai_providers WHERE id = " + id);
        }
    }

    protected void assertReadable(long id) {
        assertThat(manager.revealKey(id)).isEqualTo(ApiKey.of(KEY));
    }

    /// Whether keys of a backup would not come back readable.
    protected static boolean hasLockedKeys(Plan plan) {
        return plan.remarks().stream().map(Message::code).anyMatch(Set.of("restore.locked", "restore.left", "restore.kept")::contains);
    }

    protected static void assertState(KeyState state, KeyState.Kind kind, KeyBackend backend, String code) {
        assertThat(state.kind()).isEqualTo(kind);
        assertThat(state.backend()).contains(backend);
        assertThat(state.what().code()).isEqualTo(code);
    }
}
