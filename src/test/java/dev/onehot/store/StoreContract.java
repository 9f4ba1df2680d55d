package dev.onehot.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.files.Databases;
import dev.onehot.model.BackupFile;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.Change;
import dev.onehot.model.CheckClass;
import dev.onehot.model.CheckFailure;
import dev.onehot.model.CheckResult;
import dev.onehot.model.DocumentFormat;
import dev.onehot.model.EndpointUsage;
import dev.onehot.model.FollowedFile;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Insertion;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeyDelivery;
import dev.onehot.model.KeyUse;
import dev.onehot.model.Light;
import dev.onehot.model.Origin;
import dev.onehot.model.OwnedKey;
import dev.onehot.model.PastChange;
import dev.onehot.model.Progress;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.model.StoredKey;
import dev.onehot.store.sqlite.BackupReading;
import dev.onehot.testing.Await;
import org.junit.jupiter.api.Test;

/// What every store promises: transactions, what others commit, settings in any number. The core relies on this and on nothing else.
public abstract class StoreContract extends StoredRowsContract {
    @Test
    public void whatIsCommittedEverybodyReads() {
        commit(it -> {
            it.saveSetting("a", "1", AT);
            it.saveRevision(7);
            it.saveChosen(OptionalLong.of(3));
        });
        var stored = read(other.writer(), StoreSession::load);
        assertThat(stored.settings()).containsExactly(new Setting("a", "1", AT, 0, 0));
        assertThat(stored.revision()).isEqualTo(7);
        assertThat(stored.lastChosen()).hasValue(3);
        assertThat(read(other.writer(), it -> it.load(List.of("b", "a"))).settings()).hasSize(1);
        commit(it -> it.saveChosen(OptionalLong.empty()));
        assertThat(read(other.writer(), StoreSession::load).lastChosen()).isEmpty();
    }

    @Test
    public void whatIsRolledBackNobodyReads() {
        session.begin();
        session.saveSetting("a", "1", AT);
        session.rollBack(new IllegalStateException());
        assertThat(session.setting("a")).isEmpty();
        assertThat(session.settingCount()).isZero();
    }

    @Test
    public void aPartIsGivenUpAlone() {
        commit(it -> {
            it.saveSetting("a", "1", AT);
            it.savepoint();
            it.saveSetting("b", "2", AT);
            it.rollBackToSavepoint();
            it.savepoint();
            it.saveSetting("c", "3", AT);
            it.release();
        });
        var keys = new ArrayList<String>();
        session.eachSetting(it -> keys.add(it.key()));
        assertThat(keys).containsExactly("a", "c");
    }

    @Test
    public void oneWritesAtATime() {
        session.begin();
        assertThat(other.writer().tryBegin()).isFalse();
        session.end();
        assertThat(other.writer().tryBegin()).isTrue();
        other.writer().end();
    }

    /// A reader sees one moment, and who commits meanwhile does not wait for it.
    @Test
    public void whatIsReadIsOfOneMoment() {
        commit(it -> it.saveSetting("a", "1", AT));
        other.writer().beginRead();
        assertThat(other.writer().settingCount()).isOne();
        commit(it -> it.saveSetting("b", "2", AT));
        assertThat(other.writer().settingCount()).isOne();
        other.writer().end();
        assertThat(other.writer().settingCount()).isEqualTo(2);
    }

    @Test
    public void theVersionMovesWhenAnotherHasCommittedAndNotOtherwise() {
        long before = session.dataVersion();
        commit(it -> it.saveSetting("a", "1", AT));
        assertThat(session.dataVersion()).isEqualTo(before);
        strangerSets("a", "2", AT);
        long after = session.dataVersion();
        assertThat(after).isNotEqualTo(before);
        commit(other.writer(), it -> it.saveSetting("a", "3", AT));
        assertThat(session.dataVersion()).isNotEqualTo(after);
    }

    @Test
    public void theFeedTellsOfEveryCommit() {
        try (var feed = store.feed()) {
            long before = feed.dataVersion();
            strangerSets("a", "1", AT);
            Await.until("a stranger's", () -> feed.dataVersion() != before);
            long between = feed.dataVersion();
            commit(other.writer(), it -> it.saveSetting("a", "2", AT));
            Await.until("another one's", () -> feed.dataVersion() != between);
        }
    }

    @Test
    public void settingsAreHandedOnOneByOne() throws IOException {
        commit(it -> {
            it.saveSetting("b", "22", LATER);
            it.saveSetting("a", LARGE, AT);
            it.saveSetting("c", "3", AT);
            it.deleteSetting("c");
        });
        var found = new ArrayList<Setting>();
        var copied = new StringWriter();
        try (var settings = store.settings()) {
            settings.each(found::add);
            commit(it -> it.saveSetting("later", "1", AT));
            assertThat(settings.heldBytes()).isEqualTo(2);
            assertThat(settings.newest()).isEqualTo(LATER);
            settings.copyValue("a", copied);
        }
        assertThat(found).containsExactly(new Setting("a", "", AT, 0, LARGE.length()), new Setting("b", "22", LATER, 0, 0));
        assertThat(copied.toString()).isEqualTo(LARGE);
    }

    @Test
    public void programsThatFollowAndWhatOfTheirFilesIsOurs() {
        var put = new OwnedKey("a.b", Optional.empty(), Optional.of(new Insertion("{", "}")), Optional.of("\"1\""), Optional.of("\"2\""), false);
        var replaced = new OwnedKey("", Optional.of("'x'\r\n"), Optional.empty(), Optional.empty(), Optional.empty(), true);
        var first = new FollowedFile("/home/b", DocumentFormat.JSONC, true, OptionalLong.of(3), AT, List.of(put, replaced));
        var second = new FollowedFile("/home/a", DocumentFormat.WHOLE, false, OptionalLong.empty(), "", List.of());
        var program = new FollowedProgram("here", "codex", "Codex", OptionalLong.of(3), KeyDelivery.CLEAR, "x = 1\n", true, List.of(first, second));
        var elsewhere = new FollowedProgram("there", "codex", "Codex", OptionalLong.empty(), KeyDelivery.VARIABLE, "", false, List.of());
        commit(it -> {
            it.programs().save(program);
            it.programs().save(elsewhere);
        });
        assertThat(read(other.writer(), StoreSession::load).programs()).containsExactly(program, elsewhere);
        commit(it -> it.programs().save(program.withFiles(List.of(second)).withReleasing(false)));
        assertThat(read(other.writer(), StoreSession::load).programs()).containsExactly(program.withFiles(List.of(second)).withReleasing(false), elsewhere);
        commit(it -> it.programs().delete(program));
        assertThat(read(other.writer(), StoreSession::load).programs()).containsExactly(elsewhere);
        assertThat(session.load(List.of()).programs()).containsExactly(elsewhere);
    }

    @Test
    public void howAProgramFollowedIsInTheHistory() {
        var program = new FollowedProgram("here", "file-1", "It's \"mine\"", OptionalLong.of(3), KeyDelivery.CLEAR, "a = \"1\"\n", false, List.of());
        commit(it -> {
            it.history().beginGesture();
            it.history().program(new Stamp(1, AT, Origin.CLI), ProgramAction.PINNED, Optional.of(program.withPinned(OptionalLong.empty())), Optional.of(program));
            it.history().program(new Stamp(1, AT, Origin.CLI), ProgramAction.RELEASED, Optional.of(program), Optional.empty());
        });
        var changes = store.history(HistoryFilter.newest(10)).getFirst().changes();
        assertThat(changes).extracting(PastChange::change)
                .containsExactly(new Change.ProgramChange("file-1", program.name(), ProgramAction.PINNED), new Change.ProgramChange("file-1", program.name(), ProgramAction.RELEASED));
        assertThat(FollowedProgram.of("file-1", program.name(), changes.getFirst().after().orElseThrow())).isEqualTo(program);
        assertThat(changes.getFirst().before().orElseThrow()).containsEntry("pinned", "");
        assertThat(changes.getLast().after()).isEmpty();
    }

    @Test
    public void howOftenKeysWereGiven() {
        commit(it -> {
            it.programs().addKeyUse(3, 2, AT);
            it.programs().addKeyUse(3, 1, LATER);
            it.programs().addKeyUse(3, 1, "2026-11-30 00:00:00");
        });
        assertThat(session.programs().keyUses()).containsExactly(new KeyUse(3, "2026-11-30", 1, "2026-11-30 00:00:00"), new KeyUse(3, "2026-11-29", 3, LATER));
    }

    /// Where a store can tell it at all: exactly the piece in which something is otherwise is looked at.
    @Test
    public void aPrintTellsWhatIsOtherwise() {
        commit(it -> IntStream.range(0, 1_000).forEach(n -> it.saveSetting("key " + n, "1", AT)));
        var before = read(session, StoreSession::settingPrint);
        strangerSets("key 500", "2", AT);
        var after = read(session, StoreSession::settingPrint);
        if (before.isPresent() && after.isPresent()) {
            assertThat(after.get().otherThan(after.get())).hasValue(List.of());
            var pieces = after.get().otherThan(before.get()).orElseThrow();
            assertThat(pieces.stream().flatMap(it -> session.settings(it).stream()).map(Setting::key)).contains("key 500").hasSizeLessThan(500);
        }
        assertThat(read(session, it -> it.setting("key 500")).orElseThrow().value()).isEqualTo("2");
    }

    @Test
    public void itSaysWhichItIsAndThatItCanBeWritten() {
        assertThat(store.place()).isEqualTo(other.place());
        assertThat(store.place().name()).isNotEmpty();
        assertThat(store.obstacle()).isEmpty();
        assertThat(session.isReadOnly()).isFalse();
        session.truncateLog();
        session.requireFile();
        session.begin();
        session.requireInPlace();
        session.end();
    }

    @Test
    public void aBackupHoldsWhatWasThereAndTheOldestGo() {
        commit(it -> it.saveSetting("a", "1", AT));
        var copies = store.copies();
        var made = copies.make(BackupFile.Kind.MANUAL, Clock.systemUTC(), Progress.NONE);
        commit(it -> it.saveSetting("a", "2", AT));
        // One that is a file is read as any other file is.
        assertThat(copies.contents(made).orElseGet(() -> BackupReading.read(store.place().beside(), made)).settings()).singleElement().matches(it -> it.value().equals("1") && it.updatedAt().equals(AT));
        assertThat(copies.makeDaily(Duration.ofHours(24), Clock.systemUTC())).isTrue();
        assertThat(copies.makeDaily(Duration.ofHours(24), Clock.systemUTC())).isFalse();
        assertThat(other.copies().list()).extracting(BackupFile::kind).containsExactly(BackupFile.Kind.DAILY, BackupFile.Kind.MANUAL);
        assertThat(copies.where()).isNotEmpty();
        assertThat(copies.obstacle()).isEmpty();
        copies.rotate(BackupFile.Kind.MANUAL, 0);
        assertThat(other.copies().list()).extracting(BackupFile::kind).containsExactly(BackupFile.Kind.DAILY);
    }

    /// Of a store whose database is a file.
    @Test
    public void aFileIsCheckedCopiedAndClosed() {
        commit(it -> it.saveSetting("a", "1", AT));
        store.file().ifPresent(file -> {
            assertThat(file.check(Progress.NONE)).isEmpty();
            var copies = Databases.copies(store.place().beside());
            var copy = copies.make(BackupFile.Kind.MANUAL, Clock.systemUTC(), Progress.NONE);
            assertThat(copy).startsWith(copies.folder());
            assertThat(copies.list()).extracting(BackupFile::path).containsExactly(copy);
            assertThat(copies.obstacle()).isEmpty();
            copies.rotate(BackupFile.Kind.MANUAL, 0);
            assertThat(copies.list()).isEmpty();
            var inUse = catchThrowableOfType(StorageException.class, () -> copies.to(store.place().beside(), Progress.NONE));
            assertThat(inUse.kind()).isEqualTo(StorageException.Kind.SAME_FILE);
            other.writer().setting("a");
            try (var closing = file.closing()) {
                closing.awaitReaders();
                assertThat(closing.run(() -> {})).isFalse();
            }
            other.close();
            try (var closing = file.closing()) {
                var ran = new AtomicBoolean();
                assertThat(closing.run(() -> ran.set(true))).isTrue();
                assertThat(ran).isTrue();
            }
            other = open();
            assertThat(session.setting("a")).isPresent();
        });
    }

    @Test
    public void usageIsAddedUpAndOldOneForgotten() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var old = new EndpointUsage(today.minusDays(402).toString(), 1, "codex", "m", 1, 2, 3, 4, 5, AT);
        var now = new EndpointUsage(today.toString(), 1, "codex", "m", 1, 2, 3, 4, 5, LATER);
        commit(it -> it.endpoint().add(List.of(old, now, now)));
        assertThat(session.endpoint().usage("")).containsExactly(now.plus(now), old);
        assertThat(session.endpoint().usage(today.toString())).containsExactly(now.plus(now));
        session.expire(10);
        assertThat(session.endpoint().usage("")).containsExactly(now.plus(now));
    }

    @Test
    public void whatACheckFailedWith() {
        long id = provider("A");
        var failure = new CheckFailure(CheckClass.RATE_LIMITED, OptionalInt.of(429), "detail", "sorry", OptionalLong.of(30));
        var result = new CheckResult(AT, "https://api.example.com/v1", Light.on(5), Light.off(6), Light.UNKNOWN, OptionalLong.empty(), Optional.of(failure));
        commit(it -> it.checks().save(id, result, List.of("m-1", "m-2")));
        assertThat(session.providers().find(id).orElseThrow().check()).hasValue(result);
        var brief = CheckResult.failed(AT, "url", CheckFailure.of(CheckClass.REFUSED, ""));
        commit(it -> it.checks().save(id, brief, List.of()));
        assertThat(session.providers().find(id).orElseThrow().check()).hasValue(brief);
        assertThat(session.checks().models(id)).as("an answer without a list says nothing of it").containsExactly("m-1", "m-2");
    }

    @Test
    public void aProviderIsWrittenWhole() {
        long id = provider("A");
        var options = ProviderOptions.of(Map.of("timeoutSeconds", "30", "headers", "X-A: 1"));
        var draft = new ProviderDraft("B", "anthropic", "https://b.example", "m-2", "notes", options, KeyChange.KEEP);
        commit(it -> it.providers().update(it.providers().find(id).orElseThrow(), draft, LATER));
        assertThat(ProviderDraft.of(found(id))).isEqualTo(draft);
        assertThat(found(id)).returns(AT, Provider::createdAt).returns(LATER, Provider::updatedAt);
        commit(it -> it.providers().update(it.providers().find(id).orElseThrow(), draft.withName("C"), LATER));
        assertThat(ProviderDraft.of(found(id))).isEqualTo(draft.withName("C"));
        commit(it -> it.providers().recreate(id + 10, draft, AT, LATER));
        assertThat(ProviderDraft.of(found(id + 10))).isEqualTo(draft);
        assertThat(found(id + 10)).returns(AT, Provider::createdAt).returns(LATER, Provider::updatedAt);
        for (var place : List.of(new Provider.Place(5.5, true), new Provider.Place(-1, false))) {
            commit(it -> it.providers().place(it.providers().find(id).orElseThrow().withPlace(place)));
            assertThat(found(id).place()).isEqualTo(place);
            assertThat(ProviderDraft.of(found(id))).isEqualTo(draft.withName("C"));
        }
    }

    @Test
    public void whatWasDeletedIsForgottenAfterAWeek() {
        long old = provider("A");
        long fresh = provider("B");
        var result = CheckResult.failed(AT, "url", CheckFailure.of(CheckClass.REFUSED, ""));
        commit(it -> {
            for (long id : List.of(old, fresh)) {
                it.keys().addSpare(id, "spare", StoredKey.of("env:A"));
                it.checks().save(id, result, List.of("m"));
            }
            it.providers().delete(old, "2020-01-01 00:00:00");
            it.providers().delete(fresh, Seconds.daysAgo(1));
        });
        assertThat(session.keys().all()).extracting(KeyCell::provider).contains(old, fresh);
        session.expire(10);
        assertThat(session.providers().findDeleted(old)).isEmpty();
        assertThat(session.providers().findDeleted(fresh)).hasValue("B");
        assertThat(session.keys().all()).extracting(KeyCell::provider).contains(fresh).doesNotContain(old);
        assertThat(session.checks().models(old)).isEmpty();
        assertThat(session.checks().models(fresh)).containsExactly("m");
    }

    private Provider found(long id) {
        return read(other.writer(), StoreSession::allProviders).stream().filter(it -> it.id() == id).findFirst().orElseThrow();
    }
}
