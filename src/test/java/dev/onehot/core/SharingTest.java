package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onehot.core.events.Command;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState.Kind;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.MemoryKeychain.Mood;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/// A database that another program reads keeps its keys in plain text until a person protects them.
class SharingTest extends KeysFixture {
    @Override
    protected void beforeOpening() {
        Original.createdAt(file);
        try (var outside = Outside.on(file)) {
            outside.run("DELETE FROM ai_providers");
            outside.run("INSERT INTO ai_providers(id, provider_name, api_key, is_active) VALUES (1, 'anthropic', ?, 1)", KEY);
        }
    }

    @Test
    void anAdoptedDatabaseStaysReadableForItsProgram() {
        assertThat(manager.keys().open().join().kind()).isEqualTo(Kind.SHARED);
        assertThat(storedText(1)).isEqualTo(KEY);
        long id = addWithKey("OpenAI");
        assertThat(storedText(id)).isEqualTo(KEY);
        assertReadable(id);
        assertThat(keychain.size()).isZero();
    }

    @Test
    void protectingEncryptsEveryKeyInOneTransactionAndSharingTakesItBack() {
        long gone = addWithKey("Gone");
        var deleted = manager.deleteAiProvider(gone);
        long revision = manager.snapshot().revision();
        assertThat(manager.keys().protect(Origin.WINDOW).join().kind()).isEqualTo(Kind.OPEN);
        // One for the master key, one for all the keys.
        assertThat(manager.snapshot().revision()).isEqualTo(revision + 2);
        assertThat(storedText(1)).startsWith("onehot:1:");
        assertReadable(1);
        manager.apply(new Command.Undo(deleted.gesture().orElseThrow()), Origin.WINDOW);
        assertThat(storedText(gone)).startsWith("onehot:1:");
        assertReadable(gone);
        assertThat(manager.snapshot().provider(1).orElseThrow().key().source()).isInstanceOf(KeySource.Encrypted.class);

        assertThat(manager.keys().share(Origin.WINDOW).join().kind()).isEqualTo(Kind.SHARED);
        assertThat(storedText(1)).isEqualTo(KEY);
        assertThat(storedText(gone)).isEqualTo(KEY);
    }

    @Test
    void withoutAKeychainNothingIsProtectedAndNothingIsLost() {
        keychain.is(Mood.MISSING);
        assertThatExceptionOfType(CompletionException.class).isThrownBy(() -> manager.keys().protect(Origin.WINDOW).join())
                .withCauseInstanceOf(KeysException.class);
        assertThat(storedText(1)).isEqualTo(KEY);
        assertThat(manager.snapshot().protection().shared()).isTrue();
        addWithKey("OpenAI");
    }

    /// After protecting, a program that knows nothing of it may still write: that key is plain, and is shown as such.
    @Test
    void aPlainKeyOfAnotherProgramIsReadAsItIs() {
        manager.keys().protect(Origin.WINDOW).join();
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE ai_providers SET api_key = ? WHERE id = 1", KEY + "9");
        }
        manager.refresh();
        assertThat(manager.revealKey(1).reveal()).isEqualTo(KEY + "9");
        assertThat(manager.snapshot().provider(1).orElseThrow().key().source()).isEqualTo(new KeySource.Plain());
    }

    @Test
    void aReferenceToTheEnvironmentIsReadWhenItIsUsed() {
        manager.keys().protect(Origin.WINDOW).join();
        long id = manager.addAiProvider(Drafts.withKey("OpenAI", "env:MY_KEY"), true).providerId().orElseThrow();
        assertThat(storedText(id)).isEqualTo("env:MY_KEY");
        assertThat(manager.snapshot().provider(id).orElseThrow().key()).hasToString("env:MY_KEY");
        assertThat(manager.keys().isSet("MY_KEY")).isFalse();
        assertThatExceptionOfType(KeysException.class).isThrownBy(() -> manager.revealKey(id)).withMessageContaining("MY_KEY");
        environment.put("MY_KEY", KEY);
        assertThat(manager.keys().isSet("MY_KEY")).isTrue();
        assertReadable(id);
    }
}
