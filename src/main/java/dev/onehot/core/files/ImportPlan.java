package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.Command;
import dev.onehot.core.events.Command.FurtherKey;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.files.ExportDocument.Entry;
import dev.onehot.core.files.ExportDocument.Secrets;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeySource;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Message;
import dev.onehot.model.OnehotException;
import dev.onehot.model.Presets;
import dev.onehot.model.Problem;
import dev.onehot.model.Provider;
import dev.onehot.model.ProviderDraft;
import dev.onehot.model.Setting;
import dev.onehot.model.SpareKey;
import dev.onehot.model.StoredKey;
import dev.onehot.schema.Schemas;

/// The way from what is stored now to what a file says. Looks at the settings that the file names, and at all only to remove the others.
final class ImportPlan {
    private final Snapshot now;
    private final Source from;
    private final Schemas.Reading schemas;
    private final Planning planning = new Planning();

    /// An export that was read and opened.
    ///
    /// @param stored the setting of a key as it is now
    record Source(Function<String, Optional<Setting>> stored, Schemas schemas, ExportDocument document, Secrets secrets, ImportMode mode)
            implements Plan.Source {
        @Override
        public Plan plan(Snapshot now) {
            return new ImportPlan(now, this).planning.plan(this);
        }

        @Override
        public OnehotException refusal(List<Problem> problems) {
            var name = problems.getFirst().field();
            int more = problems.size() - 1;
            var what = more == 0 ? Message.of("import.invalid", name) : Message.of("import.invalid.more", name, more);
            return new DocumentException(DocumentException.Kind.INVALID, what, Message.of("import.invalid.advice"));
        }
    }

    private ImportPlan(Snapshot now, Source from) {
        this.now = now;
        this.from = from;
        this.schemas = from.schemas.reading(now.schemas());
        var document = from.document;
        var values = new LinkedHashMap<>(document.settings().orElse(Map.of()));
        values.putAll(from.secrets.settings());
        if (values.containsKey(Schemas.KEY)) {
            // What it names says which of the others are secrets, and must be known before they are written down.
            values.putFirst(Schemas.KEY, values.get(Schemas.KEY));
        }
        var entries = document.providers().orElse(List.of());
        var names = names(entries);
        // A section that is missing says nothing of what is to go.
        if (from.mode == ImportMode.REPLACE && document.settings().isPresent()) {
            removeSettings(values.keySet());
        }
        if (from.mode == ImportMode.REPLACE && document.providers().isPresent()) {
            now.providers().values().stream().filter(it -> !names.contains(folded(it.name()))).forEach(planning::remove);
        }
        values.forEach(this::set);
        entries.forEach(this::provider);
        // Merging never takes the place of an active provider; replacing makes it as the file has it.
        if (document.providers().isPresent() && (from.mode == ImportMode.REPLACE || now.active().isEmpty())) {
            var wanted = entries.stream().filter(Entry::active).map(Entry::name).findFirst();
            planning.activate(now, wanted.map(Command.ActivateNamed::new), wanted.flatMap(now::named).map(Provider::id));
        }
    }

    private Set<String> names(List<Entry> entries) {
        var names = new HashSet<String>();
        for (var entry : entries) {
            if (!names.add(folded(entry.name()))) {
                planning.problem(entry.name(), Message.of("name.taken", entry.name()));
            }
        }
        return names;
    }

    private void removeSettings(Set<String> settings) {
        now.requireAllSettings();
        for (var there : now.settings().values()) {
            // A secret is left out of a file without a passphrase: its absence says nothing.
            if (!settings.contains(there.key()) && !schemas.isSecret(there.key())) {
                planning.setting(there.key(), false, Optional.of(there), Optional.empty(), new Command.ResetSetting(there.key(), Command.ANY));
            }
        }
    }

    private void set(String key, String value) {
        schemas.problems(key, value).forEach(it -> planning.problem(key, it.message()));
        var before = from.stored.apply(key);
        if (before.filter(it -> it.holds(value)).isEmpty()) {
            boolean secret = schemas.isSecret(key) || from.secrets.settings().containsKey(key);
            planning.setting(key, secret, before, Optional.of(value), new Command.SetSetting(key, value, Command.ANY));
        }
    }

    private void provider(Entry entry) {
        var there = now.named(entry.name());
        var fields = new LinkedHashMap<>(there.map(Provider::fields).orElse(Map.of()));
        fields.putAll(entry.fields());
        fields.put("name", entry.name());
        var draft = ProviderDraft.of(fields).withKey(key(there, entry));
        draft.problems().forEach(it -> planning.problem(entry.name(), it.message()));
        // One that is here already, of a program that knows more kinds, may stay.
        if (!draft.kind().isEmpty() && Presets.findFamily(draft.kind()).isEmpty()
                && !there.map(Provider::kind).equals(Optional.of(draft.kind()))) {
            planning.problem(entry.name(), Message.of("import.kind", draft.kind()));
        }
        var commands = new ArrayList<Command>();
        if (there.isEmpty()) {
            commands.add(new Command.CreateProvider(draft, false));
        } else if (!draft.equals(ProviderDraft.of(there.get()))) {
            commands.add(new Command.UpdateProvider(there.get().id(), draft, Command.ANY));
        }
        var also = beside(there, entry, commands);
        planning.provider(entry.name(), there, fields, draft.model(), !(draft.key() instanceof KeyChange.Keep), also, commands);
    }

    private KeyChange key(Optional<Provider> there, Entry entry) {
        if (!entry.environment().isEmpty()) {
            var same = new KeySource.Environment(entry.environment());
            return there.filter(it -> it.key().source().equals(same)).isPresent()
                    ? KeyChange.KEEP
                    : KeyChange.to(ApiKey.of("env:" + entry.environment()));
        }
        return Optional.ofNullable(from.secrets.keys().get(entry.name())).map(KeyChange::to).orElse(KeyChange.KEEP);
    }

    /// What stands beside the fields: further keys, what the key is called, order and pin.
    ///
    /// @param commands gets what is to be done
    private List<Message> beside(Optional<Provider> there, Entry entry, List<Command> commands) {
        var said = entry.beside();
        var also = new ArrayList<Message>();
        var keys = new LinkedHashMap<>(from.secrets.further().getOrDefault(entry.name(), Map.of()));
        keys.forEach((label, key) -> requireFit(entry, label, key));
        keys.entrySet().removeIf(it -> there.stream()
                .flatMap(known -> known.spareKeys().stream())
                .anyMatch(known -> known.label().equalsIgnoreCase(it.getKey()) && known.key().mayBe(MaskedKey.of(it.getValue()))));
        if (!keys.isEmpty()) {
            also.add(Message.of("plan.moreKeys", String.join(", ", keys.keySet())));
        }
        // Merging adds at the end and leaves the order of what is there.
        var position = said.position().filter(it -> from.mode == ImportMode.REPLACE).map(Integer::doubleValue);
        boolean moves = position.isPresent() && !there.map(it -> it.place().position()).equals(position);
        also.addAll(Planning.beside(there, said.keyLabel(), said.pinned(), moves));
        if (!also.isEmpty() || moves) {
            var id = there.map(it -> OptionalLong.of(it.id())).orElse(OptionalLong.empty());
            var further = keys.entrySet().stream().map(it -> new FurtherKey(it.getKey(), Optional.of(StoredKey.of(it.getValue().reveal())))).toList();
            commands.add(new Command.PutBeside(id, entry.name(), said.keyLabel(), position, said.pinned(), further, true));
        }
        return also;
    }

    private void requireFit(Entry entry, String label, ApiKey key) {
        key.problems().forEach(it -> planning.problem(entry.name(), it.message()));
        if (label.isBlank() || label.length() > SpareKey.LONGEST_LABEL) {
            planning.problem(entry.name(), Message.of("field.long", label.length(), SpareKey.LONGEST_LABEL));
        }
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
