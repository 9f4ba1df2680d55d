package dev.onehot.core;

import module java.base;

import dev.onehot.core.keys.KeyPlaces;
import dev.onehot.testing.Server;

/// Managers over databases of [Server]'s, each as if it were on a computer of its own.
final class ServerManagers {
    private ServerManagers() {}

    /// @param port of the server, or of what is between
    static SettingsManager open(String database, int port, Path folder) {
        var store = DatabaseName.of(Server.address(database, port), Map.of(), folder).open();
        // As in a plain file: keys are not what is tried.
        Server.run(database, "UPDATE onehot.onehot_meta SET value = 'shared' WHERE key = 'keys'");
        return new SettingsManager(store, KeyPlaces.withoutKeychain(Map.of()), Clock.systemUTC(), () -> {});
    }
}
