package dev.onehot.proof;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Difference;
import dev.onehot.model.Provider;
import dev.onehot.store.KeyCell;
import dev.onehot.store.Store;
import dev.onehot.testing.Outside;

/// What a manager shows and its database holds, as a [Model]; and that both are the same.
final class Observed {
    private Observed() {}

    /// The newest snapshot with its keys opened, when the rows say the same.
    static Model of(SettingsManager manager, Store store, Outside outside) {
        var snapshot = manager.snapshot();
        var further = new HashMap<Long, String>();
        try (var reading = store.reading()) {
            reading.beginRead();
            var stored = reading.load();
            assertThat(new Difference(snapshot, stored, stored.revision(), stored.lastChosen()).changes()).as("rows other than shown").isEmpty();
            assertThat(new Difference(snapshot, stored, stored.revision(), stored.lastChosen()).isEmpty()).as("rows other than shown, aside").isTrue();
            assertThat(stored.revision()).as("revision in the database").isEqualTo(snapshot.revision());
            for (var cell : reading.keys().all()) {
                if (cell.column() == KeyCell.Column.SPARE) {
                    further.put(cell.row(), manager.keys().open(cell).reveal());
                }
            }
            reading.end();
        }
        assertThat(snapshot.activeIds()).as("active ones").hasSizeLessThanOrEqualTo(1);
        assertThat(outside.texts("SELECT id FROM ai_providers WHERE is_active = 1")).isEqualTo(snapshot.activeIds().stream().map(String::valueOf).toList());
        assertThat(outside.texts("SELECT key || '=' || value FROM settings ORDER BY key"))
                .containsExactlyInAnyOrderElementsOf(snapshot.settings().values().stream().map(it -> it.key() + "=" + it.value()).toList());
        var model = new Model();
        snapshot.settings().values().forEach(it -> model.settings.put(it.key(), new Model.Setting(it.value(), it.version())));
        for (var it : snapshot.providers().values()) {
            model.providers.put(it.id(), provider(it, manager.revealKey(it.id()).reveal(), further));
        }
        snapshot.programs().values().forEach(it -> model.programs.put(
                it.key(), new Model.Program(it.fields(), it.name(), it.releasing(), it.files().stream().map(file -> file.path()).collect(Collectors.toCollection(TreeSet::new)))));
        snapshot.tokens().values().forEach(it -> model.tokens.put(it.name(), new Model.Token(it.hash(), it.salt(), it.pinned(), it.models())));
        model.revision = snapshot.revision();
        model.active = snapshot.activeIds().stream().mapToLong(it -> it).findFirst();
        model.chosen = snapshot.lastChosen();
        model.shared = snapshot.protection().shared();
        model.locks = snapshot.protection().locks();
        model.masterId = snapshot.protection().master().map(it -> it.id()).orElse("");
        return model;
    }

    private static Model.Provider provider(Provider it, String key, Map<Long, String> further) {
        var spares = it.spareKeys().stream().map(spare -> new Model.Spare(spare.label(), further.getOrDefault(spare.id(), "?"))).toList();
        return new Model.Provider(
                it.name(), it.kind(), it.baseUrl(), it.model(), it.notes(), key, it.keyLabel(), spares, it.place().position(), it.place().pinned(),
                it.check().isPresent(), it.version());
    }
}
