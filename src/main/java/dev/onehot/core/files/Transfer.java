package dev.onehot.core.files;

import module java.base;

import dev.onehot.core.events.ConflictException;
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
import dev.onehot.model.Provider;
import dev.onehot.model.Setting;
import dev.onehot.schema.Schemas;
import dev.onehot.secret.PassphraseBox;
import dev.onehot.store.KeyCell;
import dev.onehot.store.KeyCell.Column;

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

    /// Writes the file's text piece by piece: needs memory for what is secret and for one setting. `to` stays open.
    ///
    /// @param passphrase under which keys are sealed; empty to leave them out. Throws [dev.onehot.model.KeysException] when one cannot be had
    public Exported export(Writer to, Optional<char[]> passphrase) {
        return export(to, passphrase, Set.of());
    }

    /// As [#export(Writer, Optional)].
    ///
    /// @param only these providers, and no settings; empty for everything
    public Exported export(Writer to, Optional<char[]> passphrase, Set<Long> only) {
        var snapshot = writes.snapshot();
        var wanted = snapshot.inOrder().stream().filter(it -> only.isEmpty() || only.contains(it.id())).toList();
        var secretSettings = new LinkedHashMap<String, String>();
        var leftOut = new ArrayList<String>();
        var count = new long[1];
        var reading = schemas.reading(snapshot.schemas());
        var providers = new ArrayList<Entry>();
        for (var it : wanted) {
            var environment = it.key().source() instanceof KeySource.Environment(var variable) ? variable : "";
            var beside = new Beside(
                    Optional.of(it.keyLabel()), Optional.of(it.place().pinned()), Optional.of(providers.size() + 1));
            providers.add(new Entry(it.fields(), it.active(), environment, beside));
        }
        var secrets = passphrase.map(it -> keys(wanted, secretSettings));
        ExportDocument.write(
                to,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                settings -> each(only.isEmpty() ? Optional.of(snapshot) : Optional.empty(), it -> {
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
                () -> passphrase.map(it -> seal(secrets.orElseThrow(), it)));
        return new Exported(providers.size(), count[0], leftOut);
    }

    /// By key, one after the other where the snapshot does not have them; none of no snapshot.
    private void each(Optional<Snapshot> snapshot, Consumer<Setting> consumer) {
        if (snapshot.isEmpty() || snapshot.get().hasAllSettings()) {
            snapshot.ifPresent(it -> it.settings().values().forEach(consumer));
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

    /// Keys in use and further keys, in clear text.
    ///
    /// @param settings secret ones, which may come later
    private Secrets keys(List<Provider> providers, Map<String, String> settings) {
        var inUse = new LinkedHashMap<String, ApiKey>();
        var further = new LinkedHashMap<String, Map<String, ApiKey>>();
        var cells = writes.keyCells().stream().collect(Collectors.groupingBy(KeyCell::column, Collectors.toMap(KeyCell::row, Function.identity())));
        for (var provider : providers) {
            if (provider.key().isPresent() && !(provider.key().source() instanceof KeySource.Environment)) {
                var cell = Optional.ofNullable(cells.getOrDefault(Column.PROVIDER, Map.of()).get(provider.id()));
                inUse.put(provider.name(), keys.open(cell.orElseThrow(() -> new NoSuchProviderException(provider.id()))));
            }
            for (var it : provider.spareKeys()) {
                var cell = cells.getOrDefault(Column.SPARE, Map.of()).get(it.id());
                if (cell != null) {
                    further.computeIfAbsent(provider.name(), any -> new LinkedHashMap<>()).put(it.label(), keys.reveal(cell));
                }
            }
        }
        return new Secrets(inUse, settings, further);
    }

    private String seal(Secrets secrets, char[] passphrase) {
        return PassphraseBox.seal(ExportDocument.write(secrets).getBytes(StandardCharsets.UTF_8), passphrase, keys.passphraseCost());
    }

    /// Whether an export holds keys. Throws [DocumentException] when it is none.
    public static boolean isSealed(String text) {
        return DocumentReading.read(text).keys().isPresent();
    }

    /// What taking over an export would change. Throws [DocumentException] when it is none; once it is to be carried out, also when something in it is
    /// wrong. Throws [TooManySettingsException] where settings are to be removed and the manager does not have them all.
    ///
    /// @param passphrase empty to leave the keys of the file aside
    public Plan plan(String text, ImportMode mode, Optional<char[]> passphrase) {
        var document = DocumentReading.read(text);
        return new ImportPlan.Source(writes::setting, schemas, document, open(document, passphrase), mode).plan(writes.snapshot());
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
