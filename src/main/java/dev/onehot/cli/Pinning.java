package dev.onehot.cli;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.PinProvider;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;

/// What `pin` and `unpin` have in common.
final class Pinning {
    private Pinning() {}

    static Provider set(SettingsManager manager, String name, boolean pinned) {
        return manager.composite(Origin.CLI, () -> {
            var meant = Names.provider(manager.snapshot(), name);
            manager.apply(new PinProvider(meant.id(), pinned), Origin.CLI);
            return meant;
        });
    }
}
