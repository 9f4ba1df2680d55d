package dev.onehot.core.events;

import module java.base;

import dev.onehot.model.Change;
import dev.onehot.model.Change.ProgramAction;
import dev.onehot.model.Change.ProviderAction;
import dev.onehot.model.Change.SettingAction;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.FollowedProgram;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.store.Stamp;
import dev.onehot.store.StoreSession;
import dev.onehot.store.Stored;
import org.pcollections.TreePMap;

/// What another process changed: the way from the snapshot that this process has to the rows that it now finds.
public final class Difference {
    private final long revision;
    private final List<ProviderStep> providerSteps = new ArrayList<>();
    private final List<SettingStep> settingSteps = new ArrayList<>();
    private final List<Change> programChanges = new ArrayList<>();
    private Snapshot result;
    private boolean empty = true;

    private record ProviderStep(ProviderAction action, Optional<Provider> before, Optional<Provider> after) {}

    private record SettingStep(SettingAction action, String key, Optional<Setting> before, Optional<Setting> after) {}

    /// @param revision the revision that the rows are known by from now on, if anything differs
    /// @param lastChosen who was chosen, unless exactly one is active: then it is that one
    public Difference(Snapshot before, Stored stored, long revision, OptionalLong lastChosen) {
        this.revision = revision;
        this.result = before;
        stored.settings().forEach(this::compare);
        stored.providers().forEach(this::compare);
        removeMissing(before, stored);
        compare(stored.programs());
        compareTokens(stored.tokens());
        var chosen = result.activeIds().size() == 1
                ? OptionalLong.of(result.activeIds().getFirst())
                : lastChosen;
        if (!chosen.equals(result.lastChosen())) {
            show(result.choosing(chosen));
        }
        if (!stored.protection().equals(result.protection())) {
            show(result.protecting(stored.protection()));
        }
    }

    private void show(Snapshot next) {
        result = next;
        empty = false;
    }

    /// Whether the rows are as they were, times included.
    public boolean isEmpty() {
        return empty;
    }

    /// Whether there is anything for the history: more than a time that was touched, or another choice.
    public boolean hasChanges() {
        return !settingSteps.isEmpty() || providerSteps.stream().anyMatch(it -> !it.action().isAside());
    }

    /// The snapshot of what was found.
    public Snapshot result() {
        return empty ? result : result.at(revision);
    }

    public List<Change> changes() {
        var changes = new ArrayList<Change>();
        for (var step : providerSteps) {
            var subject = step.after().or(step::before).orElseThrow();
            changes.add(new Change.ProviderChange(subject.id(), subject.name(), step.action()));
        }
        settingSteps.forEach(step -> changes.add(new Change.SettingChange(step.key(), step.action())));
        changes.addAll(programChanges);
        return changes;
    }

    /// Records it as one gesture.
    ///
    /// @param secrets tells of a key whether its value is kept out of the history; asked for only if there is a setting
    public void writeTo(StoreSession session, Stamp stamp, Supplier<Predicate<String>> secrets) {
        var history = session.history();
        history.beginGesture();
        providerSteps.stream()
                .filter(step -> !step.action().isAside())
                .forEach(step -> history.provider(stamp, step.action(), step.before(), step.after(), Optional.empty()));
        if (!settingSteps.isEmpty()) {
            var secret = secrets.get();
            settingSteps.forEach(step -> history.setting(
                    stamp, step.action(), step.key(), step.before(), step.after(), secret.test(step.key())));
            session.seen().noteTimes(settingSteps.stream().map(SettingStep::key).filter(secret).toList());
        }
    }

    private void compare(Setting found) {
        var known = result.setting(found.key());
        if (known.isPresent() && known.get().isSameValue(found)) {
            if (!known.get().updatedAt().equals(found.updatedAt())) {
                show(result.with(found.withVersion(known.get().version())));
            }
            return;
        }
        var after = found.withVersion(revision);
        settingSteps.add(new SettingStep(SettingAction.SET, found.key(), known, Optional.of(after)));
        show(result.with(after));
    }

    /// Only Onehots write these, and whoever wrote one has recorded it: no history has them of us.
    private void compare(List<FollowedProgram> programs) {
        var found = TreePMap.<String, FollowedProgram>empty();
        for (var it : programs) {
            found = found.plus(it.key(), it);
        }
        if (found.equals(result.programs())) {
            return;
        }
        var all = new TreeSet<>(found.keySet());
        all.addAll(result.programs().keySet());
        for (var key : all) {
            var before = result.program(key);
            var after = Optional.ofNullable(found.get(key));
            if (!before.equals(after)) {
                var subject = after.or(() -> before).orElseThrow();
                programChanges.add(new Change.ProgramChange(subject.id(), subject.name(), step(before, after)));
            }
        }
        show(result.following(found));
    }

    /// As programs.
    private void compareTokens(List<EndpointToken> tokens) {
        var found = TreePMap.<String, EndpointToken>empty();
        for (var it : tokens) {
            found = found.plus(it.name(), it);
        }
        var known = result.tokens();
        if (found.equals(known)) {
            return;
        }
        var all = new TreeSet<>(found.keySet());
        all.addAll(known.keySet());
        for (var name : all) {
            var before = Optional.ofNullable(known.get(name));
            var after = Optional.ofNullable(found.get(name));
            if (!before.equals(after)) {
                programChanges.add(new Change.ProgramChange(name, name, ProgramAction.ofToken(before, after)));
            }
        }
        show(result.admitting(found));
    }

    private static ProgramAction step(Optional<FollowedProgram> before, Optional<FollowedProgram> after) {
        boolean followed = before.filter(it -> !it.releasing()).isPresent();
        boolean follows = after.filter(it -> !it.releasing()).isPresent();
        if (followed != follows) {
            return follows ? ProgramAction.FOLLOWED : ProgramAction.RELEASED;
        }
        var pinned = after.map(FollowedProgram::pinned).orElse(OptionalLong.empty());
        boolean samePin = pinned.equals(before.map(FollowedProgram::pinned).orElse(OptionalLong.empty()));
        return samePin || !follows ? ProgramAction.WRITTEN : pinned.isPresent() ? ProgramAction.PINNED : ProgramAction.UNPINNED;
    }

    private void compare(Provider stored) {
        var known = result.provider(stored.id());
        // A check that was there before says nothing of a server that another program has put in its place.
        boolean outdated = known.filter(it -> !it.sameServer(stored) && it.check().equals(stored.check())).isPresent();
        var found = outdated ? stored.withCheck(Optional.empty()) : stored;
        if (known.isEmpty()) {
            var after = found.withVersion(revision);
            providerSteps.add(new ProviderStep(ProviderAction.ADDED, known, Optional.of(after)));
            show(result.with(after));
            return;
        }
        var before = known.get();
        var after = found.withVersion(found.sameDraft(before) ? before.version() : revision);
        if (after.equals(before)) {
            return;
        }
        if (!found.sameDraft(before)) {
            var action = found.name().equals(before.name()) ? ProviderAction.UPDATED : ProviderAction.RENAMED;
            providerSteps.add(new ProviderStep(action, known, Optional.of(after)));
        }
        if (found.active() != before.active()) {
            var action = found.active() ? ProviderAction.ACTIVATED : ProviderAction.DEACTIVATED;
            providerSteps.add(new ProviderStep(action, known, Optional.of(after)));
        }
        if (!found.place().equals(before.place())) {
            providerSteps.add(new ProviderStep(ProviderAction.MOVED, known, Optional.of(after)));
        }
        keySteps(before, after).forEach(it -> providerSteps.add(new ProviderStep(it, known, Optional.of(after))));
        if (!found.check().equals(before.check())) {
            providerSteps.add(new ProviderStep(ProviderAction.CHECKED, known, Optional.of(after)));
        }
        show(result.with(after));
    }

    /// What became of the further keys, and of what they and the one in use are called.
    private static List<ProviderAction> keySteps(Provider before, Provider after) {
        var old = labels(before);
        var now = labels(after);
        var steps = new ArrayList<ProviderAction>();
        if (!old.keySet().containsAll(now.keySet())) {
            steps.add(ProviderAction.KEY_ADDED);
        }
        if (!now.keySet().containsAll(old.keySet())) {
            steps.add(ProviderAction.KEY_REMOVED);
        }
        now.keySet().retainAll(old.keySet());
        old.keySet().retainAll(now.keySet());
        if (!now.equals(old) || !after.keyLabel().equals(before.keyLabel())) {
            steps.add(ProviderAction.KEY_LABELED);
        }
        return steps;
    }

    private static Map<Long, String> labels(Provider provider) {
        return provider.spareKeys().stream().collect(Collectors.toMap(SpareKey::id, SpareKey::label, (a, b) -> b, HashMap::new));
    }

    private void removeMissing(Snapshot before, Stored stored) {
        for (var key : stored.gone().orElseGet(() -> missing(before, stored))) {
            result.setting(key).ifPresent(gone -> {
                settingSteps.add(new SettingStep(SettingAction.RESET, key, Optional.of(gone), Optional.empty()));
                show(result.withoutSetting(key));
            });
        }
        if (result.providers().size() > stored.providers().size()) {
            var found = new HashSet<Long>();
            stored.providers().forEach(it -> found.add(it.id()));
            for (var gone : before.providers().values()) {
                if (!found.contains(gone.id())) {
                    providerSteps.add(
                            new ProviderStep(ProviderAction.DELETED, Optional.of(gone), Optional.empty()));
                    show(result.withoutProvider(gone.id()));
                }
            }
        }
    }

    /// Of all that are known those that are not there.
    private Set<String> missing(Snapshot before, Stored stored) {
        if (result.settings().size() <= stored.settings().size()) {
            return Set.of();
        }
        var missing = new LinkedHashSet<>(before.settings().keySet());
        stored.settings().forEach(it -> missing.remove(it.key()));
        return missing;
    }
}
