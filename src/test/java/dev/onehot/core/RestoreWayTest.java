package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeysException;
import dev.onehot.model.Message;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.testing.MemoryKeychain.Mood;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// What would open the keys of a backup depends on where their master key lay, and that is what a preview asks for.
@Execution(ExecutionMode.CONCURRENT)
class RestoreWayTest extends KeysFixture {
    @Test
    void aFileIsAskedForByItsPlaceAndOpensThemThere() throws IOException {
        var backup = backup(KeyBackend.FILE);
        elsewhere();
        var preview = manager.backups().plan(backup, Optional.empty());
        assertThat(preview.passphraseHelps()).isFalse();
        assertThat(way(backup)).containsExactly(Message.of("restore.way.file", folder.resolve("other.db.key").toString()));

        Files.copy(folder.resolve("onehot.db.key"), folder.resolve("other.db.key"));
        assertThat(hasLockedKeys(manager.backups().plan(backup, Optional.empty()))).isFalse();
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(storedText(1)).isEqualTo(KEY);
    }

    @Test
    void theFileOfThisDatabaseIsToStay() {
        var backup = backup(KeyBackend.FILE);
        elsewhere();
        manager.keys().protect(Origin.API).join();
        manager.keys().keepIn(KeyBackend.FILE).join();
        assertThat(way(backup)).containsExactly(Message.of("restore.way.otherFile", folder.resolve("other.db.key").toString()));
    }

    @Test
    void aSessionIsOver() {
        var backup = backup(KeyBackend.SESSION);
        elsewhere();
        assertThat(way(backup)).containsExactly(Message.of("restore.way.session"));
        assertThat(manager.backups().plan(backup, Optional.empty()).passphraseHelps()).isFalse();
        assertThatExceptionOfType(KeysException.class)
                .isThrownBy(() -> manager.carryOut(manager.backups().plan(backup, Optional.of("long-enough-passphrase".toCharArray())), Origin.CLI))
                .satisfies(it -> assertThat(it.what().code()).isEqualTo("restore.noVault"));
    }

    @Test
    void aKeychainIsThatOfAPersonAndAComputer() {
        var backup = backup(KeyBackend.KEYCHAIN);
        elsewhere();
        keychain.is(Mood.LOCKED);
        assertThat(way(backup)).containsExactly(Message.of("keys.locked.keychain"), Message.of("keys.locked.keychain.advice"));
        keychain.is(Mood.MISSING);
        assertThat(way(backup)).containsExactly(Message.of("restore.way.keychain"));
        keychain.is(Mood.OPEN);
        assertThat(hasLockedKeys(manager.backups().plan(backup, Optional.empty()))).isFalse();
        keychain.clear();
        assertThat(way(backup)).containsExactly(Message.of("restore.way.keychain"));
    }

    @Test
    void aPassphraseOpensNoDamagedVault() {
        var backup = backup(KeyBackend.VAULT);
        try (var outside = Outside.on(backup)) {
            outside.run("UPDATE onehot_meta SET value = 'argon2id:gone' WHERE key = 'key_sealed'");
        }
        elsewhere();
        environment.put("ONEHOT_PASSPHRASE", "long-enough-passphrase");
        assertThat(way(backup)).containsExactly(Message.of("restore.way.damaged"));
        assertThat(manager.backups().plan(backup, Optional.empty()).passphraseHelps()).isFalse();
    }

    private List<Message> way(Path backup) {
        var remarks = manager.backups().plan(backup, Optional.empty()).remarks();
        assertThat(remarks.getFirst().code()).isIn("restore.left", "restore.locked");
        return remarks.subList(1, remarks.size());
    }

    private Path backup(KeyBackend backend) {
        manager.keys().keepIn(backend, "long-enough-passphrase".toCharArray()).join();
        addWithKey("A");
        return manager.backups().make(Optional.empty(), Progress.NONE);
    }

    private void elsewhere() {
        manager.close();
        file = folder.resolve("other.db");
        manager = open();
        manager.keys().share(Origin.API).join();
    }
}
