package dev.onehot.cli;

import dev.onehot.core.events.Command.AddProvider;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.Presets;
import dev.onehot.model.ProviderDraft;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Adds a provider or updates the one of that name, as the original does, and makes it active unless told not to.
@Command(
        name = "add",
        description = "Add a provider, or update the one of that name. It becomes the active one unless --no-activate is said.")
final class ProviderAdd extends Action {
    @Parameters(paramLabel = "NAME", description = "What to call it.")
    private String name = "";

    @Mixin
    private ProviderFields fields = new ProviderFields();

    @Override
    int run() {
        var key = fields.keyChange(session());
        var presets = ProviderPresets.own(session().file()).withCatalog();
        var manager = session().writing();
        KeyAccess.prepareFor(key, session(), manager);
        long id = manager.composite(Origin.CLI, () -> {
            var before = manager.snapshot().named(name.strip());
            var draft = before.map(ProviderDraft::of)
                    .orElseGet(() -> new ProviderDraft(name, Presets.infer(name), "", "", "", KeyChange.KEEP));
            return manager.apply(new AddProvider(fields.over(draft, key, presets), fields.activates(true)), Origin.CLI)
                    .providerId()
                    .orElseThrow();
        });
        var stored = manager.snapshot().provider(id).orElseThrow();
        fields.remark(session());
        return session().done(
                Changed.provider(manager, id), stored.name() + " is saved" + (stored.active() ? " and active." : "."));
    }
}
