package dev.onehot.cli;

import picocli.CommandLine.Command;

/// Prints the manual page, for packages: `onehotctl man > onehotctl.1`.
@Command(name = "man", hidden = true, description = "Print the manual page.")
final class ManAction extends Action {
    @Override
    int run() {
        session().out().raw(ManPage.of(spec().root()).stripTrailing());
        return Exit.DONE;
    }
}
