package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.files.ImportMode;
import dev.onehot.core.files.ImportPreview;
import dev.onehot.core.files.Plan;
import dev.onehot.core.files.SettingsText;
import dev.onehot.model.ApiKey;
import dev.onehot.model.FoundProvider;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Progress;
import dev.onehot.model.ValidationException;
import dev.onehot.testing.Drafts;
import dev.onehot.testing.Exports;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a plan is from, it is looked at and carried out alike: nothing changes before, one gesture does it, and keys are sealed by it.
@Execution(ExecutionMode.CONCURRENT)
class PlanTest extends KeysFixture {
    private static final char[] PASSPHRASE = "of the file".toCharArray();
    private static final String SECOND = "sk-second-key-0123456789";

    private Path backup = Path.of("");
    private String export = "";

    /// What plans are from.
    enum From {
        BACKUP,
        EXPORT,
        OTHER_PROGRAMS,
        TEXT
    }

    @BeforeEach
    void fill() {
        manager.keys().share(Origin.API).join();
        long id = addWithKey("A");
        manager.apply(new Command.AddKey(id, "second", ApiKey.of(SECOND)), Origin.API);
        manager.setSetting("LOG_LEVEL", "DEBUG");
        backup = manager.backups().make(Optional.empty(), Progress.NONE);
        export = Exports.text(manager, Optional.of(PASSPHRASE.clone()));
        manager.deleteAiProvider(id);
        manager.setSetting("LOG_LEVEL", "INFO");
        manager.keys().protect(Origin.API).join();
    }

    private Plan plan(From from) {
        return switch (from) {
            case BACKUP -> manager.backups().plan(backup, Optional.empty());
            case EXPORT -> manager.transfer().plan(export, ImportMode.MERGE, Optional.of(PASSPHRASE.clone()));
            case OTHER_PROGRAMS -> {
                var found = ImportPreview.of(manager.snapshot(), List.of(new FoundProvider("Codex", Drafts.withKey("A", KEY))));
                yield ImportPreview.plan(found, Optional.of(found.getFirst()));
            }
            case TEXT -> SettingsText.of(manager.snapshot(), manager.schemas()).plan("{\"LOG_LEVEL\": \"DEBUG\"}", manager.schemas());
        };
    }

    @ParameterizedTest
    @EnumSource
    void aPlanSaysWhatItChangesAndIsOneGesture(From from) {
        var before = manager.snapshot();
        var plan = plan(from);
        assertThat(plan.problems()).isEmpty();
        assertThat(plan.changes()).extracting(PlannedChange::name).contains(from == From.TEXT ? "LOG_LEVEL" : "A");
        assertThat(manager.snapshot()).isSameAs(before);

        var done = manager.carryOut(plan, Origin.WINDOW);

        assertThat(done.outcome().revision()).isEqualTo(before.revision() + 1);
        assertThat(done.before().isPresent()).isEqualTo(from == From.BACKUP);
        assertThat(done.plan().changes()).isEqualTo(plan.changes());
        var gesture = manager.history(HistoryFilter.newest(1)).getFirst();
        assertThat(gesture.origin()).isEqualTo(Origin.WINDOW);
        assertThat(OptionalLong.of(gesture.number())).isEqualTo(done.outcome().gesture());
        manager.apply(new Command.Undo(done.outcome().gesture().orElseThrow()), Origin.WINDOW);
        assertThat(manager.snapshot().providers()).isEqualTo(before.providers());
        assertThat(manager.getSetting("LOG_LEVEL", "")).isEqualTo("INFO");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
    void keysAreSealedWhenItIsCarriedOutAndShownNever(From from) {
        var plan = plan(from);
        assertThat(plan + " " + plan.changes() + plan.command()).doesNotContain(KEY, SECOND);
        manager.carryOut(plan, Origin.CLI);
        long id = manager.snapshot().named("A").orElseThrow().id();
        assertThat(manager.revealKey(id).reveal()).isEqualTo(KEY);
        var sealed = "onehot:1:" + manager.snapshot().protection().master().orElseThrow().id();
        assertThat(manager.writing().keyCells()).isNotEmpty().allMatch(it -> it.key().text().startsWith(sealed));
    }

    /// The person looks at it while the database goes on.
    @Test
    void itIsMadeAgainWhenItIsCarriedOut() {
        for (var from : List.of(From.EXPORT, From.BACKUP)) {
            var plan = plan(from);
            manager.setSetting("LOG_LEVEL", "DEBUG");
            var done = manager.carryOut(plan, Origin.CLI);
            assertThat(done.plan().changes()).extracting(PlannedChange::name).doesNotContain("LOG_LEVEL");
            assertThat(plan.changes()).extracting(PlannedChange::name).contains("LOG_LEVEL");
            manager.apply(new Command.Undo(done.outcome().gesture().orElseThrow()), Origin.CLI);
            manager.setSetting("LOG_LEVEL", "INFO");
        }
    }

    @Test
    void aTextThatIsWrongOrOlderThanWhatIsThereChangesNothing() {
        var text = SettingsText.of(manager.snapshot(), manager.schemas());
        var broken = text.plan("{", manager.schemas());
        assertThat(broken.problems()).singleElement().matches(it -> it.message().code().equals("json.broken"));
        assertThatExceptionOfType(ValidationException.class).isThrownBy(() -> manager.carryOut(broken, Origin.WINDOW));
        var plan = text.plan("{\"LOG_LEVEL\": \"DEBUG\"}", manager.schemas());
        manager.setSetting("LOG_LEVEL", "WARNING");
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> manager.carryOut(plan, Origin.WINDOW));
        assertThat(manager.getSetting("LOG_LEVEL", "")).isEqualTo("WARNING");
    }
}
