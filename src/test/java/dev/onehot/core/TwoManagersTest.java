package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Event;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Change;
import dev.onehot.model.Integrity;
import dev.onehot.model.Origin;
import dev.onehot.testing.Await;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Recorder;
import dev.onehot.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A window and the command line on one file: two managers, as two processes have them.
class TwoManagersTest extends ManagerFixture {
    private static final String INSERT = "INSERT INTO settings(key, value) VALUES (?, '1')";

    private SettingsManager other;

    @BeforeEach
    void openOther() {
        other = SettingsManager.open(file);
    }

    @AfterEach
    void closeOther() {
        other.close();
    }

    @Test
    void eachSeesTheOthersWritesAsExternalAndRecordsThemOnce() {
        var recorder = new Recorder();
        other.subscribe(recorder);
        manager.setSetting("a", "1");
        other.refresh();

        recorder.awaitRevision(other.snapshot().revision());
        assertThat(recorder.commits()).extracting(Event.SettingsChanged::origin).containsExactly(Origin.EXTERNAL);
        assertThat(outside.texts("SELECT origin FROM onehot_history")).containsExactly("api");
        assertThat(other.snapshot().revision()).isEqualTo(manager.snapshot().revision());
    }

    @Test
    void aForeignWriteIsRecordedOnceWhoeverLooksFirst() {
        outside.run(INSERT, "x1");
        manager.refresh();
        other.refresh();
        outside.run(INSERT, "x2");
        other.refresh();
        manager.refresh();
        outside.run(INSERT, "x3");
        other.setSetting("own", "1");
        manager.refresh();

        assertThat(outside.texts("SELECT subject FROM onehot_history ORDER BY change"))
                .containsExactly("x1", "x2", "x3", "own");
    }

    /// Both have seen it and could not write it down, because a third one was writing.
    @Test
    void aForeignWriteThatBothSawWhileTheFileWasLockedIsRecordedOnce() {
        outside.run(INSERT, "x1");
        outside.run("BEGIN IMMEDIATE");
        manager.refresh();
        other.refresh();
        outside.run("COMMIT");
        manager.setSetting("own", "1");
        other.setSetting("own", "2");

        assertThat(outside.texts("SELECT subject FROM onehot_history ORDER BY change"))
                .containsExactly("x1", "own", "own");
    }

    @Test
    void aForeignWriteThatBothSawIsRecordedOnceByLookingToo() {
        outside.run(INSERT, "x1");
        outside.run("BEGIN IMMEDIATE");
        manager.refresh();
        other.refresh();
        outside.run(INSERT, "x2");
        outside.run("COMMIT");
        manager.refresh();
        other.refresh();

        assertThat(outside.texts("SELECT subject FROM onehot_history ORDER BY change")).containsExactly("x1", "x2");
    }

    /// A check and further keys are different things, also where all that is known of them is how the rows were and are.
    @Test
    void furtherKeysOfTheOtherAreToldAsWhatTheyAre() {
        long id = addActive("OpenAI");
        other.refresh();
        var recorder = new Recorder();
        other.subscribe(recorder);
        manager.apply(new Command.AddKey(id, "work", ApiKey.of("env:WORK")), Origin.API);
        long keyId = manager.snapshot().provider(id).orElseThrow().spareKeys().getFirst().id();
        other.refresh();
        manager.apply(new Command.LabelKey(id, OptionalLong.of(keyId), "home"), Origin.API);
        other.refresh();
        manager.apply(new Command.RemoveKey(id, keyId), Origin.API);
        other.refresh();

        recorder.awaitRevision(other.snapshot().revision());
        assertThat(recorder.changes()).containsExactly(
                told(id, Change.ProviderAction.KEY_ADDED),
                told(id, Change.ProviderAction.KEY_LABELED),
                told(id, Change.ProviderAction.KEY_REMOVED));
        assertThat(outside.number("SELECT count(*) FROM onehot_history WHERE action = 'key_added'")).isEqualTo(1);
    }

    private static Change told(long id, Change.ProviderAction action) {
        return new Change.ProviderChange(id, "OpenAI", action);
    }

    /// What the other one did and undid is no difference, but its revisions are used up.
    @Test
    void theRevisionNeverGoesBack() {
        manager.setSetting("a", "1");
        other.refresh();
        for (int n = 0; n < 3; n++) {
            manager.setSetting("a", "2");
            manager.setSetting("a", "1");
        }
        long before = outside.number("SELECT value FROM onehot_meta WHERE key = 'revision'");
        var outcome = other.setSetting("b", "1");

        assertThat(outcome.revision()).isGreaterThan(before);
        assertThat(outside.number("SELECT value FROM onehot_meta WHERE key = 'revision'")).isEqualTo(outcome.revision());
        manager.refresh();
        assertThat(outside.texts("SELECT DISTINCT origin FROM onehot_history")).containsExactly("api");
    }

    /// The other one told it before it could be recorded, and who reads the history on hearing of it is to find it there.
    @Test
    void whatWasToldEarlyAndRecordedBySomebodyElseIsToldAgainAsNewer() {
        var recorder = new Recorder();
        other.subscribe(recorder);
        recorder.awaitSubscribed();
        outside.run(INSERT, "x1");
        outside.run("BEGIN IMMEDIATE");
        other.refresh();
        outside.run("COMMIT");
        manager.refresh();
        other.refresh();
        manager.setSetting("last", "1");
        other.refresh();

        recorder.awaitRevision(other.snapshot().revision());
        assertThat(recorder.commits()).hasSize(3);
        assertThat(revisions(recorder)).isSorted().doesNotHaveDuplicates();
    }

    /// Whatever two Onehots and a program that knows nothing of them do, and whoever looks first.
    @Test
    void noRevisionIsToldTwice() {
        var random = new Random(7);
        var recorders = List.of(new Recorder(), new Recorder());
        manager.subscribe(recorders.get(0));
        other.subscribe(recorders.get(1));
        recorders.forEach(Recorder::awaitSubscribed);
        boolean locked = false;
        for (int step = 0; step < 1_500; step++) {
            var one = random.nextBoolean() ? manager : other;
            switch (random.nextInt(locked ? 4 : 7)) {
                case 0, 1 -> one.refresh();
                case 2 -> outside.run("REPLACE INTO settings(key, value) VALUES (?, ?)", "x" + random.nextInt(2), String.valueOf(random.nextInt(2)));
                case 3 -> {
                    outside.run(locked ? "COMMIT" : "BEGIN IMMEDIATE");
                    locked = !locked;
                }
                case 4 -> one.setSetting("x" + random.nextInt(2), String.valueOf(random.nextInt(2)));
                case 5 -> one.resetSetting("x" + random.nextInt(2));
                default -> one.setSetting("own", String.valueOf(random.nextInt(2)));
            }
        }
        if (locked) {
            outside.run("COMMIT");
        }
        manager.setSetting("last", "1");
        other.refresh();
        for (var each : recorders) {
            each.awaitEvent("the end", it -> it.snapshot().setting("last").isPresent());
            assertThat(revisions(each)).isSorted().doesNotHaveDuplicates();
        }
    }

    private static List<Long> revisions(Recorder recorder) {
        return recorder.events().stream().map(it -> it.snapshot().revision()).toList();
    }

    /// A window shows that it saves until what it was answered is on the screen: an answer must never name what no event brings.
    @Test
    void whatChangesNothingIsAnsweredWithWhatEverybodyWasTold() {
        long id = addActive("OpenAI");
        manager.setSetting("a", "1");
        other.refresh();
        var idle = List.<Supplier<Outcome>>of(
                () -> other.setActiveProvider(id),
                () -> other.setSetting("a", "1"),
                () -> other.resetSetting("never stored"),
                () -> other.repair(),
                () -> other.composite(Origin.WINDOW, () -> other.setActiveProvider(id)),
                () -> other.apply(new Command.Composite(List.of(new Command.ActivateProvider(id))), Origin.WINDOW));
        for (var each : idle) {
            manager.setSetting("b", "1");
            manager.resetSetting("b");
            var recorder = new Recorder();
            try (var _ = other.subscribe(recorder)) {
                recorder.awaitRevision(each.get().revision());
            }
        }
    }

    @Test
    void aChoiceToHaveNoneReachesTheOther() {
        long id = addActive("OpenAI");
        other.refresh();
        outside.run("UPDATE ai_providers SET is_active = 0");
        manager.refresh();
        other.refresh();
        assertThat(other.snapshot().integrity()).isEqualTo(new Integrity.NoneActive(id));
        manager.deactivateProviders();
        other.refresh();

        assertThat(other.snapshot().integrity()).isEqualTo(new Integrity.Ok());
        assertThat(other.snapshot().lastChosen()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void tenThreadsOnTwoManagersKeepTheRuleAndTheOrder() {
        var recorders = new Recorder[] {new Recorder(), new Recorder()};
        manager.subscribe(recorders[0]);
        other.subscribe(recorders[1]);
        try (var watch = new ChangeWatch(manager);
                var otherWatch = new ChangeWatch(other)) {
            Together.run(10, thread -> {
                var mine = thread % 2 == 0 ? manager : other;
                for (int n = 0; n < 10; n++) {
                    mine.addAiProvider(Drafts.named("provider " + thread), true);
                    mine.setSetting(thread + "/" + n, "v");
                    mine.setActiveProvider(mine.snapshot().providers().firstKey());
                }
            });
            Await.until("both show the same", () -> same(manager.snapshot(), other.snapshot()));
        }
        outside.assertSound();
        assertThat(outside.activeRows()).isEqualTo(1);
        assertThat(outside.number("SELECT count(*) FROM settings")).isEqualTo(100);
        assertThat(outside.texts("SELECT DISTINCT origin FROM onehot_history")).containsExactly("api");
        assertThat(outside.texts("SELECT revision FROM onehot_history WHERE what = 'setting' GROUP BY revision, subject HAVING count(*) > 1"))
                .isEmpty();
        for (var recorder : recorders) {
            assertThat(recorder.events()).extracting(it -> it.snapshot().revision()).isSorted();
        }
    }

    private static boolean same(Snapshot a, Snapshot b) {
        return a.settings().keySet().equals(b.settings().keySet())
                && a.activeIds().equals(b.activeIds())
                && a.providers().keySet().equals(b.providers().keySet());
    }
}
