package dev.onehot.cli;

import picocli.CommandLine.Command;

/// All providers, without their keys.
@Command(name = "list", description = "List all providers: never their keys.")
final class ProviderList extends Action {
    @Override
    int run() {
        var snapshot = session().snapshot();
        var providers = snapshot.inOrder();
        if (session().json()) {
            session().out()
                    .json(Json.object(
                            "providers",
                            providers.stream()
                                    .map(it -> Shapes.provider(it, snapshot.protection()))
                                    .toList()));
            return Exit.DONE;
        }
        if (providers.isEmpty()) {
            session().say("There is no provider yet. Add one with onehotctl provider add NAME.");
            return Exit.DONE;
        }
        var table = new Table("", "ID", "NAME", "KIND", "MODEL", "BASE URL", "KEY", "LAST CHECK");
        providers.forEach(it -> table.row(
                it.active() ? "*" : "",
                String.valueOf(it.id()),
                Table.name(it.name()),
                it.kind(),
                it.model(),
                Shapes.baseUrl(it),
                Shapes.keySource(it, snapshot.protection()),
                Shapes.checkText(it)));
        table.print(session().out());
        return Exit.DONE;
    }
}
