package dev.onehot.store;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.model.Change.KeysAction;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.Change;
import dev.onehot.model.CheckResult;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.KeyBackend;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.Light;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.PastGesture;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import dev.onehot.testing.Drafts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store promises of its rows, on whatever its database is. The core relies on this and on [StoreContract].
///
/// Public throughout: it is run in the room of each store.
public abstract class StoredRowsContract {
    static final String AT = "2026-11-29 08:00:00";
    static final String LATER = "2026-11-29 08:00:01";
    static final String LARGE = "x".repeat(Setting.LARGE + 1);

    Store store;
    Store other;
    StoreSession session;

    /// Opens the database of this test, which is there after the first call; each call is as another process.
    protected abstract Store open();

    /// A program that knows nothing of Onehot's own tables stores a setting.
    protected abstract void strangerSets(String key, String value, String at);

    @BeforeEach
    public void openTwice() {
        store = open();
        other = open();
        session = store.writer();
    }

    @AfterEach
    public void closeBoth() {
        other.close();
        store.close();
    }

    @Test
    public void exactlyOneProviderIsActive() {
        long first = provider("A");
        long second = provider("B");
        commit(it -> it.providers().activate(OptionalLong.of(first), AT));
        commit(it -> it.providers().activate(OptionalLong.of(second), LATER));
        assertThat(read(other.writer(), StoreSession::allProviders)).filteredOn(Provider::active).extracting(Provider::id).containsExactly(second);
        commit(it -> it.providers().activate(OptionalLong.empty(), LATER));
        assertThat(read(other.writer(), StoreSession::allProviders)).noneMatch(Provider::active);
    }

    /// Not even one that came with its row, as from a backup, nor that of a row that is gone.
    @Test
    public void noIdIsGivenTwice() {
        commit(it -> it.providers().recreate(1, Drafts.named("A"), AT, AT));
        commit(it -> it.providers().recreate(7, Drafts.named("B"), AT, AT));
        assertThat(provider("C")).isEqualTo(8);
        commit(it -> it.providers().delete(8, LATER));
        assertThat(provider("D")).isEqualTo(9);
    }

    @Test
    public void aProviderIsChangedPlacedDeletedAndPutBack() {
        long id = provider("A");
        commit(it -> {
            var before = it.providers().find(id).orElseThrow();
            it.providers().update(before, Drafts.named("A").withName("B"), LATER);
            it.keys().save(id, StoredKey.of("env:A_KEY"));
            it.providers().place(it.providers().find(id).orElseThrow());
            it.providers().rename(id, "C", LATER);
        });
        commit(it -> it.providers().delete(id, LATER));
        assertThat(session.providers().find(id)).isEmpty();
        assertThat(session.providers().findDeleted(id)).hasValue("C");
        commit(it -> it.providers().restore(id, LATER));
        var back = session.providers().find(id).orElseThrow();
        assertThat(back.name()).isEqualTo("C");
        assertThat(back.baseUrl()).isEqualTo(Drafts.named("A").baseUrl());
        assertThat(session.keys().find(id)).hasValue(StoredKey.of("env:A_KEY"));
        commit(it -> {
            it.providers().delete(id, LATER);
            it.providers().recreate(id, Drafts.named("D"), AT, LATER);
            it.providers().touch(id, AT);
        });
        assertThat(session.providers().find(id).orElseThrow()).returns(AT, Provider::createdAt).returns(AT, Provider::updatedAt);
    }

    @Test
    public void keysAndHowTheyAreKept() {
        long id = provider("A");
        var master = new KeyProtection.Master(KeyBackend.FILE, "0123456789abcdef", "");
        var spare = new long[1];
        commit(it -> {
            it.keys().save(id, StoredKey.of("env:ONE"));
            spare[0] = it.keys().addSpare(id, "second", StoredKey.of("env:TWO"));
            it.keys().labelSpare(spare[0], "further");
            it.keys().label(id, "first");
            it.keys().saveProtection(new KeyProtection(false, Optional.of(master), 2));
        });
        assertThat(session.keys().all())
                .containsExactlyInAnyOrder(
                        new KeyCell(KeyCell.Column.PROVIDER, id, StoredKey.of("env:ONE")),
                        new KeyCell(KeyCell.Column.SPARE, spare[0], id, StoredKey.of("env:TWO")));
        var provider = session.providers().find(id).orElseThrow();
        assertThat(provider.keyLabel()).isEqualTo("first");
        assertThat(provider.spareKeys()).singleElement().returns("further", it -> it.label());
        assertThat(read(other.writer(), StoreSession::load).protection()).isEqualTo(new KeyProtection(false, Optional.of(master), 2));
        commit(it -> {
            it.keys().save(session.keys().spare(spare[0]).orElseThrow().withKey(StoredKey.of("env:THREE")));
            it.keys().removeSpare(spare[0]);
            it.keys().addSpare(spare[0], id, "again", StoredKey.of("env:FOUR"));
        });
        assertThat(session.keys().spare(spare[0]).orElseThrow().key()).isEqualTo(StoredKey.of("env:FOUR"));
        var place = new KeyringPlace("GNOME Keyring", "/org/freedesktop/secrets/collection/login");
        var elsewhere = new KeyProtection.Master(KeyBackend.KEYCHAIN, "0123456789abcdef", "", Optional.of(place));
        commit(it -> it.keys().saveProtection(new KeyProtection(false, Optional.of(elsewhere), 2)));
        assertThat(read(other.writer(), StoreSession::load).protection().master().flatMap(KeyProtection.Master::place)).hasValue(place);
        var vault = KeyProtection.FRESH.with(new KeyProtection.Master(KeyBackend.VAULT, "0123456789abcdef", "sealed"));
        commit(it -> it.keys().saveProtection(vault.locked(2)));
        assertThat(read(other.writer(), StoreSession::load).protection()).isEqualTo(vault.locked(2));
    }

    @Test
    public void aCheckHoldsForTheRowThatItIsOf() {
        long id = provider("A");
        var result = new CheckResult(AT, "https://api.example.com/v1/models", Light.on(5), Light.on(6), Light.UNKNOWN, OptionalLong.of(1), Optional.empty());
        commit(it -> it.checks().save(id, result, List.of("m-1")));
        assertThat(session.providers().find(id).orElseThrow().check()).hasValue(result);
        commit(it -> it.providers().touch(id, LATER));
        assertThat(session.providers().find(id).orElseThrow().check()).isEmpty();
        commit(it -> it.checks().keep(id, AT));
        assertThat(session.providers().find(id).orElseThrow().check()).hasValue(result);
        commit(it -> it.checks().forget(id));
        assertThat(session.providers().find(id).orElseThrow().check()).isEmpty();
        assertThat(session.checks().models(id)).containsExactly("m-1");
    }

    @Test
    public void whatIsDoneAtOnceIsOneGestureAndCanBeMarkedUndone() {
        commit(it -> {
            it.history().beginGesture();
            it.history().setting(stamp(1), SettingAction.SET, "a", Optional.empty(), setting("a", "1"), false);
            it.history().setting(stamp(1), SettingAction.SET, "b", Optional.empty(), setting("b", "1"), true);
            it.history().beginGesture();
            it.history().keys(stamp(1), KeysAction.PROTECTED, Optional.empty(), Optional.of("file"));
        });
        var gestures = store.history(HistoryFilter.newest(10));
        assertThat(gestures).extracting(it -> it.changes().size()).containsExactly(1, 2);
        var first = gestures.getLast().first();
        assertThat(first.change()).isEqualTo(new Change.SettingChange("a", SettingAction.SET));
        assertThat(first.after(PastChange.VALUE)).hasValue("1");
        assertThat(gestures.getLast().changes().getLast().after(PastChange.VALUE)).hasValue(PastChange.MASKED);
        assertThat(session.history().gesturesBy(Optional.of(Origin.CLI))).containsExactly(gestures.getFirst().number(), gestures.getLast().number());
        assertThat(store.standingFrom(first.number())).extracting(PastGesture::number).containsExactly(gestures.getFirst().number(), gestures.getLast().number());
        assertThat(store.standingFrom(gestures.getFirst().number())).extracting(PastGesture::number).containsExactly(gestures.getFirst().number());
        commit(it -> {
            it.history().beginGesture();
            it.history().keys(stamp(2), KeysAction.SHARED, Optional.of("file"), Optional.empty());
            it.history().markUndone(gestures.getFirst().number());
        });
        assertThat(session.history().undoMarks().isUndone(gestures.getFirst().number())).isTrue();
        assertThat(store.undoWays(Optional.empty()).undo().orElseThrow().number()).isEqualTo(gestures.getLast().number());
        assertThat(store.undoWays(Optional.empty()).redo()).isPresent();
        assertThat(session.history().since(1).orElseThrow()).extracting(PastChange::revision).containsExactly(2L);
        assertThat(session.history().gesturesFrom(first.number())).hasSize(3);
    }

    @Test
    public void whatWasRecordedInAPartThatIsGivenUpIsForgotten() {
        commit(it -> {
            it.history().beginGesture();
            it.history().setting(stamp(1), SettingAction.SET, "a", Optional.empty(), setting("a", "1"), false);
            var mark = it.history().mark();
            it.savepoint();
            it.history().setting(stamp(1), SettingAction.SET, "b", Optional.empty(), setting("b", "1"), false);
            it.rollBackToSavepoint();
            it.history().goBackTo(mark);
            it.history().setting(stamp(1), SettingAction.SET, "c", Optional.empty(), setting("c", "1"), false);
        });
        var gesture = store.history(HistoryFilter.newest(10)).getFirst();
        assertThat(gesture.changes()).extracting(PastChange::name).containsExactly("a", "c");
        assertThat(gesture.changes()).extracting(PastChange::gesture).containsOnly(gesture.number());
    }

    /// A key in plain text is never kept in the history, ciphertext is.
    @Test
    public void whatKeyAChangeReplaced() {
        long id = provider("A");
        var sealed = StoredKey.encrypted("0123456789abcdef", "1234", "AAAA");
        commit(it -> {
            it.keys().save(id, StoredKey.of("env:ONE"));
            var before = it.providers().find(id);
            it.keys().save(id, StoredKey.of("env:TWO"));
            var after = it.providers().find(id);
            it.history().beginGesture();
            it.history().provider(stamp(1), ProviderAction.UPDATED, before, after, Optional.of(sealed));
            it.history().provider(stamp(1), ProviderAction.UPDATED, before, after, Optional.of(StoredKey.of("sk-plain-text-1234")));
            it.history().provider(stamp(1), ProviderAction.UPDATED, before, after, Optional.of(sealed));
            it.history().keyStepsAside(5);
        });
        var changes = store.history(HistoryFilter.newest(10)).getFirst().changes();
        assertThat(changes).allMatch(PastChange::keyChanged);
        assertThat(changes.getFirst().after("name")).hasValue("A");
        assertThat(session.history().keyBefore(changes.get(0))).hasValue(sealed);
        assertThat(session.history().keyBefore(changes.get(1))).isEmpty();
        assertThat(session.history().keyAside(changes.get(2))).hasValue(5);
        assertThat(session.history().keyAside(changes.get(0))).isEmpty();
        assertThat(session.history().swapsSince(changes.get(1), 5)).isOne();
        var all = session.history().touches(changes.getFirst().number(), changes.getLast().number());
        assertThat(all).hasSize(3).allMatch(it -> it.what().equals("provider") && it.subject().equals(String.valueOf(id)));
    }

    @Test
    public void aLargeValueComesBack() {
        commit(it -> it.saveSetting("a", LARGE, AT));
        var large = session.setting("a");
        commit(it -> {
            it.history().beginGesture();
            it.history().setting(stamp(1), SettingAction.SET, "a", large, setting("a", "1"), false);
            assertThat(it.largeValues().keep(large.orElseThrow())).isTrue();
            it.saveSetting("a", "1", LATER);
        });
        var change = store.history(HistoryFilter.newest(1)).getFirst().first();
        assertThat(change.before(PastChange.VALUE)).hasValue(PastChange.MASKED);
        assertThat(session.largeValues().isKept(change)).isTrue();
        assertThat(session.largeValues().isThere(change, "a")).isFalse();
        commit(it -> it.largeValues().bringBack(change, "a", LATER));
        assertThat(session.setting("a").orElseThrow().largeBytes()).isEqualTo(LARGE.length());
        assertThat(session.largeValues().isThere(change, "a")).isTrue();
        assertThat(session.largeValues().keep(new Setting("a", "", AT, 0, KeptValues.LARGEST + 1))).isFalse();
    }

    @Test
    public void whatAStrangerChangedWhileNobodyLookedIsSuspected() {
        commit(it -> {
            it.saveSetting("same", "1", AT);
            it.saveSetting("other", "1", AT);
            it.saveSetting("secret", "1", AT);
            it.seen().fill("secret"::equals);
        });
        assertThat(store.suspects(10)).hasValue(List.of());
        assertThat(session.seen().isFor(3)).isTrue();
        assertThat(session.seen().isFor(2)).isFalse();
        strangerSets("other", "2", AT);
        strangerSets("new", "1", AT);
        strangerSets("secret", "2", LATER);
        assertThat(store.suspects(10).orElseThrow()).containsExactlyInAnyOrder("other", "new", "secret");
        assertThat(read(session, it -> it.seen().suspects()).orElseThrow()).contains("other", "new", "secret").doesNotContain("same");
        assertThat(session.seen().setting("other").orElseThrow().after(PastChange.VALUE)).hasValue("1");
        assertThat(session.seen().setting("secret").orElseThrow().after(PastChange.VALUE)).hasValue(PastChange.MASKED);
        commit(it -> {
            it.history().beginGesture();
            it.history().setting(stamp(1), SettingAction.SET, "other", setting("other", "1"), setting("other", "2"), false);
            it.seen().fold();
        });
        assertThat(store.suspects(10).orElseThrow()).containsExactlyInAnyOrder("new", "secret");
    }

    @Test
    public void oldHistoryIsForgotten() {
        for (int n = 1; n <= 5; n++) {
            long revision = n;
            commit(it -> {
                it.history().beginGesture();
                it.history().setting(stamp(revision), SettingAction.SET, "a", Optional.empty(), setting("a", "1"), false);
            });
        }
        session.expire(2);
        assertThat(store.history(HistoryFilter.newest(10))).hasSize(2);
        assertThat(session.history().since(1)).isEmpty();
        assertThat(session.history().since(4)).isPresent();
        assertThat(store.facts().history()).isEqualTo(2);
    }

    /// What is left of the history has no marks of what is gone, and what was seen is still known.
    @Test
    public void whatIsForgottenIsNotMissed() {
        commit(it -> {
            it.saveSetting("a", "0", AT);
            it.seen().fill(_ -> false);
        });
        for (long n = 1; n <= 3; n++) {
            long revision = n;
            commit(it -> {
                it.history().beginGesture();
                it.saveSetting("a", String.valueOf(revision), AT);
                it.history().setting(stamp(revision), SettingAction.SET, "a", setting("a", String.valueOf(revision - 1)), setting("a", String.valueOf(revision)), false);
                if (revision == 3) {
                    it.history().markUndone(it.history().gesture().orElseThrow() - 1);
                }
            });
        }
        long newest = store.history(HistoryFilter.newest(1)).getFirst().number();
        assertThat(session.history().undoMarks().undoes(newest)).containsExactly(newest - 1);
        session.expire(1);
        assertThat(store.history(HistoryFilter.newest(10))).extracting(PastGesture::number).containsExactly(newest);
        assertThat(session.history().undoMarks().undoes(newest)).isEmpty();
        assertThat(store.suspects(10)).hasValue(List.of());
        strangerSets("a", "4", LATER);
        assertThat(store.suspects(10)).hasValue(List.of("a"));
    }

    @Test
    public void furtherKeysAndTokensAreInTheHistory() {
        long id = provider("A");
        var token = new EndpointToken("codex", "hash", "salt", OptionalLong.of(id), "a=b", AT);
        commit(it -> {
            var provider = it.providers().find(id).orElseThrow();
            it.history().beginGesture();
            it.history().aside(stamp(1), ProviderAction.KEY_ADDED, provider, provider, Optional.empty(), Optional.of(new SpareKey(7, "spare", MaskedKey.NONE)), Optional.empty());
            it.history().provider(stamp(1), ProviderAction.ADDED, Optional.empty(), Optional.of(provider), Optional.empty());
            it.history().token(stamp(1), ProgramAction.TOKEN_MADE, Optional.empty(), Optional.of(token));
            it.history().token(stamp(1), ProgramAction.TOKEN_REVOKED, Optional.of(token), Optional.empty());
            it.endpoint().save(token);
            it.seen().fill(_ -> false);
        });
        var changes = store.history(HistoryFilter.newest(10)).getFirst().changes();
        assertThat(changes).extracting(PastChange::gesture).containsOnly(changes.getFirst().number());
        assertThat(changes.get(0).after().orElseThrow()).containsEntry(PastChange.SPARE, "spare").containsEntry(PastChange.SPARE_ID, "7").containsEntry("active", "false").containsEntry("hasKey", "false")
                .containsEntry(PastChange.PINNED, "false").containsEntry(PastChange.KEY_LABEL, "").containsKey(PastChange.POSITION);
        assertThat(changes.get(0).before().orElseThrow()).containsEntry("name", "A").doesNotContainKey(PastChange.SPARE);
        assertThat(changes.get(0).keyChanged()).isFalse();
        assertThat(changes.get(1).before()).isEmpty();
        assertThat(changes.get(2).before()).isEmpty();
        assertThat(changes.get(2).after()).hasValue(token.fields());
        assertThat(changes.get(3).before()).hasValue(token.fields());
        assertThat(changes.get(3).after()).isEmpty();
        assertThat(read(other.writer(), StoreSession::load).tokens()).containsExactly(token);
        assertThat(session.seen().providers()).singleElement().satisfies(it -> assertThat(it.after().orElseThrow()).containsEntry("name", "A"));
        commit(it -> it.endpoint().save(token.withPinned(OptionalLong.empty())));
        assertThat(read(other.writer(), StoreSession::load).tokens()).containsExactly(token.withPinned(OptionalLong.empty()));
        commit(it -> it.endpoint().delete("codex"));
        assertThat(read(other.writer(), StoreSession::load).tokens()).isEmpty();
    }

    long provider(String name) {
        var id = new long[1];
        commit(it -> id[0] = it.providers().insert(Drafts.named(name), AT));
        return id[0];
    }

    private static Optional<Setting> setting(String key, String value) {
        return Optional.of(new Setting(key, value, AT, 0, 0));
    }

    private static Stamp stamp(long revision) {
        return new Stamp(revision, AT, Origin.CLI);
    }

    void commit(Consumer<StoreSession> work) {
        commit(session, work);
    }

    static void commit(StoreSession session, Consumer<StoreSession> work) {
        session.begin();
        work.accept(session);
        session.commit();
    }

    static <T> T read(StoreSession session, Function<StoreSession, T> question) {
        session.beginRead();
        try {
            return question.apply(session);
        } finally {
            session.end();
        }
    }
}
