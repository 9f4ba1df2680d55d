package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Origin;
import dev.onehot.model.PastChange;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderOptions;
import dev.onehot.model.Setting;
import dev.onehot.store.Stored;

/// Plays the history on from a snapshot: the rows as they were when the last of its changes was recorded. What is stored and is
/// otherwise was changed since, by a program that keeps no history.
///
/// The history holds no keys and no secrets. What one became is taken for what is found, unless the row bears another time than
/// the change: then it was written again.
public final class Replay {
    private final Set<String> times = new HashSet<>();
    private final Map<String, Setting> foundSettings;
    private final Map<Long, Provider> foundProviders;
    private final Map<String, PastChange> settings = new LinkedHashMap<>();
    private final Map<Long, List<PastChange>> providers = new LinkedHashMap<>();
    private Snapshot result;

    /// @param known as of the last change before `changes`
    /// @param changes oldest first
    /// @param found what is stored now
    public Replay(Snapshot known, List<PastChange> changes, Stored found) {
        this.result = known;
        for (var change : changes) {
            times.add(change.at());
            switch (change.change()) {
                case Change.SettingChange it -> {
                    if (known.covers(it.key())) {
                        settings.put(it.key(), change);
                    }
                }
                // Where keys are is read from what was found.
                case Change.KeysChange _ -> {}
                // As everything that only Onehots write.
                case Change.ProgramChange _ -> {}
                case Change.ProviderChange it -> providers.computeIfAbsent(it.id(), id -> new ArrayList<>()).add(change);
            }
        }
        this.foundProviders = found.providers().stream().collect(Collectors.toMap(Provider::id, it -> it));
        this.foundSettings = new HashMap<>();
        found.settings().stream().filter(it -> settings.containsKey(it.key())).forEach(it -> foundSettings.put(it.key(), it));
        settings.forEach(this::play);
        providers.forEach(this::play);
    }

    public Snapshot result() {
        return result;
    }

    private void play(String key, PastChange last) {
        var value = last.after(PastChange.VALUE);
        result = value.isEmpty()
                ? result.withoutSetting(key)
                : result.with(setting(last, value.get(), Optional.ofNullable(foundSettings.get(key))));
    }

    private static Setting setting(PastChange last, String recorded, Optional<Setting> found) {
        boolean taken = recorded.equals(PastChange.MASKED)
                && found.filter(it -> last.origin() == Origin.EXTERNAL || it.updatedAt().equals(last.at())).isPresent();
        var value = taken ? found.get() : Setting.of(last.name(), recorded, last.at(), 0);
        return new Setting(last.name(), value.value(), value.isLarge() ? value.updatedAt() : last.at(), last.revision(), value.largeBytes());
    }

    private void play(long id, List<PastChange> changes) {
        var last = changes.getLast();
        if (last.after().isEmpty()) {
            result = result.withoutProvider(id);
            return;
        }
        var known = result.provider(id);
        var found = Optional.ofNullable(foundProviders.get(id));
        // What no history has is no difference.
        var pattern = found.or(() -> known).orElseGet(() -> unknown(last, id));
        result = result.with(provider(pattern, found.isPresent(), last, key(changes, known, found)));
    }

    private static Provider unknown(PastChange last, long id) {
        return new Provider(
                id, last.name(), "", "", "", "", ProviderOptions.NONE, MaskedKey.NONE, "", List.of(), false,
                new Provider.Place(id, false), Optional.empty(), last.at(), last.at(), last.revision());
    }

    private static Provider provider(Provider pattern, boolean isFound, PastChange last, MaskedKey key) {
        // Of what a draft edits, other programs write only the name and the model. The rest is of Onehot's own tables, and a kind
        // that was never stored is inferred, perhaps otherwise by another version: no difference while the name is the same.
        boolean sameName = last.after("name").equals(Optional.of(pattern.name()));
        var fields = pattern.fields();
        fields.replaceAll((field, value) -> isFound && sameName && !field.equals("model") ? value : last.after(field).orElse(value));
        return pattern.withFields(fields).withKey(key).withActive(last.after("active").equals(Optional.of("true")), pattern.updatedAt());
    }

    private MaskedKey key(List<PastChange> changes, Optional<Provider> known, Optional<Provider> found) {
        if (!changes.getLast().after("hasKey").equals(Optional.of("true"))) {
            return MaskedKey.NONE;
        }
        var before = known.map(Provider::key).filter(MaskedKey::isPresent);
        boolean touched = changes.stream().anyMatch(it -> it.keyChanged() || it.before().isEmpty());
        if (before.isPresent() && !touched) {
            return before.get();
        }
        return found.filter(it -> isTimeOf(changes, known, it))
                .map(Provider::key)
                .filter(MaskedKey::isPresent)
                .orElse(MaskedKey.UNSEEN);
    }

    /// Another program's change was recorded later than it was made; and not every change of ours moves the row's time.
    private boolean isTimeOf(List<PastChange> changes, Optional<Provider> known, Provider found) {
        return times.contains(found.updatedAt())
                || known.filter(it -> it.updatedAt().equals(found.updatedAt())).isPresent()
                || changes.stream().anyMatch(it -> it.origin() == Origin.EXTERNAL);
    }
}
