package dev.onehot.cli;

import picocli.CommandLine.Command;

/// Prints the manual page, for packages: `onehotctl man > onehotctl.1`.
@Command(name = "man", hidden = true, description = "Print the manual page.")
final class ManAction extends Action {
    ManAction(Session session) {
        super(session);
    }

    @Override
    int run() {
        session().out().raw(ManPage.of(CommandTree.whole(session()).getCommandSpec()).stripTrailing());
        return Exit.DONE;
    }
}
