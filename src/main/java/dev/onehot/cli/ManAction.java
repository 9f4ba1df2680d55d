package dev.onehot.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the manual page, for packages: `onehotctl man > onehotctl.1`.
@Command(name = "man", hidden = true, description = "Print the manual page.")
final class ManAction extends Action {
    @Spec
    private @Nullable CommandSpec spec;

    ManAction(Session session) {
        super(session);
    }

    @Override
    int run() {
        session().out().raw(ManPage.of(Objects.requireNonNull(spec).root()).stripTrailing());
        return Exit.DONE;
    }
}
