package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.Event;
import dev.onehot.model.Change;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Integrity;
import dev.onehot.model.Origin;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.Await;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import dev.onehot.testing.Recorder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The original writes the same file while Onehot runs.
@Execution(ExecutionMode.CONCURRENT)
class ExternalWriterTest extends ManagerFixture {
    private static final long OPENAI = 1;
    private static final long ANTHROPIC = 2;

    private final Recorder recorder = new Recorder();
    private Original original;

    @Override
    protected void beforeOpening(Path newFile) {
        original = Original.createdAt(newFile);
    }

    @BeforeEach
    void listen() {
        manager.subscribe(recorder);
        recorder.awaitSubscribed();
    }

    @Test
    void theWatchPublishesWhatChangedAndNothingElse() {
        try (var watch = new ChangeWatch(manager)) {
            original.setSetting("MONTHLY_BUDGET_LIMIT", "99.0");
            recorder.awaitEvent("the change", Event.SettingsChanged.class::isInstance);
        }
        assertThat(recorder.commits()).singleElement().satisfies(event -> {
            assertThat(event.origin()).isEqualTo(Origin.EXTERNAL);
            assertThat(event.changes())
                    .containsExactly(new Change.SettingChange("MONTHLY_BUDGET_LIMIT", SettingAction.SET));
            assertThat(event.snapshot().setting("MONTHLY_BUDGET_LIMIT").orElseThrow().value()).isEqualTo("99.0");
        });
    }

    /// Whoever reads the history on hearing of a change finds it there; nobody tells once more.
    @Test
    void whatIsToldOfStandsInTheHistory() {
        var missing = new CopyOnWriteArrayList<String>();
        var heard = new AtomicInteger();
        manager.subscribe(event -> {
            if (event instanceof Event.SettingsChanged) {
                var newest = manager.history(HistoryFilter.newest(1));
                if (newest.isEmpty() || !newest.getFirst().first().after("value").equals(Optional.of(value(event)))) {
                    missing.add(value(event));
                }
                heard.incrementAndGet();
            }
        });
        for (int i = 0; i < 20; i++) {
            original.setSetting("MONTHLY_BUDGET_LIMIT", i + ".0");
            if (i % 2 == 0) {
                manager.refresh();
            } else {
                // Looks as well, before it finds that there is nothing to do.
                manager.setActiveProvider(manager.snapshot().active().orElseThrow().id());
            }
            int count = i + 1;
            Await.until("it is told", () -> heard.get() == count);
        }
        assertThat(missing).isEmpty();
    }

    private static String value(Event event) {
        return event.snapshot().setting("MONTHLY_BUDGET_LIMIT").orElseThrow().value();
    }

    @Test
    void everyKindOfForeignChangeIsNamed() {
        original.addAiProvider("groq", "gsk", "llama", false);
        original.deleteAiProvider(3);
        original.setActiveProvider(OPENAI);
        outside.run("UPDATE ai_providers SET provider_name = 'claude' WHERE id = ?", ANTHROPIC);
        outside.run("UPDATE ai_providers SET api_key = 'another' WHERE id = ?", OPENAI);
        outside.run("DELETE FROM settings WHERE key = 'EMPTY'");
        manager.refresh();

        recorder.awaitRevision(manager.snapshot().revision());
        assertThat(recorder.changes())
                .containsExactlyInAnyOrder(
                        provider(4, "groq", ProviderAction.ADDED),
                        provider(3, "xai", ProviderAction.DELETED),
                        provider(OPENAI, "openai", ProviderAction.ACTIVATED),
                        provider(OPENAI, "openai", ProviderAction.UPDATED),
                        provider(ANTHROPIC, "claude", ProviderAction.RENAMED),
                        provider(ANTHROPIC, "claude", ProviderAction.DEACTIVATED),
                        new Change.SettingChange("EMPTY", SettingAction.RESET));
        assertThat(outside.number("SELECT count(*) FROM onehot_history WHERE origin = 'external'")).isEqualTo(7);
    }

    @Test
    void whatWasChangedAndChangedBackIsNoChange() {
        original.setSetting("MONTHLY_BUDGET_LIMIT", "1");
        original.setSetting("MONTHLY_BUDGET_LIMIT", "1500.0");
        manager.refresh();

        assertThat(recorder.changes()).isEmpty();
        assertThat(outside.number("SELECT count(*) FROM onehot_history")).isZero();
    }

    @Test
    void rowsThatDidNotChangeKeepTheirVersions() {
        var before = manager.snapshot();
        original.setSetting("other", "1");
        manager.refresh();

        assertThat(manager.snapshot().providers()).isEqualTo(before.providers());
        assertThat(manager.snapshot().setting("MONTHLY_BUDGET_LIMIT")).isEqualTo(before.setting("MONTHLY_BUDGET_LIMIT"));
    }

    @Test
    void aStaleEditIsRefusedEvenBeforeAnybodyLooked() {
        var seen = manager.snapshot().provider(OPENAI).orElseThrow();
        original.addAiProvider("openai", "new", "gpt-5", false);

        var conflict = catchThrowableOfType(
                ConflictException.class,
                () -> apply(new Command.UpdateProvider(OPENAI, Drafts.named("openai"), OptionalLong.of(seen.version()))));
        assertThat(conflict.provider().orElseThrow().model()).isEqualTo("gpt-5");
        assertThat(manager.snapshot().provider(OPENAI).orElseThrow().model()).isEqualTo("gpt-5");
    }

    @Test
    void anOwnWriteTellsOfTheForeignOneFirst() {
        original.setSetting("theirs", "1");
        long revision = manager.setSetting("ours", "1").revision();

        recorder.awaitRevision(revision);
        assertThat(recorder.commits()).extracting(Event.SettingsChanged::origin).containsExactly(Origin.EXTERNAL, Origin.API);
        assertThat(outside.texts("SELECT origin || subject || revision FROM onehot_history ORDER BY change"))
                .containsExactly("externaltheirs" + (revision - 1), "apiours" + revision);
    }

    /// Somebody else is writing when it is seen: it is told at once, and once more when it stands in the history, however that came to be.
    @ParameterizedTest
    @ValueSource(strings = {"look", "own write", "own write of nothing", "another Onehot"})
    void whatIsRecordedLateIsToldAgain(String how) {
        var found = new CopyOnWriteArrayList<List<String>>();
        try (var _ = manager.subscribe(event -> found.add(subjects()))) {
            Await.until("it listens", () -> found.size() == 1);
            original.setSetting("theirs", "1");
            try (var busy = Outside.on(file)) {
                busy.run("BEGIN IMMEDIATE");
                assertThat(manager.refresh()).isFalse();
                busy.run("ROLLBACK");
            }
            Await.until("it is told", () -> found.size() == 2);
            assertThat(found.getLast()).isEmpty();
            switch (how) {
                case "look" -> assertThat(manager.refresh()).isTrue();
                case "own write" -> manager.setSetting("ours", "1");
                case "own write of nothing" -> manager.setSetting("theirs", "1");
                default -> {
                    try (var another = SettingsManager.open(file)) {
                        another.setSetting("gone", "1");
                        another.resetSetting("gone");
                    }
                    manager.refresh();
                }
            }
            Await.until("it is told when it is recorded", () -> !found.getLast().isEmpty());
        }
    }

    private List<String> subjects() {
        return manager.history(HistoryFilter.newest(10)).stream().map(it -> it.first().name()).toList();
    }

    /// Even when our own command fails, what was seen on the way is true and stays told.
    @Test
    void aFailingCommandStillTakesOverWhatItSaw() {
        original.setSetting("theirs", "1");
        catchThrowableOfType(ValidationException.class, () -> manager.setSetting("", "x"));

        assertThat(manager.getSetting("theirs", "")).isEqualTo("1");
        assertThat(outside.texts("SELECT subject FROM onehot_history")).containsExactly("theirs");
    }

    @Test
    void severalActiveAreShown() {
        outside.run("UPDATE ai_providers SET is_active = 1");
        manager.refresh();

        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.SeveralActive(List.of(1L, 2L, 3L)));
        assertThat(outside.activeRows()).isEqualTo(3);
    }

    /// Onehot has written nothing yet: that one was active it only saw.
    @Test
    void noneActiveIsShownThoughOnehotNeverWroteWhoWas() {
        original.setActiveProvider(4_711);
        manager.refresh();

        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.NoneActive(ANTHROPIC));
        manager.repair();
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).containsExactly("2");
    }

    @Test
    void aForeignSwitchIsTheNewChoice() {
        original.setActiveProvider(OPENAI);
        manager.refresh();
        outside.run("UPDATE ai_providers SET is_active = 0");
        manager.refresh();

        assertThat(manager.snapshot().integrity()).isEqualTo(new Integrity.NoneActive(OPENAI));
    }

    private static Change provider(long id, String name, ProviderAction action) {
        return new Change.ProviderChange(id, name, action);
    }
}
