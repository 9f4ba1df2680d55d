package dev.onehot.core;

import dev.onehot.model.Integrity;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pcollections.TreePMap;

/// Everything that was committed as of one revision. Immutable; shares its structure with the one before.
///
/// Safe on any thread. Iterates providers by id and settings by key.
///
/// @param revision grows with every commit that this process made or saw
/// @param activeIds ids of all rows with `is_active = 1`: at most one, unless another program broke the rule
/// @param protection how keys are kept
/// @param lastChosen the provider that was last made active, empty when somebody chose to have none
public record Snapshot(
        long revision,
        TreePMap<Long, Provider> providers,
        TreePMap<String, Setting> settings,
        List<Long> activeIds,
        OptionalLong lastChosen,
        KeyProtection protection) {

    static final Snapshot EMPTY = new Snapshot(
            0, TreePMap.empty(), TreePMap.empty(), List.of(), OptionalLong.empty(), KeyProtection.SHARED);

    /// The active provider. Of several, the one that the original takes for it: the newest.
    public Optional<Provider> active() {
        Provider newest = null;
        for (long id : activeIds) {
            var next = providers.get(id);
            if (next != null && (newest == null || isNewer(next, newest))) {
                newest = next;
            }
        }
        return Optional.ofNullable(newest);
    }

    private static boolean isNewer(Provider next, Provider than) {
        int byTime = next.updatedAt().compareTo(than.updatedAt());
        return byTime > 0 || (byTime == 0 && next.id() > than.id());
    }

    /// All providers as they are shown: pinned ones first, then in the order that a person gave them.
    public List<Provider> inOrder() {
        return providers.values().stream().sorted(Provider.ORDER).toList();
    }

    public Optional<Provider> provider(long id) {
        return Optional.ofNullable(providers.get(id));
    }

    public Optional<Setting> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /// The first provider with this name, without regard to case.
    public Optional<Provider> named(String name) {
        return providers.values().stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public Integrity integrity() {
        if (activeIds.size() > 1) {
            return new Integrity.SeveralActive(activeIds);
        }
        if (activeIds.isEmpty() && lastChosen.isPresent() && providers.containsKey(lastChosen.getAsLong())) {
            return new Integrity.NoneActive(lastChosen.getAsLong());
        }
        return new Integrity.Ok();
    }

    Snapshot at(long newRevision) {
        return new Snapshot(newRevision, providers, settings, activeIds, lastChosen, protection);
    }

    Snapshot choosing(OptionalLong id) {
        return new Snapshot(revision, providers, settings, activeIds, id, protection);
    }

    Snapshot protecting(KeyProtection next) {
        return new Snapshot(revision, providers, settings, activeIds, lastChosen, next);
    }

    Snapshot with(Setting setting) {
        return new Snapshot(revision, providers, settings.plus(setting.key(), setting), activeIds, lastChosen, protection);
    }

    Snapshot withoutSetting(String key) {
        return new Snapshot(revision, providers, settings.minus(key), activeIds, lastChosen, protection);
    }

    Snapshot with(Provider provider) {
        return withProviders(providers.plus(provider.id(), provider));
    }

    Snapshot withoutProvider(long id) {
        return withProviders(providers.minus(id));
    }

    private Snapshot withProviders(TreePMap<Long, Provider> changed) {
        var active =
                changed.values().stream().filter(Provider::active).map(Provider::id).toList();
        return new Snapshot(revision, changed, settings, active, lastChosen, protection);
    }

    @Override
    public String toString() {
        return "Snapshot[revision " + revision + ", " + providers.size() + " providers, " + settings.size()
                + " settings, active " + activeIds + "]";
    }
}
