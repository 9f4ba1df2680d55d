package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Change;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyState;
import dev.onehot.model.Origin;
import dev.onehot.model.Progress;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.CuttingProxy;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.LightPlaces;
import dev.onehot.testing.MemoryKeychain;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys of a team: a passphrase that all know, each member's own keychain on each computer, and what happens when one leaves.
class ServerKeysTest {
    private static final String KEY = "sk-the-key-of-the-team-1234";

    private final String database = Server.database();
    private final CuttingProxy proxy = new CuttingProxy(Server.port());

    @TempDir
    private Path folder;

    /// One computer: what is kept there, and the keychain of who sits there.
    private final class Member implements AutoCloseable {
        private final String name;
        private final MemoryKeychain keychain = new MemoryKeychain();
        private SettingsManager manager;

        private Member(String name) {
            this.name = name;
            this.manager = open();
        }

        private SettingsManager open() {
            var store = DatabaseName.of(Server.address(database, proxy.port()), Map.of(), folder.resolve(name)).open();
            return new SettingsManager(store, LightPlaces.of(keychain, Map.of()), Clock.systemUTC(), () -> {});
        }

        private void restart() {
            manager.close();
            manager = open();
        }

        private KeyState.Kind state() throws Exception {
            return manager.keys().open().get(30, TimeUnit.SECONDS).kind();
        }

        private void types(String passphrase) throws Exception {
            manager.keys().unlock(passphrase.toCharArray()).get(30, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            manager.close();
        }
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    private static void choose(Member member, String passphrase) throws Exception {
        member.manager.keys().keepIn(KeyBackend.VAULT, passphrase.toCharArray()).get(30, TimeUnit.SECONDS);
    }

    @Test
    void whoTypedThePassphraseOnceIsNotAskedAgainHereUntilItIsAnotherOne() throws Exception {
        try (var ann = new Member("ann"); var bob = new Member("bob"); var outside = Outside.onServer(database)) {
            choose(ann, "the first passphrase");
            long id = ann.manager.addAiProvider(Drafts.withKey("A", KEY), true).providerId().orElseThrow();
            long gone = ann.manager.addAiProvider(Drafts.withKey("Gone", KEY), false).providerId().orElseThrow();
            ann.manager.deleteAiProvider(gone);
            ann.manager.apply(new Command.AddKey(id, "spare", ApiKey.of(KEY + "-spare")), Origin.API);
            ann.manager.apply(
                    new Command.UpdateProvider(id, Drafts.withKey("A", KEY + "-second"), Command.ANY), Origin.API);
            var replaced = ann.manager.history(HistoryFilter.newest(1)).getFirst();

            bob.restart();
            assertThat(bob.state()).isEqualTo(KeyState.Kind.LOCKED);
            bob.types("the first passphrase");
            assertThat(bob.manager.revealKey(id).reveal()).isEqualTo(KEY + "-second");
            bob.restart();
            assertThat(bob.state()).isEqualTo(KeyState.Kind.OPEN);
            assertThat(bob.manager.keys().state().what().code()).isEqualTo("keys.open.team");
            // Another passphrase for the same master key asks nobody who has that.
            choose(ann, "the second passphrase");
            bob.restart();
            assertThat(bob.state()).isEqualTo(KeyState.Kind.OPEN);
            bob.manager.keys().forget().get(30, TimeUnit.SECONDS);
            bob.restart();
            assertThat(bob.state()).isEqualTo(KeyState.Kind.LOCKED);
            bob.types("the first passphrase");
            assertThat(bob.state()).isEqualTo(KeyState.Kind.LOCKED);
            bob.types("the second passphrase");

            var old = outside.texts(STORED);
            ann.manager.keys().renew("the third passphrase".toCharArray()).get(30, TimeUnit.SECONDS);
            assertThat(outside.texts(STORED)).hasSameSizeAs(old).doesNotContainAnyElementsOf(old);
            var oldMaster = masterOf(old.getFirst());
            assertThat(outside.texts("SELECT key_before FROM onehot_history WHERE key_before LIKE '%" + oldMaster + "%'")).isEmpty();
            bob.restart();
            assertThat(bob.state()).as("what bob has kept is worth nothing any more").isEqualTo(KeyState.Kind.LOCKED);
            bob.types("the second passphrase");
            assertThat(bob.state()).isEqualTo(KeyState.Kind.LOCKED);
            bob.types("the third passphrase");
            assertThat(bob.manager.revealKey(id).reveal()).isEqualTo(KEY + "-second");
            // All that was kept for undo comes back under the new one.
            bob.manager.apply(new Command.Undo(replaced.first().number()), Origin.API);
            assertThat(bob.manager.revealKey(id).reveal()).isEqualTo(KEY);
            assertThat(catchThrowableOfType(RuntimeException.class, () -> {
                var newest = bob.manager.history(HistoryFilter.newest(3)).stream()
                        .filter(it -> it.changes().stream().anyMatch(each -> each.change() instanceof Change.KeysChange))
                        .findFirst()
                        .orElseThrow();
                assertThat(newest.isUndoable()).isFalse();
                bob.manager.apply(new Command.Undo(newest.first().number()), Origin.API);
            })).isNotNull();
        }
    }

    /// Sealed anew like all else: a backup brings back what it had, and who knew the old master key or its passphrase can open nothing of it.
    @Test
    void backupsOfBeforeOpenWithTheKeyOfNowAndNoOther() throws Exception {
        try (var ann = new Member("ann"); var bob = new Member("bob"); var outside = Outside.onServer(database)) {
            choose(ann, "the first passphrase");
            long id = ann.manager.addAiProvider(Drafts.withKey("A", KEY), true).providerId().orElseThrow();
            ann.manager.apply(new Command.AddKey(id, "spare", ApiKey.of(KEY + "-spare")), Origin.API);
            var backup = ann.manager.backups().make(Optional.empty(), Progress.NONE);
            var firstBox = outside.text("SELECT key_sealed FROM onehot_backup");
            choose(ann, "the second passphrase");
            assertThat(outside.texts("SELECT key_sealed FROM onehot_backup")).doesNotContain(firstBox)
                    .isEqualTo(outside.texts("SELECT value FROM onehot_meta WHERE key = 'key_sealed'"));
            ann.manager.apply(new Command.UpdateProvider(id, Drafts.withKey("A", KEY + "-second"), Command.ANY), Origin.API);
            var old = masterOf(outside.text("SELECT api_key FROM ai_providers"));
            ann.manager.keys().renew("the third passphrase".toCharArray()).get(30, TimeUnit.SECONDS);
            assertThat(outside.texts("SELECT CAST(b AS TEXT) || CAST(k AS TEXT) FROM onehot_backup b JOIN onehot_backup_key k ON k.backup = b.id"))
                    .hasSize(2)
                    .noneMatch(it -> it.contains(old));

            bob.restart();
            bob.types("the third passphrase");
            assertThat(bob.state()).isEqualTo(KeyState.Kind.OPEN);
            var plan = bob.manager.backups().plan(backup, Optional.empty());
            assertThat(plan.losses()).isFalse();
            assertThat(plan.changes()).singleElement().matches(it -> it.keyChanges());
            bob.manager.carryOut(plan, Origin.API);
            assertThat(bob.manager.revealKey(id).reveal()).isEqualTo(KEY);
            bob.manager.undoLatest(Optional.empty(), Origin.API);
            assertThat(bob.manager.revealKey(id).reveal()).isEqualTo(KEY + "-second");
        }
    }

    private static final String STORED = "SELECT api_key FROM ai_providers UNION ALL SELECT api_key FROM onehot_key UNION ALL SELECT api_key FROM onehot_deleted_provider";

    private static String masterOf(String stored) {
        return stored.split(":")[2];
    }

    @Test
    void aCutWhileAllIsSealedAnewLeavesAllOrNothing() throws Exception {
        try (var ann = new Member("ann"); var outside = Outside.onServer(database)) {
            choose(ann, "the first passphrase");
            var ids = new ArrayList<Long>();
            for (int i = 0; i < 5; i++) {
                ids.add(ann.manager.addAiProvider(Drafts.withKey("P" + i, KEY + i), i == 0).providerId().orElseThrow());
            }
            var old = outside.texts(STORED);
            proxy.cutAt("onehot_commit", false);
            var cut = catchThrowableOfType(ExecutionException.class, () -> ann.manager.keys().renew("the second passphrase".toCharArray()).get(30, TimeUnit.SECONDS));
            assertThat(cut.getCause()).isInstanceOfSatisfying(StorageException.class, it -> assertThat(it.kind()).isEqualTo(Kind.AWAY));
            assertThat(outside.texts(STORED)).containsExactlyInAnyOrderElementsOf(old);
            ann.restart();
            assertThat(ann.state()).isEqualTo(KeyState.Kind.OPEN);
            assertThat(ann.manager.revealKey(ids.getLast()).reveal()).isEqualTo(KEY + 4);
            // The answer is lost, and all of it is there.
            proxy.cutAt("onehot_commit", true);
            ann.manager.keys().renew("the second passphrase".toCharArray()).get(30, TimeUnit.SECONDS);
            assertThat(outside.texts(STORED)).hasSize(5).doesNotContainAnyElementsOf(old);
            assertThat(outside.texts(STORED).stream().map(ServerKeysTest::masterOf).distinct()).hasSize(1);
            ann.restart();
            assertThat(ann.state()).isEqualTo(KeyState.Kind.OPEN);
            for (int i = 0; i < 5; i++) {
                assertThat(ann.manager.revealKey(ids.get(i)).reveal()).isEqualTo(KEY + i);
            }
        }
    }
}
