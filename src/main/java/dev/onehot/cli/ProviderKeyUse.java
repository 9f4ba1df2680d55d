package dev.onehot.cli;

import dev.onehot.core.events.Command.UseKey;
import dev.onehot.model.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Chooses among the keys of a provider.
@Command(name = "use", description = "Use another key of a provider. The one in use until now is kept beside it.")
final class ProviderKeyUse extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @Parameters(paramLabel = "LABEL", description = "Its label, or its id.")
    private String label = "";


    ProviderKeyUse(Session session) {
        super(session);
    }

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.provider(manager.snapshot(), name);
        if (SpareKeys.isInUse(provider, label)) {
            SpareKeys.done(session(), manager, provider.id(), label + " is in use.");
            return Exit.DONE;
        }
        var spare = SpareKeys.find(provider, label);
        manager.apply(new UseKey(provider.id(), spare.id()), Origin.CLI);
        SpareKeys.done(session(), manager, provider.id(), spare.label() + " is in use now.");
        return Exit.DONE;
    }
}
