package dev.onehot.schema;

import module java.base;

import dev.onehot.disk.NamedFile;
import dev.onehot.disk.OwnFileException;
import dev.onehot.model.Durations;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Message;
import dev.onehot.model.Problem;
import dev.onehot.model.Resource;
import dev.onehot.model.Setting;

/// The settings that are known: Onehot's own schema, and those of other programs. Safe on any thread.
///
/// Reading one takes up to a few hundred ms the first time, because the libraries for it are loaded: never on the FX thread.
/// Checking a value takes microseconds, and never more than a few ms whatever a schema says.
public final class SettingSchemas {
    /// Ends the name of a schema beside a database.
    public static final String SUFFIX = ".schema.json";

    private static final String OWN = "settings.schema.json";
    private static final long LARGEST_FILE = 32L << 20;

    private final Map<String, SettingCheck> checks;
    private final List<KnownSetting> all;
    private final List<SchemaFault> faults;
    private final String own;
    private final Map<String, String> others;

    private SettingSchemas(
            Map<String, SettingCheck> checks, List<SchemaFault> faults, String own, Map<String, String> others) {
        this.checks = checks;
        this.all = checks.values().stream()
                .map(SettingCheck::setting)
                .sorted(Comparator.comparing(KnownSetting::own).reversed()
                        .thenComparing(KnownSetting::schema)
                        .thenComparingInt(KnownSetting::order)
                        .thenComparing(KnownSetting::key))
                .toList();
        this.faults = List.copyOf(faults);
        this.own = own;
        this.others = others;
    }

    /// Onehot's own schema and `others`. A key that several know is what the first of them says; Onehot's own comes first.
    ///
    /// @param others files; what is wrong with one is among [#faults()] and harms no other
    public static SettingSchemas read(List<Path> others) {
        var checks = new LinkedHashMap<String, SettingCheck>();
        var faults = new ArrayList<SchemaFault>();
        var own = Resource.text(SettingSchemas.class, OWN);
        new SchemaDocument(OWN, own, true).readInto(checks, faults);
        var texts = new LinkedHashMap<String, String>();
        for (var file : others) {
            var name = String.valueOf(file.getFileName());
            try {
                if (Files.size(file) > LARGEST_FILE) {
                    faults.add(new SchemaFault(name, "", Message.of("schema.large", name, LARGEST_FILE >> 20)));
                } else {
                    var text = NamedFile.text(file);
                    new SchemaDocument(name, text, false).readInto(checks, faults);
                    texts.putIfAbsent(name, text);
                }
            } catch (OwnFileException refused) {
                faults.add(new SchemaFault(name, "", Message.of("schema.own", name)));
            } catch (IOException unreadable) {
                faults.add(new SchemaFault(name, "", Message.of("schema.unreadable", name)));
            }
        }
        return new SettingSchemas(checks, faults, own, texts);
    }

    /// All known settings: Onehot's own first, then schema by schema, each in its order.
    public List<KnownSetting> all() {
        return all;
    }

    public Optional<KnownSetting> find(String key) {
        return Optional.ofNullable(checks.get(key)).map(SettingCheck::setting);
    }

    /// Whether the value under `key` is a secret: as its schema says, else going by its name.
    public boolean isSecret(String key) {
        return find(key).map(KnownSetting::isSecret).orElseGet(() -> Setting.isSecret(key));
    }

    /// What is wrong with the schemas themselves. More may turn up when values are checked.
    public List<SchemaFault> faults() {
        var all = new ArrayList<>(faults);
        checks.values().stream()
                .filter(SettingCheck::isUnusable)
                .map(it -> it.setting().key())
                .forEach(key -> all.add(unusable(key)));
        return all;
    }

    private SchemaFault unusable(String key) {
        var schema = find(key).map(KnownSetting::schema).orElse("");
        return new SchemaFault(schema, key, Message.of("schema.unusable", schema, key));
    }

    /// All known settings as one JSON Schema document: Onehot's own schema with those of other programs in it.
    public String document() {
        return SchemaBundle.of(own, others);
    }

    /// What is to be stored for what a person typed under `key`: a duration in words becomes ISO 8601, all else stays as it is.
    public String written(String key, String typed) {
        boolean duration = find(key).filter(it -> it.type() == KnownSetting.Type.DURATION).isPresent();
        return duration && !problems(key, typed).isEmpty() ? Durations.iso(typed).orElse(typed) : typed;
    }

    /// Everything that is wrong with storing `value` under `key`. Never coerces.
    public List<Problem> problems(String key, String value) {
        var problems = Setting.problems(key, value);
        var check = checks.get(key);
        return check == null || !problems.isEmpty() ? problems : check.problems(value);
    }
}
