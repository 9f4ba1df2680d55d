package dev.onehot.core;

import module java.base;

import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.model.StorageException;
import dev.onehot.model.StorageException.Kind;
import dev.onehot.testing.Child;

/// A computer of a team: writes without end, and says of each write what it was told of it.
final class MachineChild {
    private MachineChild() {}

    /// @param arguments the address, this computer's folder, its number, and providers' numbers
    public static void main(String[] arguments) throws IOException {
        var store = DatabaseName.of(arguments[0], Map.of(), Path.of(arguments[1])).open();
        var providers = Stream.of(arguments).skip(3).map(Long::valueOf).toList();
        try (var manager = new SettingsManager(store, KeyPlaces.withoutKeychain(Map.of()), Clock.systemUTC(), () -> {}); var _ = new ChangeWatch(manager)) {
            Child.tell("ready");
            for (int i = 0; System.in.available() == 0; i++) {
                Child.tell(write(manager, "m" + arguments[2] + "-" + i));
                activate(manager, providers.get(i % providers.size()));
            }
        }
        Child.tell("ended");
    }

    private static String write(SettingsManager manager, String key) {
        try {
            manager.setSetting(key, "1");
            return "kept " + key;
        } catch (StorageException failure) {
            // Of what nobody can tell nothing is said.
            return (failure.kind() == Kind.UNSETTLED ? "unsettled " : "refused ") + key;
        }
    }

    private static void activate(SettingsManager manager, long provider) {
        try {
            manager.setActiveProvider(provider);
        } catch (StorageException away) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
