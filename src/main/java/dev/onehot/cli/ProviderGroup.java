package dev.onehot.cli;

import dev.onehot.core.events.Command.PinProvider;
import dev.onehot.model.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// What is done with providers.
@Command(name = "provider", description = "List, add, edit, choose and remove providers.")
final class ProviderGroup extends Group {
    @Command(name = "pin", description = "Make a provider stand above all that are not pinned.")
    int pin(@Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name) {
        return pin(name, true, " stands at the top now.");
    }

    @Command(name = "unpin", description = "Let a provider stand among the others again.")
    int unpin(@Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name) {
        return pin(name, false, " is no longer pinned.");
    }

    private int pin(String name, boolean pinned, String done) {
        var manager = session().reading();
        var provider = manager.composite(Origin.CLI, () -> {
            var meant = Names.provider(manager.snapshot(), name);
            manager.apply(new PinProvider(meant.id(), pinned), Origin.CLI);
            return meant;
        });
        session().done(Changed.provider(manager, provider.id()), provider.name() + done);
        return Exit.DONE;
    }
}
