package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Writes;
import dev.onehot.core.files.ExportDocument.Beside;
import dev.onehot.core.files.ExportDocument.Entry;
import dev.onehot.core.files.ExportDocument.Secrets;
import dev.onehot.core.keys.Keys;
import dev.onehot.model.ApiKey;
import dev.onehot.model.KeySource;
import dev.onehot.model.Message;
import dev.onehot.model.NoSuchProviderException;
import dev.onehot.model.Origin;
import dev.onehot.model.PlannedChange;
import dev.onehot.model.Problem;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;
import dev.onehot.secret.PassphraseBox;
import dev.onehot.store.KeyTable.Cell;
import dev.onehot.store.KeyTable.Place;

/// Settings and providers as one JSON file, out and in. Keys and secret settings leave only under a passphrase.
///
/// Blocks: never on the FX thread.
public final class Transfer {
    private final Writes writes;
    private final Path database;
    private final Schemas schemas;
    private final Keys keys;
    private final Clock clock;

    /// @param database whose settings and providers they are
    public Transfer(Writes writes, Path database, Schemas schemas, Keys keys, Clock clock) {
        this.writes = writes;
        this.database = database;
        this.schemas = schemas;
        this.keys = keys;
        this.clock = clock;
    }

    /// What an import would do.
    ///
    /// @param problems what is wrong in the file, by setting or provider; the import is refused while there is any
    /// @param sealed whether the file holds keys
    public record Preview(List<PlannedChange> changes, List<Problem> problems, boolean sealed) {}

    /// The file's text.
    ///
    /// @param passphrase under which keys are sealed; empty to leave them out. Throws [dev.onehot.model.KeysException] when one cannot be had
    public String export(Optional<char[]> passphrase) {
        var text = new StringWriter();
        var _ = export(text, passphrase);
        return text.toString();
    }

    /// As [#export(Optional)], piece by piece: needs memory for what is secret and for one setting. `to` stays open.
    public Exported export(Writer to, Optional<char[]> passphrase) {
        var snapshot = writes.snapshot();
        var secretSettings = new LinkedHashMap<String, String>();
        var leftOut = new ArrayList<String>();
        var count = new long[1];
        var reading = schemas.reading(snapshot.schemas());
        var providers = new ArrayList<Entry>();
        for (var it : snapshot.inOrder()) {
            var environment = it.key().source() instanceof KeySource.Environment(var variable) ? variable : "";
            var beside = new Beside(
                    Optional.of(it.keyLabel()), Optional.of(it.place().pinned()), OptionalInt.of(providers.size() + 1));
            providers.add(new Entry(it.fields(), it.active(), environment, beside));
        }
        var inUse = passphrase.map(it -> keys(snapshot));
        ExportDocument.write(
                to,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                settings -> each(snapshot, it -> {
                    count[0]++;
                    if (it.isLarge()) {
                        leftOut.add(it.key());
                    } else if (!reading.isSecret(it.key())) {
                        settings.accept(it.key(), it.value());
                    } else if (passphrase.isPresent()) {
                        secretSettings.put(it.key(), it.value());
                    }
                }),
                providers,
                () -> passphrase.map(it -> seal(new Secrets(inUse.orElseThrow(), secretSettings, further(snapshot)), it)));
        return new Exported(providers.size(), count[0], leftOut);
    }

    /// By key, one after the other where the snapshot does not have them.
    private void each(Snapshot snapshot, Consumer<Setting> consumer) {
        if (snapshot.hasAllSettings()) {
            snapshot.settings().values().forEach(consumer);
            return;
        }
        try (var stored = writes.settings()) {
            stored.each(consumer);
        }
    }

    /// Writes the value of one setting, of whatever size, into a file for its owner alone. Throws [FileException], and [ConflictException] when it is
    /// there no more.
    public void saveValue(String key, Path target) {
        if (writes.setting(key).isEmpty()) {
            throw ConflictException.over(key, Optional.empty());
        }
        PrivateFile.write(database, target, out -> {
            try (var settings = writes.settings()) {
                var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                settings.copyValue(key, text);
                text.flush();
            }
        });
    }

    private Map<String, ApiKey> keys(Snapshot snapshot) {
        var found = new LinkedHashMap<String, ApiKey>();
        snapshot.providers().values().stream()
                .filter(it -> it.key().isPresent() && !(it.key().source() instanceof KeySource.Environment))
                .forEach(it -> found.put(it.name(), revealed(it.id())));
        return found;
    }

    private ApiKey revealed(long provider) {
        var cell = writes.keyCells().stream().filter(it -> it.place() == Place.PROVIDER && it.row() == provider).findFirst();
        return keys.open(cell.orElseThrow(() -> new NoSuchProviderException(provider)));
    }

    private Map<String, Map<String, ApiKey>> further(Snapshot snapshot) {
        var further = new LinkedHashMap<String, Map<String, ApiKey>>();
        var stored = writes.keyCells().stream()
                .filter(it -> it.place() == Place.SPARE)
                .collect(Collectors.toMap(Cell::row, Function.identity()));
        for (var provider : snapshot.inOrder()) {
            var labelled = new LinkedHashMap<String, ApiKey>();
            for (var it : provider.spareKeys()) {
                var cell = stored.get(it.id());
                if (cell != null) {
                    labelled.put(it.label(), keys.reveal(cell));
                }
            }
            if (!labelled.isEmpty()) {
                further.put(provider.name(), labelled);
            }
        }
        return further;
    }

    private String seal(Secrets secrets, char[] passphrase) {
        return PassphraseBox.seal(ExportDocument.write(secrets).getBytes(StandardCharsets.UTF_8), passphrase, keys.passphraseCost());
    }

    /// What [#importFrom] would change now. Changes nothing. Throws [TooManySettingsException] where settings are to be removed and the manager does
    /// not have them all.
    ///
    /// @param passphrase empty to leave the keys of the file aside
    public Preview preview(String text, ImportMode mode, Optional<char[]> passphrase) {
        var document = DocumentReading.read(text);
        var plan = plan(writes.snapshot(), document, open(document, passphrase), mode);
        return new Preview(plan.preview(), plan.problems(), document.keys().isPresent());
    }

    /// Takes settings and providers over, all or nothing, as one change that can be undone.
    ///
    /// Throws [DocumentException] when the file cannot be taken as it is.
    public Outcome importFrom(String text, ImportMode mode, Optional<char[]> passphrase, Origin origin) {
        var document = DocumentReading.read(text);
        var secrets = open(document, passphrase);
        return writes.composite(origin, () -> {
            var plan = plan(writes.current(), document, secrets, mode);
            if (!plan.problems().isEmpty()) {
                var name = plan.problems().getFirst().field();
                int more = plan.problems().size() - 1;
                var what = more == 0 ? Message.of("import.invalid", name) : Message.of("import.invalid.more", name, more);
                throw new DocumentException(DocumentException.Kind.INVALID, what, Message.of("import.invalid.advice"));
            }
            return writes.apply(plan.command(), origin);
        });
    }

    private ImportPlan plan(Snapshot now, ExportDocument document, Secrets secrets, ImportMode mode) {
        return new ImportPlan(now, writes::setting, schemas, document, secrets, mode);
    }

    private static Secrets open(ExportDocument document, Optional<char[]> passphrase) {
        if (document.keys().isEmpty() || passphrase.isEmpty()) {
            return Secrets.NONE;
        }
        return switch (PassphraseBox.open(document.keys().get(), passphrase.get())) {
            case PassphraseBox.Opened.Contents(var clear) ->
                ExportDocument.readSecrets(new String(clear, StandardCharsets.UTF_8));
            case PassphraseBox.Opened.WrongPassphrase() -> throw new DocumentException(DocumentException.Kind.PASSPHRASE, "import.passphrase");
            case PassphraseBox.Opened.Unreadable() -> throw DocumentException.noExport("keys");
            case PassphraseBox.Opened.TooCostly(int mebibytes, int passes) -> throw new DocumentException(DocumentException.Kind.PASSPHRASE, "import.costly", mebibytes, passes);
        };
    }
}
