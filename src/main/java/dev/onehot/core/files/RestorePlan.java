package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.RestoredKeys.Fate;
import dev.onehot.core.files.RestoredKeys.Restored;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.PastChange;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.StoredKey;
import dev.onehot.schema.Schemas;
import dev.onehot.store.BackupContents;
import dev.onehot.store.KeyTable.Cell;
import dev.onehot.store.KeyTable.Place;

/// The way from what is stored now to what a backup holds: settings and providers, not other programs' tables.
///
/// Pure; safe on any thread.
final class RestorePlan {
    private final Map<Long, Cell> keys;
    private final Map<Long, Cell> keysNow;
    private final RestoredKeys restored;
    private final RestoredBeside beside;
    private final Schemas.Reading schemas;
    private final List<PlannedChange> preview = new ArrayList<>();
    private final List<Command> removals = new ArrayList<>();
    private final List<Command> writes = new ArrayList<>();
    private final RestoreRemarks remarks;

    /// @param keysNow as they are stored
    RestorePlan(
            Snapshot now, List<Cell> keysNow, BackupContents backup, Schemas schemas, RestoredKeys restored, RestoreRemarks.Places places) {
        now.requireAllSettings();
        this.schemas = schemas.reading(now.schemas(), named(backup.stored().settings()));
        this.keys = inUse(backup.keys());
        this.keysNow = inUse(keysNow);
        this.restored = restored;
        this.remarks = new RestoreRemarks(restored, places);
        this.beside = new RestoredBeside(backup.keys(), keysNow, restored);
        settings(now, backup.stored().settings());
        providers(now, backup.stored().providers());
        activate(now, backup);
        preview.sort(Comparator.comparing(PlannedChange::provider).reversed().thenComparing(PlannedChange::name));
    }

    private static Map<Long, Cell> inUse(List<Cell> keys) {
        return keys.stream()
                .filter(it -> it.place() == Place.PROVIDER)
                .collect(Collectors.toMap(Cell::provider, Function.identity()));
    }

    RestorePreview preview() {
        return remarks.preview(preview);
    }

    /// The master key that the database has again with the backup.
    Optional<KeyProtection.Master> comesBack() {
        return restored.comesBack();
    }

    /// Whether keys would have to be encrypted with a master key that is not open: then the command cannot be carried out yet.
    boolean waitsForKeys() {
        return remarks.has(Fate.WAITING);
    }

    /// One gesture. Removals come first, so that names are free; the master key before the keys under it.
    Command command(Snapshot now) {
        var all = new ArrayList<Command>();
        var noted = now.protection().master().map(KeyProtection.Master::id);
        restored.comesBack().ifPresent(it -> all.add(new Command.SaveMaster(it, noted)));
        all.addAll(removals);
        all.addAll(writes);
        return new Command.Composite(all);
    }

    private void settings(Snapshot now, List<Setting> stored) {
        var wanted = stored.stream().map(Setting::key).collect(Collectors.toSet());
        for (var there : now.settings().values()) {
            if (!wanted.contains(there.key())) {
                plan(there.key(), Optional.of(there), Optional.empty());
            }
        }
        // What names schemas comes first: they say which of the others are secrets.
        for (var setting : stored.stream().sorted(Comparator.comparing(it -> !it.key().equals(Schemas.KEY))).toList()) {
            var there = now.setting(setting.key());
            // What is too large to be held in memory is not written either, and stays as it is.
            if (!setting.isLarge() && there.filter(it -> it.holds(setting.value())).isEmpty()) {
                plan(setting.key(), there, Optional.of(setting));
            }
        }
    }

    private static String named(List<Setting> stored) {
        return stored.stream().filter(it -> it.key().equals(Schemas.KEY)).map(Setting::value).findFirst().orElse("");
    }

    private void plan(String key, Optional<Setting> before, Optional<Setting> after) {
        boolean masked = schemas.isSecret(key);
        before.filter(it -> masked && !it.isLarge()).ifPresent(it -> remarks.goes(key));
        preview.add(new PlannedChange(key, false, before.map(it -> shown(it, masked)), after.map(it -> shown(it, masked)), false));
        (after.isPresent() ? writes : removals).add(new Command.PutSetting(key, after.map(Setting::value)));
    }

    private static String shown(Setting setting, boolean secret) {
        return secret || setting.isLarge() ? PastChange.MASKED : setting.value();
    }

    private void providers(Snapshot now, List<Provider> stored) {
        var wanted = new HashMap<>(stored.stream().collect(Collectors.toMap(Provider::id, Function.identity())));
        for (var there : now.providers().values()) {
            if (!wanted.containsKey(there.id())) {
                preview.add(new PlannedChange(there.name(), true, Optional.of(there.name()), Optional.empty(), false));
                removals.add(new Command.DeleteProvider(there.id(), Command.ANY));
            }
        }
        for (var provider : stored) {
            var there = now.provider(provider.id());
            var key = keyOf(keys, provider.id());
            var keyNow = keyOf(keysNow, provider.id());
            boolean otherKey = there.isEmpty() || !restored.isThere(key, keyNow);
            boolean otherFields = there.filter(it -> it.fields().equals(provider.fields())).isEmpty();
            var put = otherKey
                    ? restored.restore(key, there.filter(provider::sameName).filter(provider::sameAddress).map(it -> keyNow))
                    : new Restored(keyNow.key(), Fate.WHOLE);
            boolean keyStays = there.isPresent() && put.key().equals(keyNow.key());
            remarks.comes(provider, key, put, keyStays ? Optional.of(keyNow) : Optional.empty());
            if (there.isPresent() && !keyStays) {
                remarks.goes(provider, keyNow);
            }
            var around = beside.plan(there, provider, remarks);
            if (!otherFields && keyStays && around.command().isEmpty()) {
                continue;
            }
            if (otherFields || !keyStays) {
                writes.add(new Command.PutProvider(provider.id(), provider.fields(), put.key(), provider.createdAt()));
            }
            around.command().ifPresent(writes::add);
            preview.add(new PlannedChange(
                    provider.name(),
                    true,
                    there.map(it -> differing(it, provider)),
                    Optional.of(there.map(it -> differing(provider, it)).orElse(provider.name())),
                    !keyStays && (provider.key().isPresent() || there.isPresent()),
                    around.also()));
        }
    }

    private static Cell keyOf(Map<Long, Cell> keys, long provider) {
        return keys.getOrDefault(provider, new Cell(Place.PROVIDER, provider, StoredKey.NONE));
    }

    /// Those fields of `shown` in which it differs from `other`.
    private static String differing(Provider shown, Provider other) {
        var fields = new LinkedHashMap<>(shown.fields());
        fields.entrySet().removeIf(it -> it.getValue().equals(other.fields().get(it.getKey())));
        return String.join(", ", fields.values());
    }

    private void activate(Snapshot now, BackupContents backup) {
        var active = backup.stored().providers().stream().filter(Provider::active).findFirst();
        var wanted = active.map(it -> OptionalLong.of(it.id())).orElse(OptionalLong.empty());
        var current = now.active();
        if (wanted.isPresent() && !now.activeIds().equals(List.of(wanted.getAsLong()))) {
            writes.add(new Command.ActivateProvider(wanted.getAsLong()));
        } else if (wanted.isEmpty() && current.isPresent()) {
            writes.add(new Command.DeactivateProviders());
        }
    }
}
