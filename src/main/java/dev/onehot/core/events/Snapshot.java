package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Integrity;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/// Everything that was committed as of one revision. Immutable; shares its structure with the one before.
///
/// Safe on any thread. Iterates providers by id and settings by key.
///
/// @param revision grows with every commit that this process made or saw
/// @param names ids of the providers by name, as [#folded] has it
/// @param activeIds ids of all rows with `is_active = 1`: at most one, unless another program broke the rule
/// @param protection how keys are kept
/// @param programs those that follow, on whatever computer, by [FollowedProgram#key()]
/// @param tokens of those who may ask the endpoint, by name
/// @param hasAllSettings whether all settings are in it; otherwise only those of [OwnSettings]
/// @param lastChosen the provider that was last made active, empty when somebody chose to have none
public record Snapshot(
        long revision,
        TreePMap<Long, Provider> providers,
        TreePMap<String, Setting> settings,
        HashPMap<String, TreePSet<Long>> names,
        List<Long> activeIds,
        OptionalLong lastChosen,
        KeyProtection protection,
        TreePMap<String, FollowedProgram> programs,
        TreePMap<String, EndpointToken> tokens,
        boolean hasAllSettings) {

    public static final Snapshot EMPTY = new Snapshot(
            0, TreePMap.empty(), TreePMap.empty(), HashTreePMap.empty(), List.of(), OptionalLong.empty(), KeyProtection.SHARED, TreePMap.empty(), TreePMap.empty(), true);

    /// Nothing, of which only own settings will be known.
    public static final Snapshot EMPTY_WITHOUT_SETTINGS = new Snapshot(
            0, TreePMap.empty(), TreePMap.empty(), HashTreePMap.empty(), List.of(), OptionalLong.empty(), KeyProtection.SHARED, TreePMap.empty(), TreePMap.empty(), false);

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

    /// Whether it says of this setting how it is, or that it is not there.
    public boolean covers(String key) {
        return hasAllSettings || OwnSettings.KEYS.contains(key);
    }

    /// Throws [TooManySettingsException] unless all settings are in it.
    public void requireAllSettings() {
        if (!hasAllSettings) {
            throw new TooManySettingsException();
        }
    }

    /// Empty when there is none, and when this does not cover it.
    public Optional<Setting> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /// The first provider with this name, without regard to case.
    public Optional<Provider> named(String name) {
        return Optional.ofNullable(names.get(folded(name))).flatMap(it -> provider(it.first()));
    }

    /// Whether another provider than `self` has this name, without regard to case.
    public boolean isTaken(String name, OptionalLong self) {
        var ids = names.get(folded(name));
        return ids != null && ids.stream().anyMatch(id -> !self.equals(OptionalLong.of(id)));
    }

    /// The same for two names that [String#equalsIgnoreCase] takes for one.
    private static String folded(String name) {
        return name.codePoints()
                .map(it -> Character.toLowerCase(Character.toUpperCase(it)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// The schemas that it names.
    public String schemas() {
        return setting(Schemas.KEY).map(Setting::value).orElse("");
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

    public Snapshot at(long newRevision) {
        return new Snapshot(newRevision, providers, settings, names, activeIds, lastChosen, protection, programs, tokens, hasAllSettings);
    }

    public Snapshot choosing(OptionalLong id) {
        return new Snapshot(revision, providers, settings, names, activeIds, id, protection, programs, tokens, hasAllSettings);
    }

    public Snapshot protecting(KeyProtection next) {
        return new Snapshot(revision, providers, settings, names, activeIds, lastChosen, next, programs, tokens, hasAllSettings);
    }

    /// What follows by now.
    public Snapshot following(TreePMap<String, FollowedProgram> next) {
        return new Snapshot(revision, providers, settings, names, activeIds, lastChosen, protection, next, tokens, hasAllSettings);
    }

    /// A program that follows, on whatever computer.
    ///
    /// @param key as [FollowedProgram#key()] has it
    public Optional<FollowedProgram> program(String key) {
        return Optional.ofNullable(programs.get(key));
    }

    /// Who may ask the endpoint by now.
    public Snapshot admitting(TreePMap<String, EndpointToken> next) {
        return new Snapshot(revision, providers, settings, names, activeIds, lastChosen, protection, programs, next, hasAllSettings);
    }

    public Snapshot with(Setting setting) {
        return withSettings(settings.plus(setting.key(), setting));
    }

    public Snapshot withoutSetting(String key) {
        return withSettings(settings.minus(key));
    }

    /// The same state, of which from now on all settings are known.
    public Snapshot withAllSettings(TreePMap<String, Setting> all) {
        return new Snapshot(revision, providers, all, names, activeIds, lastChosen, protection, programs, tokens, true);
    }

    /// The same state, of which from now on only own settings are known.
    public Snapshot withoutSettings() {
        var own = TreePMap.<String, Setting>empty();
        for (var key : OwnSettings.KEYS) {
            var setting = settings.get(key);
            own = setting == null ? own : own.plus(key, setting);
        }
        return new Snapshot(revision, providers, own, names, activeIds, lastChosen, protection, programs, tokens, false);
    }

    private Snapshot withSettings(TreePMap<String, Setting> changed) {
        return new Snapshot(revision, providers, changed, names, activeIds, lastChosen, protection, programs, tokens, hasAllSettings);
    }

    public Snapshot with(Provider provider) {
        var before = provider(provider.id());
        boolean renamed = before.filter(it -> it.name().equals(provider.name())).isEmpty();
        var left = renamed && before.isPresent() ? without(before.get()) : names;
        var named = renamed ? plus(left, provider) : left;
        return new Snapshot(
                revision, providers.plus(provider.id(), provider), settings, named, active(provider.id(), provider.active()), lastChosen, protection, programs, tokens, hasAllSettings);
    }

    public Snapshot withoutProvider(long id) {
        var left = provider(id).map(this::without).orElse(names);
        return new Snapshot(revision, providers.minus(id), settings, left, active(id, false), lastChosen, protection, programs, tokens, hasAllSettings);
    }

    private static HashPMap<String, TreePSet<Long>> plus(HashPMap<String, TreePSet<Long>> names, Provider provider) {
        var name = folded(provider.name());
        var ids = names.get(name);
        return names.plus(name, ids == null ? TreePSet.singleton(provider.id()) : ids.plus(provider.id()));
    }

    private HashPMap<String, TreePSet<Long>> without(Provider provider) {
        var name = folded(provider.name());
        var ids = names.get(name);
        var left = ids == null ? TreePSet.<Long>empty() : ids.minus(provider.id());
        return left.isEmpty() ? names.minus(name) : names.plus(name, left);
    }

    /// The ids of those that are active when this one is so. Looks at no other provider.
    private List<Long> active(long id, boolean now) {
        if (activeIds.contains(id) == now) {
            return activeIds;
        }
        var others = activeIds.stream().filter(it -> it != id);
        return (now ? Stream.concat(others, Stream.of(id)).sorted() : others).toList();
    }

    @Override
    public String toString() {
        return "Snapshot[revision " + revision + ", " + providers.size() + " providers, " + settings.size()
                + " settings, active " + activeIds + "]";
    }
}
