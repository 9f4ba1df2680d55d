package dev.onehot.cli;

import dev.onehot.core.events.Command.ActivateProvider;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Switches.
@Command(name = "use", description = "Make a provider the active one.")
final class ProviderUse extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @Override
    int run() {
        var manager = session().reading();
        Provider chosen = manager.composite(Origin.CLI, () -> {
            var meant = Names.provider(manager.snapshot(), name);
            manager.apply(new ActivateProvider(meant.id()), Origin.CLI);
            return meant;
        });
        session().done(Changed.provider(manager, chosen.id()), chosen.name() + " is active now.");
        return Exit.DONE;
    }
}
