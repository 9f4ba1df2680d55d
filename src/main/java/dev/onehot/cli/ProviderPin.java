package dev.onehot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Make a provider stand above all that are not pinned.
@Command(name = "pin", description = "Make a provider stand above all that are not pinned.")
final class ProviderPin extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    ProviderPin(Session session) {
        super(session);
    }

    @Override
    int run() {
        var pinned = Pinning.set(session().reading(), name, true);
        session().done(Changed.provider(session().reading(), pinned.id()), pinned.name() + " stands at the top now.");
        return Exit.DONE;
    }
}
