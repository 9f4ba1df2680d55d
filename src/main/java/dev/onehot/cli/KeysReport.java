package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.KeySource;
import dev.onehot.model.KeyState;
import dev.onehot.model.KeyringPlace;
import dev.onehot.model.MaskedKey;
import org.jspecify.annotations.Nullable;

/// How the keys of a database are kept, as `onehotctl keys …` prints it. Never a key.
final class KeysReport {
    private final SettingsManager manager;
    private final KeyState state;

    /// @param state what opening found
    KeysReport(SettingsManager manager, KeyState state) {
        this.manager = manager;
        this.state = state;
    }

    Map<String, @Nullable Object> json() {
        var protection = manager.snapshot().protection();
        return JsonOutput.object(
                "protection", protection.shared() ? "shared" : "protected",
                "place", protection.master().map(it -> it.backend().word()),
                "keyring", place().map(KeyringPlace::program).filter(it -> !it.isEmpty()),
                "collection", place().map(KeyringPlace::name),
                "state", state.kind().word(),
                "usable", state.isUsable(),
                "message", state.what().text(Locale.ROOT),
                "advice", Shapes.orNull(state.advice().text(Locale.ROOT)),
                "encrypted", count(KeySource.Encrypted.class),
                "plain", count(KeySource.Plain.class),
                "fromEnvironment", count(KeySource.Environment.class),
                "revision", manager.snapshot().revision());
    }

    private Optional<KeyringPlace> place() {
        return manager.snapshot().protection().master().flatMap(KeyProtection.Master::place);
    }

    /// Which program has the master key, and where in it; empty where that is not known.
    String whereabouts() {
        return place().map(it -> "The master key is in " + (it.program().isEmpty() ? "the keyring" : it.program()) + ", in " + it.name() + ".").orElse("");
    }

    List<String> lines() {
        return List.of(
                state.what().text(Locale.ROOT),
                whereabouts(),
                count(KeySource.Encrypted.class) + " encrypted, " + count(KeySource.Plain.class) + " in plain text, "
                        + count(KeySource.Environment.class) + " from the environment.",
                state.advice().text(Locale.ROOT));
    }

    /// How many keys, those that are not in use too, are stored in this way.
    long count(Class<? extends KeySource> source) {
        return manager.snapshot().providers().values().stream()
                .flatMap(it -> Stream.concat(Stream.of(it.key()), it.spareKeys().stream().map(spare -> spare.key())))
                .map(MaskedKey::source)
                .filter(source::isInstance)
                .count();
    }

    /// With its noun.
    static String keys(long count) {
        return count + (count == 1 ? " key" : " keys");
    }
}
