package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Message;
import dev.onehot.model.PastChange;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.PlannedFile;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;

/// Gathers what a [Plan] is to change: what is said of it, and what is done. Not safe for several threads.
public final class Planning {
    private final List<PlannedChange> changes = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Command> removals = new ArrayList<>();
    private final List<Command> writes = new ArrayList<>();
    private final List<PlannedFile> files = new ArrayList<>();

    /// Nothing yet.
    public Planning() {}

    /// What is wrong: the plan is refused while there is anything.
    ///
    /// @param field the setting, the provider or the program
    public void problem(String field, Message message) {
        problems.add(new Problem(field, message));
    }

    /// @param secret whether its value must not be shown
    /// @param after empty when it goes
    void setting(String key, boolean secret, Optional<Setting> before, Optional<String> after, Command command) {
        changes.add(new PlannedChange(
                key,
                false,
                before.map(it -> secret || it.isLarge() ? PastChange.MASKED : it.value()),
                after.map(it -> secret ? PastChange.MASKED : it),
                false));
        (after.isPresent() ? writes : removals).add(command);
    }

    void remove(Provider there) {
        changes.add(new PlannedChange(there.name(), true, Optional.of(there.name()), Optional.empty(), false));
        removals.add(new Command.DeleteProvider(there.id(), Command.ANY));
    }

    /// @param there what is there now; empty when it is added
    /// @param added what is shown of one that is added
    /// @param commands what is to be done for it; without any, nothing is said either
    void provider(
            String name,
            Optional<Provider> there,
            Map<String, String> fields,
            String added,
            boolean keyChanges,
            List<Message> also,
            List<? extends Command> commands) {
        if (!commands.isEmpty()) {
            var before = there.map(it -> differing(it.fields(), fields));
            var after = there.map(it -> differing(fields, it.fields())).orElse(added);
            changes.add(new PlannedChange(name, true, before, Optional.of(after), keyChanges, also));
            writes.addAll(commands);
        }
    }

    /// Those fields of `shown` in which it differs from `other`.
    private static String differing(Map<String, String> shown, Map<String, String> other) {
        return shown.entrySet().stream()
                .filter(it -> !it.getValue().equals(other.get(it.getKey())))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
    }

    /// What becomes of a program that follows.
    ///
    /// @param change what provider it asks, and would
    public void program(PlannedChange change, Command command) {
        changes.add(change);
        writes.add(command);
    }

    /// A file of another program that would be changed.
    public void file(PlannedFile file) {
        files.add(file);
    }

    /// What is said where a key would be called otherwise, and a provider be pinned or stand otherwise.
    ///
    /// @param label empty where it stays, as is `pinned`
    static List<Message> beside(Optional<Provider> there, Optional<String> label, Optional<Boolean> pinned, boolean moves) {
        var also = new ArrayList<Message>();
        label.filter(it -> !it.equals(there.map(Provider::keyLabel).orElse("")))
                .ifPresent(it -> also.add(it.isEmpty() ? Message.of("plan.noLabel") : Message.of("plan.label", it)));
        pinned.filter(it -> !it.equals(there.map(known -> known.place().pinned()).orElse(false)))
                .ifPresent(it -> also.add(Message.of(it ? "plan.pinned" : "plan.unpinned")));
        if (moves && there.isPresent()) {
            also.add(Message.of("plan.place"));
        }
        return also;
    }

    /// @param wanted makes the one active that is to be; empty for none
    /// @param id its id, if it is there
    void activate(Snapshot now, Optional<? extends Command> wanted, Optional<Long> id) {
        if (wanted.isEmpty() && now.active().isPresent()) {
            writes.add(new Command.DeactivateProviders());
        } else if (!id.map(List::of).equals(Optional.of(now.activeIds()))) {
            wanted.ifPresent(writes::add);
        }
    }

    /// Providers first, each by its name.
    void sort() {
        changes.sort(Comparator.comparing(PlannedChange::provider).reversed().thenComparing(PlannedChange::name));
    }

    /// Removals come first, so that names are free.
    ///
    /// @param first what comes before them
    public Plan plan(Optional<? extends Command> first, List<Message> remarks, boolean losses, Plan.Source source) {
        var all = new ArrayList<Command>();
        first.ifPresent(all::add);
        all.addAll(removals);
        all.addAll(writes);
        return new Plan(changes, problems, remarks, losses, files, new Command.Composite(all), source);
    }

    /// One of which nothing needs to be said.
    Plan plan(Plan.Source source) {
        return plan(Optional.empty(), List.of(), false, source);
    }

    /// One that stays the same, whatever is changed meanwhile: its commands say what they expect.
    Plan plan() {
        return plan(now -> plan());
    }
}
