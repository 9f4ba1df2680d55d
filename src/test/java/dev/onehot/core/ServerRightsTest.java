package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeysException;
import dev.onehot.model.Origin;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who has not all rights on a server: what they may is theirs, and the rest is refused in words, with nothing lost.
class ServerRightsTest {
    private final String database = Server.database();

    @TempDir
    private Path folder;

    private SettingsManager as(String role) {
        var store = DatabaseName.of(Server.address(database).replace("postgres@", role + "@"), Map.of(), folder).open();
        return new SettingsManager(store, KeyPlaces.withoutKeychain(Map.of()), Clock.systemUTC(), () -> {});
    }

    @Test
    void whoMayNotReadKeysDoesAllElse() {
        var owner = ServerManagers.open(database, Server.port(), folder);
        long id = owner.addAiProvider(Drafts.withKey("A", "sk-the-key-of-the-team-1234"), true).providerId().orElseThrow();
        owner.close();
        var role = "keyless_" + database;
        Server.run(database, "CREATE ROLE " + role + " LOGIN");
        Server.grantAllButKeys(database, role);
        try (var member = as(role); var outside = Outside.onServer(database)) {
            assertThat(member.obstacle()).isEmpty();
            assertThat(member.snapshot().provider(id).orElseThrow().key().source()).isInstanceOf(KeySource.Hidden.class);
            var refused = catchThrowableOfType(KeysException.class, () -> member.revealKey(id));
            assertThat(refused.what().code()).isEqualTo("key.noRight");
            assertThat(refused.isOpenable()).isFalse();
            member.setSetting("a", "1");
            member.renameProvider(id, "B");
            member.deactivateProviders();
            assertThat(member.history(HistoryFilter.newest(9))).isNotEmpty();
            // To delete would carry the key to another place, unseen.
            assertThat(catchThrowableOfType(StorageException.class, () -> member.deleteAiProvider(id)).kind()).isEqualTo(Kind.NO_RIGHT);
            assertThat(outside.texts("SELECT provider_name || ' ' || api_key FROM ai_providers")).containsExactly("B sk-the-key-of-the-team-1234");
            assertThat(outside.texts("SELECT count(*) FROM onehot_history WHERE key_before LIKE '%hidden%'")).containsExactly("0");
        }
    }

    /// PostgreSQL stores no such text, and what it would say of it nobody understands.
    @Test
    void aTextWithNulIsRefusedBeforeItIsSentAndTheRestOfTheCommitStands() {
        try (var manager = ServerManagers.open(database, Server.port(), folder)) {
            var results = manager.apply(
                    List.of(new Command.SetSetting("a", "1", Command.ANY), new Command.PutSetting("b", Optional.of("x\0y")), new Command.SetSetting("c", "3", Command.ANY)),
                    Origin.API);
            assertThat(catchThrowableOfType(StorageException.class, () -> results.get(1).get()).what().code()).isEqualTo("storage.server.no_nul");
            assertThat(manager.getSetting("a", "") + manager.getSetting("b", "-") + manager.getSetting("c", "")).isEqualTo("1-3");
        }
    }
}
