package dev.onehot.cli;

import dev.onehot.core.events.Command.ActivateProvider;
import dev.onehot.core.events.Command.UpdateProvider;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes what is given, and leaves the rest as it is.
@Command(name = "edit", description = "Change a provider. What is not given stays as it is.")
final class ProviderEdit extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @Option(names = "--rename", paramLabel = "NEW", description = "Another name.")
    private @Nullable String rename;

    @Mixin
    private ProviderFields fields = new ProviderFields();

    @Override
    int run() {
        var key = fields.keyChange(session());
        var presets = ProviderPresets.own(session().file()).withCatalog();
        var manager = session().reading();
        KeyAccess.prepareFor(key, session(), manager);
        long id = manager.composite(Origin.CLI, () -> {
            var before = Names.provider(manager.snapshot(), name);
            var draft = fields.over(ProviderDraft.of(before), key, presets);
            manager.apply(
                    new UpdateProvider(
                            before.id(), rename == null ? draft : draft.withName(rename), OptionalLong.of(before.version())),
                    Origin.CLI);
            if (fields.activates(false)) {
                manager.apply(new ActivateProvider(before.id()), Origin.CLI);
            }
            return before.id();
        });
        fields.remark(session());
        return session().done(
                Changed.provider(manager, id),
                manager.snapshot().provider(id).orElseThrow().name() + " is saved.");
    }
}
