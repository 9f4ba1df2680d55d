package dev.onehot.core;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.files.ImportMode;
import dev.onehot.model.ApiKey;
import dev.onehot.model.Origin;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Progress;
import dev.onehot.model.Provider;
import dev.onehot.store.KeyCell.Column;
import dev.onehot.testing.Exports;
import dev.onehot.testing.Outside;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What stands beside a provider's fields comes back with a backup, and leaves with an export: further keys, what keys are called, order, pins.
class RestoredBesideTest extends KeysFixture {
    private static final String SECOND = "sk-second-key-0123456789";
    private static final char[] PASSPHRASE = "of the file".toCharArray();

    private long a;
    private long b;

    @BeforeEach
    void fill() {
        manager.keys().prepare().join();
        a = addWithKey("A");
        b = addWithKey("B");
        long c = addWithKey("C");
        run(new Command.AddKey(a, "work", ApiKey.of(SECOND)));
        run(new Command.AddKey(a, "variable", ApiKey.of("env:SOMEWHERE")));
        run(new Command.LabelKey(a, OptionalLong.empty(), "home"));
        run(new Command.PinProvider(c, true));
        run(new Command.MoveProvider(b, OptionalLong.of(a)));
    }

    @Test
    void allOfItComesBackWithABackup() {
        var before = beside();
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        var spares = provider(a).spareKeys();
        run(new Command.UseKey(a, spares.getFirst().id()));
        run(new Command.RemoveKey(a, spares.getLast().id()));
        run(new Command.PinProvider(provider("C").id(), false));
        run(new Command.MoveProvider(b, OptionalLong.empty()));
        run(new Command.AddKey(b, "since", ApiKey.of(SECOND)));

        assertThat(manager.backups().plan(backup, Optional.empty()).changes())
                .extracting(RestoredBesideTest::told)
                .containsExactlyInAnyOrder(
                        "A: It has these further keys then: work, variable. Its key is called home then.",
                        "B: It has no further key then. It stands elsewhere in the list then.",
                        "C: It is pinned then.");
        var restored = manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.API);

        assertThat(beside()).isEqualTo(before);
        assertThat(manager.backups().plan(backup, Optional.empty()).changes()).isEmpty();
        manager.carryOut(manager.backups().plan(restored.before().orElseThrow(), Optional.empty()), Origin.API);
        assertThat(further(b)).containsExactly("since=" + SECOND);
    }

    @Test
    void allOfItComesBackForAProviderThatIsGone() {
        var before = beside();
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.deleteAiProvider(a);
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.API);
        assertThat(beside()).isEqualTo(before);
    }

    @Test
    void andForOneThatIsForgotten() {
        try (var outside = Outside.on(file)) {
            outside.run("UPDATE ai_providers SET created_at = '2024-02-29 12:00:00' WHERE id = ?", a);
        }
        manager.refresh();
        var before = beside();
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.deleteAiProvider(a);
        manager.deleteAiProvider(b);
        try (var outside = Outside.on(file)) {
            outside.run("DELETE FROM onehot_deleted_provider");
            outside.run("DELETE FROM onehot_key");
        }
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.API);
        assertThat(beside()).isEqualTo(before);
    }

    @Test
    void oneUndoTakesAllOfItBackAndARedoDoesItAgain() {
        var before = beside();
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        run(new Command.UseKey(a, provider(a).spareKeys().getFirst().id()));
        run(new Command.RemoveKey(a, provider(a).spareKeys().getLast().id()));
        run(new Command.PinProvider(provider("C").id(), false));
        run(new Command.MoveProvider(b, OptionalLong.empty()));
        run(new Command.AddKey(b, "since", ApiKey.of(SECOND)));
        manager.deleteAiProvider(provider("C").id());
        var since = beside();

        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.CLI);
        assertThat(beside()).isEqualTo(before);
        manager.undoLatest(Optional.of(Origin.CLI), Origin.API);
        assertThat(beside()).isEqualTo(since);
        manager.redoLatest(Optional.empty(), Origin.API);
        assertThat(beside()).isEqualTo(before);
    }

    @Test
    void anImportIsTakenBackWhole() {
        var text = Exports.text(manager, Optional.of(PASSPHRASE.clone()));
        run(new Command.RemoveKey(a, furtherId("work")));
        run(new Command.PinProvider(provider("C").id(), false));
        run(new Command.LabelKey(a, OptionalLong.empty(), "elsewhere"));
        var since = beside();
        manager.carryOut(manager.transfer().plan(text, ImportMode.REPLACE, Optional.of(PASSPHRASE.clone())), Origin.CLI);
        assertThat(beside()).isNotEqualTo(since);
        manager.undoLatest(Optional.of(Origin.CLI), Origin.API);
        assertThat(beside()).isEqualTo(since);
    }

    @Test
    void furtherKeysAreAsProtectedAsTheDatabaseIsNow() {
        var backup = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.keys().share(Origin.API).join();
        run(new Command.RemoveKey(a, provider(a).spareKeys().getFirst().id()));
        manager.carryOut(manager.backups().plan(backup, Optional.empty()), Origin.API);
        assertThat(stored("work")).isEqualTo(SECOND);
        var plain = manager.backups().make(Optional.empty(), Progress.NONE);
        manager.keys().protect(Origin.API).join();
        run(new Command.RemoveKey(a, furtherId("work")));
        manager.carryOut(manager.backups().plan(plain, Optional.empty()), Origin.API);
        assertThat(stored("work")).startsWith("onehot:1:");
        assertThat(further(a)).contains("work=" + SECOND);
    }

    @Test
    void allOfItLeavesWithAnExportAndArrives() {
        var text = Exports.text(manager, Optional.of(PASSPHRASE));
        assertThat(text).doesNotContain(SECOND).doesNotContain("SOMEWHERE").doesNotContain("work");
        var before = besideByName();
        elsewhere();
        assertThat(manager.transfer().plan(text, ImportMode.MERGE, Optional.of(PASSPHRASE)).changes())
                .extracting(RestoredBesideTest::told)
                .contains("A: It gets these further keys: work, variable. Its key is called home then.", "C: It is pinned then.");

        manager.carryOut(manager.transfer().plan(text, ImportMode.REPLACE, Optional.of(PASSPHRASE)), Origin.API);

        assertThat(besideByName()).isEqualTo(before);
        assertThat(manager.transfer().plan(text, ImportMode.REPLACE, Optional.of(PASSPHRASE)).changes())
                .allMatch(it -> it.also().isEmpty());
        var again = Exports.text(manager, Optional.empty());
        assertThat(again.lines().filter(it -> !it.contains("\"exported\"")))
                .containsExactlyElementsOf(withoutKeys(text).lines().filter(it -> !it.contains("\"exported\"")).toList());
    }

    @Test
    void anOlderExportLeavesWhatItDoesNotSay() {
        var before = besideByName();
        var old = Exports.text(manager, Optional.empty())
                .lines()
                .map(it -> it.contains("\"keyLabel\"") || it.contains("\"pinned\"") || it.contains("\"position\"") ? "" : it)
                .reduce("", (one, next) -> one + next + "\n")
                .replaceAll("(\"active\" : (?:true|false)),", "$1");
        manager.carryOut(manager.transfer().plan(old, ImportMode.REPLACE, Optional.empty()), Origin.API);
        assertThat(besideByName()).isEqualTo(before);
    }

    /// Those of before take every other member for a text, and refuse what is none.
    @Test
    void olderVersionsReadTheExport() {
        var text = Exports.text(manager, Optional.empty());
        assertThat(text).contains("\"pinned\" : \"true\"").contains("\"position\" : \"1\"").contains("\"keyLabel\" : \"home\"");
        assertThat(text).contains("\"version\" : 1");
    }

    private static String withoutKeys(String text) {
        return text.replaceAll(",\\s*\"keys\" : \"argon2id:[^\"]*\"", "");
    }

    private void elsewhere() {
        manager.close();
        file = folder.resolve("other.db");
        manager = open();
        manager.keys().prepare().join();
    }

    private static String told(PlannedChange change) {
        return change.name() + ": "
                + String.join(" ", change.also().stream().map(it -> it.text(Locale.ENGLISH)).toList());
    }

    private List<String> beside() {
        return manager.snapshot().inOrder().stream()
                .map(it -> it.id() + it.name() + it.createdAt() + it.place() + it.keyLabel() + further(it.id()) + manager.revealKey(it.id()).reveal())
                .toList();
    }

    private List<String> besideByName() {
        return manager.snapshot().inOrder().stream()
                .map(it -> it.name() + it.place().pinned() + it.keyLabel() + further(it.id()) + manager.revealKey(it.id()).reveal())
                .toList();
    }

    private List<String> further(long id) {
        return provider(id).spareKeys().stream()
                .map(spare -> spare.label() + "="
                        + manager.writing().keyCells().stream()
                                .filter(it -> it.column() == Column.SPARE && it.row() == spare.id())
                                .map(it -> manager.keys().reveal(it).reveal())
                                .findFirst()
                                .orElse("none"))
                .toList();
    }

    private long furtherId(String label) {
        return provider(a).spareKeys().stream().filter(it -> it.label().equals(label)).findFirst().orElseThrow().id();
    }

    private String stored(String label) {
        try (var outside = Outside.on(file)) {
            return outside.text("SELECT api_key FROM onehot_key WHERE label = ?", label);
        }
    }

    private Provider provider(long id) {
        return manager.snapshot().provider(id).orElseThrow();
    }

    private Provider provider(String name) {
        return manager.snapshot().named(name).orElseThrow();
    }

    private void run(Command command) {
        manager.apply(command, Origin.API);
    }
}
