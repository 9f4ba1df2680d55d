package dev.onehot.proof;

import module java.base;

import dev.onehot.core.LatestSnapshot;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.core.events.ConflictException;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import dev.onehot.model.StorageException;
import dev.onehot.proof.Linearizability.Kind;
import dev.onehot.proof.Linearizability.Operation;

/// One of those who write the same setting and switch the same providers at once, and note what they were told and when.
final class RegisterWriter {
    static final String SETTING = "register";
    private static final String ABSENT = "none";

    private final SettingsManager manager;
    private final LatestSnapshot latest;
    private final Random random;
    private final String name;
    private int made;

    /// @param name unlike that of any other, so that no value is written twice
    RegisterWriter(SettingsManager manager, LatestSnapshot latest, String name, long seed) {
        this.manager = manager;
        this.latest = latest;
        this.name = name;
        this.random = new Random(seed);
    }

    /// What happened to the setting.
    Operation next() {
        return switch (random.nextInt(3)) {
            case 0 -> read(it -> it.setting(SETTING).map(Setting::value).orElse(ABSENT));
            case 1 -> write();
            default -> compareAndSet();
        };
    }

    /// What happened to who is active: by its id, or none.
    Operation nextSwitch(List<Long> ids) {
        if (random.nextInt(2) == 0) {
            return read(it -> it.activeIds().isEmpty() ? ABSENT : it.activeIds().stream().map(String::valueOf).collect(Collectors.joining("+")));
        }
        long id = ids.get(random.nextInt(ids.size()));
        boolean none = random.nextInt(5) == 0;
        return timed(Kind.WRITE, none ? ABSENT : String.valueOf(id), () -> {
            manager.apply(none ? new Command.DeactivateProviders() : new Command.ActivateProvider(id), Origin.API);
            return "ok";
        });
    }

    private Operation read(Function<Snapshot, String> question) {
        return timed(Kind.READ, "-", () -> question.apply(latest.get()));
    }

    private Operation write() {
        var value = name + "." + made++;
        return timed(Kind.WRITE, value, () -> {
            manager.apply(new Command.SetSetting(SETTING, value, Command.ANY), Origin.API);
            return "ok";
        });
    }

    /// Begins with what this process knows, which may be old: then it is to be refused.
    private Operation compareAndSet() {
        var known = manager.snapshot().setting(SETTING);
        var value = name + "." + made++;
        var version = OptionalLong.of(known.map(Setting::version).orElse(0L));
        return timed(Kind.COMPARE_AND_SET, known.map(Setting::value).orElse(ABSENT) + ">" + value, () -> {
            try {
                manager.apply(new Command.SetSetting(SETTING, value, version), Origin.API);
                return "ok";
            } catch (ConflictException theirs) {
                return theirs.setting().map(Setting::value).orElse(ABSENT);
            }
        });
    }

    private static Operation timed(Kind kind, String argument, Supplier<String> body) {
        long called = System.nanoTime();
        try {
            var answer = body.get();
            return new Operation(kind, argument, answer, called, System.nanoTime());
        } catch (StorageException unknown) {
            return new Operation(kind, argument, "?", called, Long.MAX_VALUE);
        }
    }
}
