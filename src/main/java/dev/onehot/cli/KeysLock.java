package dev.onehot.cli;

import dev.onehot.core.events.Command.LockKeys;
import dev.onehot.model.Origin;
import picocli.CommandLine.Command;

/// Has every open window forget the master key.
@Command(
        name = "lock",
        description = "Have every open window of this database forget the master key until it is opened again. A command of onehotctl"
                + " forgets it at its end anyway.")
final class KeysLock extends Action {
    KeysLock(Session session) {
        super(session);
    }

    @Override
    int run() {
        var manager = session().reading();
        manager.apply(new LockKeys(), Origin.CLI);
        session().done(
                new KeysReport(manager, KeyAccess.await(manager.keys().open())).json(), "Open windows lock their keys now.");
        return Exit.DONE;
    }
}
