package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.ExportDocument.Entry;
import dev.onehot.core.files.ExportDocument.Secrets;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeySource;
import dev.onehot.model.PastChange;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Presets;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;

/// The way from what is stored now to what a file says. Looks at the settings that the file names, and at all only to remove the others.
final class ImportPlan {
    private final Snapshot now;
    private final Function<String, Optional<Setting>> stored;
    private final Schemas.Reading schemas;
    private final Secrets secrets;
    private final List<PlannedChange> preview = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Command> commands = new ArrayList<>();

    /// @param stored the setting of a key as it is now
    ImportPlan(
            Snapshot now,
            Function<String, Optional<Setting>> stored,
            Schemas schemas,
            ExportDocument document,
            Secrets secrets,
            ImportMode mode) {
        this.now = now;
        this.stored = stored;
        this.schemas = schemas.reading(now.schemas());
        this.secrets = secrets;
        var values = new LinkedHashMap<>(document.settings().orElse(Map.of()));
        values.putAll(secrets.settings());
        if (values.containsKey(Schemas.KEY)) {
            // What it names says which of the others are secrets, and must be known before they are written down.
            values.putFirst(Schemas.KEY, values.get(Schemas.KEY));
        }
        var entries = document.providers().orElse(List.of());
        var names = names(entries);
        // A section that is missing says nothing of what is to go.
        if (mode == ImportMode.REPLACE && document.settings().isPresent()) {
            removeSettings(values.keySet());
        }
        if (mode == ImportMode.REPLACE && document.providers().isPresent()) {
            removeProviders(names);
        }
        values.forEach(this::set);
        var beside = new ImportedBeside(secrets.further(), mode);
        entries.forEach(it -> provider(it, beside));
        if (document.providers().isPresent()) {
            activate(entries, mode);
        }
    }

    List<PlannedChange> preview() {
        return preview;
    }

    /// What is wrong in the file; the field names the setting or the provider.
    List<Problem> problems() {
        return problems;
    }

    Command command() {
        return new Command.Composite(commands);
    }

    private Set<String> names(List<Entry> entries) {
        var names = new HashSet<String>();
        for (var entry : entries) {
            if (!names.add(folded(entry.name()))) {
                problems.add(Problem.of(entry.name(), "name.taken", entry.name()));
            }
        }
        return names;
    }

    private void removeSettings(Set<String> settings) {
        now.requireAllSettings();
        for (var there : now.settings().values()) {
            // A secret is left out of a file without a passphrase: its absence says nothing.
            if (!settings.contains(there.key()) && !schemas.isSecret(there.key())) {
                plan(there.key(), Optional.of(there), Optional.empty());
                commands.add(new Command.ResetSetting(there.key(), Command.ANY));
            }
        }
    }

    private void removeProviders(Set<String> names) {
        for (var there : now.providers().values()) {
            if (!names.contains(folded(there.name()))) {
                preview.add(new PlannedChange(there.name(), true, Optional.of(there.name()), Optional.empty(), false));
                commands.add(new Command.DeleteProvider(there.id(), Command.ANY));
            }
        }
    }

    private void set(String key, String value) {
        for (var problem : schemas.problems(key, value)) {
            problems.add(new Problem(key, problem.message()));
        }
        var before = stored.apply(key);
        if (before.filter(it -> it.holds(value)).isEmpty()) {
            plan(key, before, Optional.of(value));
            commands.add(new Command.SetSetting(key, value, Command.ANY));
        }
    }

    private void plan(String key, Optional<Setting> before, Optional<String> after) {
        boolean masked = schemas.isSecret(key) || secrets.settings().containsKey(key);
        preview.add(new PlannedChange(
                key,
                false,
                before.map(it -> masked || it.isLarge() ? PastChange.MASKED : it.value()),
                after.map(it -> masked ? PastChange.MASKED : it),
                false));
    }

    private void provider(Entry entry, ImportedBeside around) {
        var there = now.named(entry.name());
        var fields = new LinkedHashMap<>(there.map(Provider::fields).orElse(Map.of()));
        fields.putAll(entry.fields());
        fields.put("name", entry.name());
        var draft = ProviderDraft.of(fields).withKey(key(entry));
        for (var problem : draft.problems()) {
            problems.add(new Problem(entry.name(), problem.message()));
        }
        // One that is here already, of a program that knows more kinds, may stay.
        if (!draft.kind().isEmpty() && Presets.findFamily(draft.kind()).isEmpty()
                && !there.map(Provider::kind).equals(Optional.of(draft.kind()))) {
            problems.add(Problem.of(entry.name(), "import.kind", draft.kind()));
        }
        boolean keyChanges = !(draft.key() instanceof KeyChange.Keep);
        problems.addAll(around.problems(entry));
        var beside = around.plan(there, entry);
        if (there.isEmpty()) {
            preview.add(new PlannedChange(
                    entry.name(), true, Optional.empty(), Optional.of(draft.model()), keyChanges, beside.also()));
            commands.add(new Command.CreateProvider(draft, false));
        } else {
            boolean other = !draft.equals(ProviderDraft.of(there.get()));
            if (other || beside.command().isPresent()) {
                preview.add(new PlannedChange(
                        entry.name(), true, Optional.of(differing(there.get().fields(), fields)),
                        Optional.of(differing(fields, there.get().fields())), keyChanges, beside.also()));
            }
            if (other) {
                commands.add(new Command.UpdateProvider(there.get().id(), draft, Command.ANY));
            }
        }
        beside.command().ifPresent(commands::add);
    }

    private static String differing(Map<String, String> shown, Map<String, String> other) {
        return String.join(
                ", ",
                shown.entrySet().stream()
                        .filter(it -> !it.getValue().equals(other.get(it.getKey())))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private KeyChange key(Entry entry) {
        if (!entry.environment().isEmpty()) {
            var same = new KeySource.Environment(entry.environment());
            boolean there = now.named(entry.name()).filter(it -> it.key().source().equals(same)).isPresent();
            return there
                    ? KeyChange.KEEP
                    : KeyChange.to(ApiKey.of("env:" + entry.environment()));
        }
        return Optional.ofNullable(secrets.keys().get(entry.name())).map(KeyChange::to).orElse(KeyChange.KEEP);
    }

    /// Merging never takes the place of an active provider; replacing makes it as the file has it.
    private void activate(List<Entry> entries, ImportMode mode) {
        var wanted = entries.stream().filter(Entry::active).findFirst();
        if (mode == ImportMode.MERGE && now.active().isPresent()) {
            return;
        }
        if (wanted.isPresent()) {
            var there = now.named(wanted.get().name());
            if (there.isEmpty() || !now.activeIds().equals(List.of(there.get().id()))) {
                commands.add(new Command.ActivateNamed(wanted.get().name()));
            }
        } else if (mode == ImportMode.REPLACE && now.active().isPresent()) {
            commands.add(new Command.DeactivateProviders());
        }
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
