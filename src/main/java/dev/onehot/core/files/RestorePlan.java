package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Command.FurtherKey;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.RestoredKeys.Fate;
import dev.onehot.core.files.RestoredKeys.Restored;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.Message;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.StoredKey;
import dev.onehot.schema.Schemas;
import dev.onehot.store.BackupContents;
import dev.onehot.store.KeyCell;
import dev.onehot.store.KeyCell.Column;

/// The way from what is stored now to what a backup holds: settings and providers, not other programs' tables.
///
/// Pure; safe on any thread.
final class RestorePlan {
    private final Snapshot now;
    private final Map<Column, Map<Long, KeyCell>> keys;
    private final Map<Column, Map<Long, KeyCell>> keysNow;
    private final RestoredKeys restored;
    private final Schemas.Reading schemas;
    private final RestoreRemarks remarks;
    private final Planning planning = new Planning();

    /// @param keysNow as they are stored
    RestorePlan(
            Snapshot now, List<KeyCell> keysNow, BackupContents backup, Schemas schemas, RestoredKeys restored, RestoreRemarks remarks) {
        now.requireAllSettings();
        this.now = now;
        this.schemas = schemas.reading(now.schemas(), named(backup.settings()));
        this.keys = byPlace(backup.keys());
        this.keysNow = byPlace(keysNow);
        this.restored = restored;
        this.remarks = remarks;
        settings(backup.settings());
        var wanted = backup.providers().stream().map(Provider::id).collect(Collectors.toSet());
        now.providers().values().stream().filter(it -> !wanted.contains(it.id())).forEach(planning::remove);
        backup.providers().forEach(this::provider);
        var active = backup.providers().stream().filter(Provider::active).map(Provider::id).findFirst();
        planning.activate(now, active.map(Command.ActivateProvider::new), active);
        planning.sort();
    }

    private static Map<Column, Map<Long, KeyCell>> byPlace(List<KeyCell> keys) {
        return keys.stream().collect(Collectors.groupingBy(KeyCell::column, Collectors.toMap(KeyCell::row, Function.identity())));
    }

    /// The master key comes before the keys under it.
    Plan plan(Plan.Source source) {
        var noted = now.protection().master().map(KeyProtection.Master::id);
        var first = restored.comesBack().map(it -> new Command.SaveMaster(it, noted, restored.open(it.id())));
        return remarks.plan(planning, first, source);
    }

    private void settings(List<Setting> stored) {
        var wanted = stored.stream().map(Setting::key).collect(Collectors.toSet());
        for (var there : now.settings().values()) {
            if (!wanted.contains(there.key())) {
                setting(there.key(), Optional.of(there), Optional.empty());
            }
        }
        // What names schemas comes first: they say which of the others are secrets.
        for (var setting : stored.stream().sorted(Comparator.comparing(it -> !it.key().equals(Schemas.KEY))).toList()) {
            var there = now.setting(setting.key());
            // What is too large to be held in memory is not written either, and stays as it is.
            if (!setting.isLarge() && there.filter(it -> it.holds(setting.value())).isEmpty()) {
                setting(setting.key(), there, Optional.of(setting.value()));
            }
        }
    }

    private static String named(List<Setting> stored) {
        return stored.stream().filter(it -> it.key().equals(Schemas.KEY)).map(Setting::value).findFirst().orElse("");
    }

    private void setting(String key, Optional<Setting> before, Optional<String> after) {
        boolean secret = schemas.isSecret(key);
        before.filter(it -> secret && !it.isLarge()).ifPresent(it -> remarks.goes(key));
        planning.setting(key, secret, before, after, new Command.PutSetting(key, after));
    }

    private void provider(Provider provider) {
        var there = now.provider(provider.id());
        var key = keyOf(keys, provider.id());
        var keyNow = keyOf(keysNow, provider.id());
        boolean otherKey = there.isEmpty() || !restored.isThere(key, keyNow);
        var put = otherKey
                ? restored.restore(key, there.filter(provider::sameName).filter(provider::sameAddress).map(it -> keyNow))
                : Restored.THERE;
        boolean keyStays = there.isPresent() && restored.stays(put, keyNow);
        remarks.comes(provider, key, put, keyStays);
        if (there.isPresent() && !keyStays) {
            remarks.goes(provider, keyNow);
        }
        var commands = new ArrayList<Command>();
        if (!keyStays || there.filter(it -> it.fields().equals(provider.fields())).isEmpty()) {
            commands.add(new Command.PutProvider(provider.id(), provider.fields(), put.key(), provider.createdAt()));
        }
        var also = beside(there, provider, commands);
        boolean keyChanges = !keyStays && (provider.key().isPresent() || there.isPresent());
        planning.provider(provider.name(), there, provider.fields(), provider.name(), keyChanges, also, commands);
    }

    private static KeyCell keyOf(Map<Column, Map<Long, KeyCell>> keys, long provider) {
        return keys.getOrDefault(Column.PROVIDER, Map.of()).getOrDefault(provider, new KeyCell(Column.PROVIDER, provider, StoredKey.NONE));
    }

    /// What stands beside the fields: further keys, what the key is called, order and pin.
    ///
    /// @param commands gets what is to be done
    private List<Message> beside(Optional<Provider> there, Provider provider, List<Command> commands) {
        var put = new ArrayList<FurtherKey>();
        var also = furtherKeys(there, provider, put);
        var label = Optional.of(provider.keyLabel());
        var pinned = Optional.of(provider.place().pinned());
        double position = provider.place().position();
        also.addAll(Planning.beside(there, label, pinned, there.filter(it -> it.place().position() != position).isPresent()));
        // A deleted one that comes back finds further keys of before.
        if (there.isEmpty() || !also.isEmpty()) {
            commands.add(new Command.PutBeside(
                    OptionalLong.of(provider.id()), provider.name(), label, Optional.of(position), pinned, put, false));
        }
        return also;
    }

    /// @param put gets those that it is to have
    private List<Message> furtherKeys(Optional<Provider> there, Provider provider, List<FurtherKey> put) {
        var left = new ArrayList<>(there.map(Provider::spareKeys).orElse(List.of()));
        boolean same = true;
        for (var further : provider.spareKeys()) {
            var key = keys.getOrDefault(Column.SPARE, Map.of()).get(further.id());
            if (key == null) {
                continue;
            }
            var now = left.stream().filter(it -> it.label().equalsIgnoreCase(further.label())).findFirst();
            now.ifPresent(left::remove);
            var cell = now.flatMap(it -> furtherNow(it.id()));
            boolean isThere = cell.filter(it -> restored.isThere(key, it)).isPresent();
            // Used by nobody until a person chooses it, it may stay wherever the provider's own key goes.
            var next = isThere
                    ? Restored.THERE
                    : restored.restore(key, cell.filter(it -> there.filter(provider::sameName).isPresent()));
            boolean stays = cell.filter(it -> restored.stays(next, it)).isPresent()
                    && now.filter(it -> it.label().equals(further.label())).isPresent();
            same &= stays;
            remarks.comes(provider, key, next, stays);
            if (!stays) {
                cell.ifPresent(it -> remarks.goes(provider, it));
            }
            if (next.fate() != Fate.LEFT) {
                put.add(new FurtherKey(further.label(), next.key()));
            }
        }
        left.forEach(it -> furtherNow(it.id()).ifPresent(cell -> remarks.goes(provider, cell)));
        var also = new ArrayList<Message>();
        if (!same || !left.isEmpty()) {
            also.add(put.isEmpty()
                    ? Message.of("plan.noKeys")
                    : Message.of("plan.keys", put.stream().map(FurtherKey::label).collect(Collectors.joining(", "))));
        }
        return also;
    }

    private Optional<KeyCell> furtherNow(long id) {
        return Optional.ofNullable(keysNow.getOrDefault(Column.SPARE, Map.of()).get(id));
    }
}
