package dev.onehot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Everything about one provider except its key.
@Command(name = "show", description = "Show everything about one provider except its key.")
final class ProviderShow extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    ProviderShow(Session session) {
        super(session);
    }

    @Override
    int run() {
        var snapshot = session().snapshot();
        var details = Shapes.details(Names.provider(snapshot, name), snapshot.protection());
        if (session().json()) {
            session().out().json(Json.object("provider", details));
        } else {
            details.forEach((label, value) -> {
                if (value != null) {
                    session().out().line(String.format("%-11s%s", label, value));
                }
            });
        }
        return Exit.DONE;
    }
}
