package dev.onehot.cli;

import dev.onehot.core.events.Command.AddKey;
import dev.onehot.core.events.Command.UseKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Adds a key beside the one in use.
@Command(name = "add", description = "Add a further key to a provider, which is not in use until it is chosen.")
final class ProviderKeyAdd extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @Parameters(paramLabel = "LABEL", description = "What to call it.")
    private String label = "";

    @ArgGroup(multiplicity = "1")
    private GivenKey key = new GivenKey();

    @Option(names = "--use", description = "Choose it at once.")
    private boolean use;


    ProviderKeyAdd(Session session) {
        super(session);
    }

    @Override
    int run() {
        if (!(key.change(session()) instanceof KeyChange.Replace given)) {
            throw Refusal.usage("There is no key on standard input.", "");
        }
        var manager = session().reading();
        // Found before anybody is asked for a passphrase.
        var named = Names.provider(manager.snapshot(), name);
        KeyAccess.prepareFor(given, session(), manager);
        manager.composite(Origin.CLI, () -> {
            var added = manager.apply(new AddKey(named.id(), label, given.key()), Origin.CLI);
            if (use) {
                var spare = SpareKeys.find(manager.current().provider(named.id()).orElseThrow(), label);
                manager.apply(new UseKey(named.id(), spare.id()), Origin.CLI);
            }
            return added;
        });
        SpareKeys.done(
                session(), manager, named.id(), use ? label + " is in use now." : label + " is kept beside the key in use.");
        return Exit.DONE;
    }
}
