package dev.onehot.core;

import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.PastChange;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.StoredKey;
import dev.onehot.store.BackupContents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The way from what is stored now to what a backup holds: settings and providers, not other programs' tables.
///
/// Pure; safe on any thread.
final class RestorePlan {
    private final Map<Long, StoredKey> keys;
    private final Schemas.Reading schemas;
    private final Optional<String> master;
    private final List<PlannedChange> preview = new ArrayList<>();
    private final List<Command> removals = new ArrayList<>();
    private final List<Command> writes = new ArrayList<>();
    private boolean lockedKeys;

    RestorePlan(Snapshot now, BackupContents backup, Schemas schemas) {
        this.schemas = schemas.reading(Schemas.named(now), named(backup.stored().settings()));
        this.keys = backup.keys();
        this.master = now.protection().master().map(KeyProtection.Master::id);
        settings(now, backup.stored().settings());
        providers(now, backup.stored().providers());
        activate(now, backup);
        preview.sort(Comparator.comparing(PlannedChange::provider).reversed().thenComparing(PlannedChange::name));
    }

    RestorePreview preview() {
        return new RestorePreview(preview, lockedKeys);
    }

    /// One gesture. Removals come first, so that names are free.
    Command command() {
        var all = new ArrayList<>(removals);
        all.addAll(writes);
        return new Command.Composite(all);
    }

    private void settings(Snapshot now, List<Setting> stored) {
        var wanted = stored.stream().collect(Collectors.toMap(Setting::key, Setting::value));
        for (var there : now.settings().values()) {
            if (!wanted.containsKey(there.key())) {
                plan(there.key(), Optional.of(there.value()), Optional.empty());
            }
        }
        // What names schemas comes first: they say which of the others are secrets.
        for (var setting : stored.stream().sorted(Comparator.comparing(it -> !it.key().equals(Schemas.KEY))).toList()) {
            var value = now.setting(setting.key()).map(Setting::value);
            if (!value.equals(Optional.of(setting.value()))) {
                plan(setting.key(), value, Optional.of(setting.value()));
            }
        }
    }

    private static String named(List<Setting> stored) {
        return stored.stream().filter(it -> it.key().equals(Schemas.KEY)).map(Setting::value).findFirst().orElse("");
    }

    private void plan(String key, Optional<String> before, Optional<String> after) {
        boolean masked = schemas.isSecret(key);
        preview.add(new PlannedChange(key, false, before.map(it -> shown(it, masked)), after.map(it -> shown(it, masked)), false));
        (after.isPresent() ? writes : removals).add(new Command.PutSetting(key, after));
    }

    private static String shown(String value, boolean secret) {
        return secret ? PastChange.MASKED : value;
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
            boolean otherKey = there.filter(it -> it.key().equals(provider.key())).isEmpty();
            if (there.isPresent() && there.get().sameDraft(provider)) {
                continue;
            }
            var key = keys.getOrDefault(provider.id(), StoredKey.NONE);
            writes.add(new Command.PutProvider(provider.id(), provider.fields(), key));
            lockedKeys |= key.source() instanceof KeySource.Encrypted(String id) && !master.equals(Optional.of(id));
            preview.add(new PlannedChange(
                    provider.name(),
                    true,
                    there.map(it -> differing(it, provider)),
                    Optional.of(there.map(it -> differing(provider, it)).orElse(provider.name())),
                    otherKey && (provider.key().isPresent() || there.isPresent())));
        }
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
