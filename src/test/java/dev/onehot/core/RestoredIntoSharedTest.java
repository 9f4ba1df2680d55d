package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.UndoException;
import dev.onehot.core.files.Plan;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.ProviderDraft;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// A restore into a database whose keys another program reads: no key goes that nothing replaces, and what undo will not bring back, or is less
/// protected than before, is said before.
@Execution(ExecutionMode.CONCURRENT)
class RestoredIntoSharedTest extends KeysFixture {
    private static final String MINE = "sk-mine-abcdefghijklmnop5678";
    private static final char[] PASSPHRASE = "of another computer".toCharArray();

    @Test
    void theKeyOfAProviderStaysWhereThatOfTheBackupCannotBeOpened() {
        var backup = vaultBackup("A");
        shared();
        long id = add(new ProviderDraft("A", "openai-compatible", "https://api.example.com/v1", "m-1", "of now", KeyChange.to(ApiKey.of(MINE))));

        var preview = manager.backups().plan(backup, Optional.empty());
        assertThat(codes(preview)).containsExactly("restore.kept", "restore.way.vault");
        assertThat(preview.passphraseHelps()).isTrue();
        assertThat(preview.changes()).singleElement().matches(it -> !it.keyChanges());
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(storedText(id)).isEqualTo(MINE);
        assertThat(notes(id)).isEmpty();

        undo();
        assertThat(storedText(id)).isEqualTo(MINE);
        assertThat(notes(id)).isEqualTo("of now");

        manager.carryOut(manager.backups().plan(backup, Optional.of(PASSPHRASE.clone())), Origin.CLI);
        assertThat(storedText(id)).isEqualTo(KEY);
    }

    @Test
    void nothingChangesWhereOnlyTheKeyCannotBeOpened() {
        var backup = vaultBackup("A");
        shared();
        long id = add(Drafts.withKey("A", MINE));
        var preview = manager.backups().plan(backup, Optional.empty());
        assertThat(preview.changes()).isEmpty();
        assertThat(codes(preview)).containsExactly("restore.kept", "restore.way.vault");
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(storedText(id)).isEqualTo(MINE);
    }

    @Test
    void andInAProtectedOneToo() {
        var backup = vaultBackup("A");
        elsewhere();
        manager.keys().keepIn(KeyBackend.SESSION).join();
        long id = addWithKey("A");
        assertThat(codes(manager.backups().plan(backup, Optional.empty()))).containsExactly("restore.kept", "restore.way.vault");
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertReadable(id);
    }

    /// A key is sent to no server that it was not given for.
    @Test
    void theKeyForAnotherServerGoesWithAWordAndIsInTheCopy() {
        var backup = vaultBackup("A");
        shared();
        long id = add(new ProviderDraft("A", "openai-compatible", "https://elsewhere.example.com/v1", "m-1", "", KeyChange.to(ApiKey.of(MINE))));
        assertNamed(backup, id, "", "restore.left", "restore.way.vault", "restore.unkept");
    }

    @Test
    void aKeyThatIsReplacedIsNamedAndIsInTheCopy() {
        manager.keys().share(Origin.API).join();
        long id = addWithKey("A");
        var backup = backUp();
        rekey(id, MINE);
        assertNamed(backup, id, KEY, "restore.unkept");
    }

    @Test
    void aKeyOfOneThatHadNoneIsNamedAndIsInTheCopy() {
        manager.keys().share(Origin.API).join();
        long id = add(Drafts.named("A"));
        var backup = backUp();
        rekey(id, MINE);
        assertNamed(backup, id, "", "restore.unkept");
    }

    private void assertNamed(Path backup, long id, String after, String... codes) {
        var preview = manager.backups().plan(backup, Optional.empty());
        assertThat(codes(preview)).containsExactly(codes);
        assertThat(preview.remarks().getLast().arguments()).containsExactly("A", manager.backups().folder().toString());
        var restored = manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(storedText(id)).isEqualTo(after);
        assertThatExceptionOfType(UndoException.class).isThrownBy(this::undo).satisfies(it -> {
            assertThat(it.kind()).isEqualTo(UndoException.Kind.LOST);
            assertThat(it.advice().text(Locale.ENGLISH)).contains("the copy that was made before it, among the backups");
        });
        assertThat(storedText(id)).isEqualTo(after);

        assertThat(restored.before().orElseThrow().getParent()).isEqualTo(manager.backups().folder());
        manager.carryOut(manager.backups().plan(restored.before().orElseThrow(), Optional.empty()), Origin.CLI);
        assertThat(storedText(id)).isEqualTo(MINE);
    }

    @Test
    void furtherKeysAreHeldTheSameWay() {
        manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.clone()).join();
        long theirs = add(Drafts.named("A"));
        manager.apply(new Command.AddKey(theirs, "second", ApiKey.of(KEY)), Origin.API);
        var backup = backUp();
        shared();
        long id = add(Drafts.named("A"));
        manager.apply(new Command.AddKey(id, "second", ApiKey.of(MINE)), Origin.API);

        assertThat(codes(manager.backups().plan(backup, Optional.empty()))).containsExactly("restore.kept", "restore.way.vault");
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(furtherKeys()).containsExactly(MINE);

        var opened = manager.backups().plan(backup, Optional.of(PASSPHRASE.clone()));
        assertThat(codes(opened)).containsExactly("restore.plain", "restore.unkept");
        manager.apply(new Command.AddKey(id, "third", ApiKey.of(KEY)), Origin.API);
        assertThat(codes(manager.backups().plan(backup, Optional.empty()))).containsExactly("restore.kept", "restore.way.vault", "restore.unkept");
    }

    @Test
    void keysThatLoseTheirProtectionAreCounted() {
        var backup = vaultBackup("A", "B", "C");
        shared();
        add(Drafts.withKey("A", KEY));

        var preview = manager.backups().plan(backup, Optional.of(PASSPHRASE.clone()));
        assertThat(preview.losses()).isTrue();
        assertThat(preview.remarks()).containsExactly(Message.of("restore.plain.more", "B, C", 2));
        assertThat(preview.remarks().getFirst().text(Locale.ENGLISH)).startsWith("2 keys that are encrypted in the backup are written in plain text");
        manager.carryOut(manager.backups().plan(backup, Optional.of(PASSPHRASE.clone())), Origin.CLI);
        assertThat(storedText(3)).isEqualTo(KEY);
        assertThat(manager.backups().plan(backup, Optional.of(PASSPHRASE.clone())).remarks()).isEmpty();

        manager.deleteAiProvider(2);
        assertThat(manager.backups().plan(backup, Optional.of(PASSPHRASE.clone())).remarks())
                .containsExactly(Message.of("restore.plain", "B", 1));
    }

    @Test
    void secretSettingsAreNamedToo() {
        manager.setSetting("OTHER_API_KEY", "sk-of-a-setting-0123456789");
        var backup = backUp();
        manager.setSetting("OTHER_API_KEY", "sk-of-now-0123456789");
        manager.setSetting("plain", "1");
        assertThat(manager.backups().plan(backup, Optional.empty()).remarks())
                .containsExactly(Message.of("restore.unkept", "OTHER_API_KEY", manager.backups().folder().toString()));
    }

    private static List<String> codes(Plan preview) {
        return preview.remarks().stream().map(Message::code).toList();
    }

    private Path vaultBackup(String... names) {
        manager.keys().keepIn(KeyBackend.VAULT, PASSPHRASE.clone()).join();
        for (var name : names) {
            addWithKey(name);
        }
        return backUp();
    }

    private Path backUp() {
        return manager.backups().make(Optional.empty(), Progress.NONE);
    }

    private void elsewhere() {
        manager.close();
        file = folder.resolve("other.db");
        manager = open();
    }

    private void shared() {
        elsewhere();
        manager.keys().share(Origin.API).join();
    }

    private long add(ProviderDraft draft) {
        return manager.addAiProvider(draft, true).providerId().orElseThrow();
    }

    private void rekey(long id, String key) {
        var draft = ProviderDraft.of(manager.snapshot().provider(id).orElseThrow());
        manager.apply(new Command.UpdateProvider(id, draft.withKey(KeyChange.to(ApiKey.of(key))), OptionalLong.empty()), Origin.API);
    }

    private String notes(long id) {
        return manager.snapshot().provider(id).orElseThrow().notes();
    }

    private List<String> furtherKeys() {
        try (var outside = Outside.on(file)) {
            return outside.texts("SELECT api_key FROM onehot_key");
        }
    }

    private void undo() {
        manager.undoLatest(Optional.of(Origin.CLI), Origin.CLI);
    }
}
