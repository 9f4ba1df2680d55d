package dev.onehot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Let a provider stand among the others again.
@Command(name = "unpin", description = "Let a provider stand among the others again.")
final class ProviderUnpin extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    ProviderUnpin(Session session) {
        super(session);
    }

    @Override
    int run() {
        var pinned = Pinning.set(session().reading(), name, false);
        session().done(Changed.provider(session().reading(), pinned.id()), pinned.name() + " is no longer pinned.");
        return Exit.DONE;
    }
}
