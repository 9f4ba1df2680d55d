package dev.onehot.cli;

import dev.onehot.core.events.Command.RemoveKey;
import dev.onehot.model.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Removes a further key.
@Command(name = "remove", description = "Remove a further key of a provider for good. The one in use is removed with provider edit NAME --no-key.")
final class ProviderKeyRemove extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @Parameters(paramLabel = "LABEL", description = "Its label, or its id.")
    private String label = "";

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;


    ProviderKeyRemove(Session session) {
        super(session);
    }

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.provider(manager.snapshot(), name);
        if (SpareKeys.isInUse(provider, label)) {
            throw new Refusal(
                    Exit.CONFLICT,
                    "in-use",
                    label + " is the key in use.",
                    "Use another one first, or remove it with onehotctl provider edit " + provider.id() + " --no-key.");
        }
        var spare = SpareKeys.find(provider, label);
        if (!yes && !isAgreed(spare.label())) {
            throw new Refusal(Exit.FAILED, "declined", "Nothing was removed.", "");
        }
        manager.apply(new RemoveKey(provider.id(), spare.id()), Origin.CLI);
        SpareKeys.done(session(), manager, provider.id(), spare.label() + " is removed.");
        return Exit.DONE;
    }

    private boolean isAgreed(String what) {
        return Terminal.find(session())
                .orElseThrow(() -> Refusal.usage("Nobody can be asked whether to remove " + what + " for good.", "Say --yes."))
                .agrees("Remove " + what + " for good?");
    }
}
