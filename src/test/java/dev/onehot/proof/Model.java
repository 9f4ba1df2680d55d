package dev.onehot.proof;

import module java.base;

import dev.onehot.model.KeyChange;
import dev.onehot.model.ProviderDraft;

/// What Onehot promises to be, in memory and without a database: maps of plain values, which [ModelCommands] changes.
///
/// Times, ids of further keys and what only a disk has are not of it.
final class Model {
    /// A setting: its value, and the revision that wrote it.
    record Setting(String value, long version) {}

    /// A further key of a provider.
    record Spare(String label, String key) {}

    /// A provider; key in clear.
    record Provider(
            String name, String kind, String baseUrl, String model, String notes, String key, String keyLabel, List<Spare> spares, double position, boolean pinned,
            boolean checked, long version) {
        Provider {
            spares = List.copyOf(spares);
        }

        boolean sameServer(Provider other) {
            return kind.equals(other.kind) && baseUrl.equals(other.baseUrl) && model.equals(other.model) && key.equals(other.key);
        }

        Provider withDraft(ProviderDraft draft, String newKey) {
            return new Provider(draft.name(), draft.kind(), draft.baseUrl(), draft.model(), draft.notes(), newKey, keyLabel, spares, position, pinned, checked, version);
        }

        Provider withKeys(String newKey, String label, List<Spare> others) {
            return new Provider(name, kind, baseUrl, model, notes, newKey, label, others, position, pinned, checked, version);
        }

        Provider withPlace(double at, boolean nowPinned) {
            return new Provider(name, kind, baseUrl, model, notes, key, keyLabel, spares, at, nowPinned, checked, version);
        }

        Provider withChecked(boolean now) {
            return new Provider(name, kind, baseUrl, model, notes, key, keyLabel, spares, position, pinned, now, version);
        }

        Provider withVersion(long revision) {
            return new Provider(name, kind, baseUrl, model, notes, key, keyLabel, spares, position, pinned, checked, revision);
        }

        Map<String, String> fields() {
            return new ProviderDraft(name, kind, baseUrl, model, notes, KeyChange.KEEP).fields();
        }
    }

    /// A program that follows, without the state of its files: how, whether it is to be put back, and where its files are.
    record Program(Map<String, String> how, String name, boolean releasing, Set<String> files) {}

    /// A token, without its time.
    record Token(String hash, String salt, OptionalLong pinned, String models) {}

    final TreeMap<String, Setting> settings = new TreeMap<>();
    final TreeMap<Long, Provider> providers = new TreeMap<>();
    /// Further keys of those that are gone: they stay until they are forgotten, for when one comes back.
    final TreeMap<Long, List<Spare>> left = new TreeMap<>();
    final TreeMap<String, Program> programs = new TreeMap<>();
    final TreeMap<String, Token> tokens = new TreeMap<>();
    long revision;
    OptionalLong active = OptionalLong.empty();
    OptionalLong chosen = OptionalLong.empty();
    boolean shared;
    long locks;
    String masterId = "";

    Model copy() {
        var copy = new Model();
        copy.settings.putAll(settings);
        copy.providers.putAll(providers);
        copy.left.putAll(left);
        copy.programs.putAll(programs);
        copy.tokens.putAll(tokens);
        copy.revision = revision;
        copy.active = active;
        copy.chosen = chosen;
        copy.shared = shared;
        copy.locks = locks;
        copy.masterId = masterId;
        return copy;
    }

    Optional<Long> named(String name) {
        return providers.keySet().stream().filter(it -> providers.get(it).name().equalsIgnoreCase(name)).findFirst();
    }

    List<Long> inOrder() {
        return providers.keySet().stream()
                .sorted(Comparator.<Long, Boolean>comparing(it -> !providers.get(it).pinned())
                        .thenComparing(it -> providers.get(it).position())
                        .thenComparing(it -> it))
                .toList();
    }

    /// Every line of what it holds, by name; to be compared, and shown where it differs.
    SortedMap<String, String> lines() {
        var lines = cells();
        settings.forEach((key, it) -> lines.put("setting " + key + " version", String.valueOf(it.version())));
        providers.forEach((id, it) -> {
            lines.put(id + " version", String.valueOf(it.version()));
            lines.put(id + " checked", String.valueOf(it.checked()));
        });
        programs.forEach((key, it) -> lines.put("program " + key + " files", it.releasing() + " " + it.files()));
        lines.put("revision", String.valueOf(revision));
        lines.put("locks", String.valueOf(locks));
        lines.put("master", masterId);
        return lines;
    }

    /// Of these what is the same when it is done at another moment.
    Map<String, String> withoutVersions() {
        var lines = lines();
        lines.keySet().removeIf(it -> it.equals("revision") || it.endsWith(" version"));
        return lines;
    }

    /// Of these what a gesture changes and its undo brings back.
    SortedMap<String, String> cells() {
        var cells = new TreeMap<String, String>();
        settings.forEach((key, it) -> cells.put("setting " + key, it.value()));
        providers.forEach((id, it) -> {
            it.fields().forEach((field, value) -> cells.put(id + " " + field, value));
            cells.put(id + " key", it.key());
            cells.put(id + " label", it.keyLabel());
            it.spares().forEach(spare -> cells.put(id + " further " + spare.label(), spare.key()));
            cells.put(id + " place", it.position() + " " + it.pinned());
        });
        programs.forEach((key, it) -> {
            if (!it.releasing()) {
                cells.put("program " + key, it.name() + it.how());
            }
        });
        tokens.forEach((name, it) -> cells.put("token " + name, it.toString()));
        cells.put("active", active.toString());
        cells.put("shared", String.valueOf(shared));
        return cells;
    }

    @Override
    public String toString() {
        return lines().toString();
    }
}
