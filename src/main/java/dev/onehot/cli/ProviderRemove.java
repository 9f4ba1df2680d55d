package dev.onehot.cli;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command.DeleteProvider;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Removes providers, all of them or none.
@Command(
        name = "remove",
        description = "Remove providers: all that are named, or none. They can be restored for a week."
                + " Nobody is promoted when the active one is among them.")
final class ProviderRemove extends Action {
    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Ids, names, or beginnings of names.")
    private List<String> names = List.of();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Override
    int run() {
        var manager = session().reading();
        var meant = meant(manager.snapshot());
        if (!yes) {
            boolean active = meant.stream().anyMatch(Provider::active);
            Terminal.agree(
                    session(),
                    "Remove " + text(meant) + (active ? " (active: then none is)" : "") + "?",
                    Refusal.usage("Nobody can be asked whether to remove " + text(meant) + ".", "Say --yes."),
                    "Nothing was removed.");
        }
        var removed = manager.composite(Origin.CLI, () -> remove(manager, meant));
        session().done(
                Json.object(
                        "removed",
                        removed.stream()
                                .map(it -> Json.object("id", it.id(), "name", it.name()))
                                .toList(),
                        "revision",
                        manager.snapshot().revision()),
                text(removed) + (removed.size() == 1 ? " is removed." : " are removed."));
        return Exit.DONE;
    }

    private List<Provider> meant(Snapshot snapshot) {
        return names.stream().map(it -> Names.provider(snapshot, it)).distinct().toList();
    }

    /// By id from here on: what a person agreed to is what is removed, whatever it is called by now.
    private static List<Provider> remove(SettingsManager manager, List<Provider> meant) {
        meant.forEach(it -> manager.apply(new DeleteProvider(it.id(), OptionalLong.empty()), Origin.CLI));
        return meant;
    }

    private static String text(List<Provider> providers) {
        return providers.stream().map(Provider::name).collect(Collectors.joining(", "));
    }
}
