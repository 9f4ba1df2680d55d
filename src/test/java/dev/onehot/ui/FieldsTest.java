package dev.onehot.ui;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.files.ImportMode;
import dev.onehot.model.HistoryFilter;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.ProviderField;
import dev.onehot.testing.Exports;
import dev.onehot.testing.OddFields;
import org.junit.jupiter.api.Test;

/// Every field of the list goes every way: stored, listed, in the form, in the history, taken back, deleted and brought back, written out and read in.
/// A field that is new in the list needs its values in [OddFields], and nothing here. `ProviderFieldsLineTest` has the ways of the command line.
class FieldsTest extends WindowFixture {
    private static final Map<String, String> FINE = OddFields.FINE;

    private long id;

    @Override
    protected void prepare() {
        id = apply(new Command.CreateProvider(ProviderDraft.of(FINE), false)).providerId().orElseThrow();
    }

    @Test
    void theWalkKnowsEveryFieldOfTheList() {
        var listed = Arrays.stream(ProviderField.values()).map(ProviderField::id).toList();
        assertThat(FINE.keySet()).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(OddFields.ODD.keySet()).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(OddFields.OTHER.keySet()).containsExactlyInAnyOrderElementsOf(listed);
        assertThat(provider().fields().keySet()).containsExactlyElementsOf(listed);
    }

    @Test
    void whatIsAddedIsListedKeptAndToldAndTakenBack() {
        assertFields(provider(), FINE);
        assertFields(inFile(file, "Fine"), FINE);
        assertThat(lastChange().after()).hasValueSatisfying(it -> assertThat(it).containsAllEntriesOf(FINE));

        for (var field : ProviderField.values()) {
            var changed = new LinkedHashMap<>(FINE);
            changed.put(field.id(), OddFields.FINER.get(field.id()));
            var outcome = apply(new Command.UpdateProvider(id, ProviderDraft.of(changed), Command.ANY));
            assertFields(provider(), changed);
            assertThat(lastChange().before(field.id())).as(field.id()).contains(FINE.get(field.id()));
            assertThat(lastChange().after(field.id())).as(field.id()).contains(OddFields.FINER.get(field.id()));
            takeBack(outcome);
            assertFields(provider(), FINE);
        }
        var deleted = apply(new Command.DeleteProvider(id, Command.ANY));
        assertThat(manager.snapshot().provider(id)).isEmpty();
        takeBack(deleted);
        assertFields(provider(), FINE);
        assertFields(inFile(file, "Fine"), FINE);
    }

    @Test
    void whatIsWrittenOutIsReadInAndTakenBack() {
        var text = Exports.text(manager, Optional.empty());
        var finer = new LinkedHashMap<>(OddFields.FINER);
        finer.put("name", FINE.get("name"));
        apply(new Command.UpdateProvider(id, ProviderDraft.of(finer), Command.ANY));
        manager.carryOut(manager.transfer().plan(text, ImportMode.MERGE, Optional.empty()), Origin.WINDOW);
        assertFields(provider(), FINE);
        apply(new Command.Undo(manager.history(HistoryFilter.newest(1)).getFirst().number()));
        assertFields(provider(), finer);

        try (var other = SettingsManager.open(folder.resolve("other.db"))) {
            other.carryOut(other.transfer().plan(text, ImportMode.MERGE, Optional.empty()), Origin.WINDOW);
            assertFields(other.snapshot().named("Fine").orElseThrow(), FINE);
        }
    }

    @Test
    void theFormShowsEachAndSavesWhatIsTyped() {
        var editor = window.providers().select("Fine").openAdvanced();
        for (var field : ProviderField.OPTIONS) {
            assertThat(editor.field(field.controlId())).isEqualTo(FINE.get(field.id()));
            editor.advanced(field.controlId(), OddFields.FINER.get(field.id()));
        }
        editor.save();
        editor.awaitSaved();
        var expected = new LinkedHashMap<>(FINE);
        ProviderField.OPTIONS.forEach(it -> expected.put(it.id(), OddFields.FINER.get(it.id())));
        assertFields(provider(), expected);
    }

    private static void assertFields(Provider provider, Map<String, String> expected) {
        assertThat((Map<String, String>) provider.fields()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private static Provider inFile(Path file, String name) {
        try (var other = SettingsManager.open(file)) {
            return other.snapshot().named(name).orElseThrow();
        }
    }

    private Provider provider() {
        return manager.snapshot().provider(id).orElseThrow();
    }

    private PastChange lastChange() {
        return manager.history(HistoryFilter.newest(1)).getFirst().changes().getFirst();
    }

    private Outcome apply(Command command) {
        return manager.apply(command, Origin.WINDOW);
    }

    private void takeBack(Outcome done) {
        apply(new Command.Undo(done.gesture().orElseThrow()));
    }
}
