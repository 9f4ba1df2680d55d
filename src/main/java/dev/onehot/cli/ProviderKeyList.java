package dev.onehot.cli;

import module java.base;

import dev.onehot.model.KeyProtection;
import dev.onehot.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// All keys of one provider, without the keys.
@Command(name = "list", description = "List the keys of a provider by their labels: never the keys.")
final class ProviderKeyList extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @Override
    int run() {
        var snapshot = session().snapshot();
        var provider = Names.provider(snapshot, name);
        if (session().json()) {
            session().out().json(document(provider, snapshot.protection()));
            return Exit.DONE;
        }
        if (!provider.key().isPresent() && provider.spareKeys().isEmpty()) {
            session().say(provider.name() + " has no key.");
            return Exit.DONE;
        }
        var table = new Table("", "ID", "LABEL", "KEY", "ENDS WITH");
        if (provider.key().isPresent()) {
            table.row("*", "", provider.keyLabel(), Shapes.keySource(provider.key(), snapshot.protection()), provider.key().tail());
        }
        provider.spareKeys()
                .forEach(it -> table.row(
                        "", String.valueOf(it.id()), it.label(), Shapes.keySource(it.key(), snapshot.protection()), it.key().tail()));
        table.print(session().out());
        return Exit.DONE;
    }

    /// The one in use first; it has no id.
    static Map<String, @Nullable Object> document(Provider provider, KeyProtection protection) {
        List<Map<String, @Nullable Object>> keys = new ArrayList<>();
        if (provider.key().isPresent()) {
            keys.add(Json.object(
                    "id", null,
                    "label", Shapes.orNull(provider.keyLabel()),
                    "inUse", true,
                    "keySource", Shapes.keySource(provider.key(), protection),
                    "keyTail", Shapes.orNull(provider.key().tail())));
        }
        provider.spareKeys()
                .forEach(it -> keys.add(Json.object(
                        "id", it.id(),
                        "label", Shapes.orNull(it.label()),
                        "inUse", false,
                        "keySource", Shapes.keySource(it.key(), protection),
                        "keyTail", Shapes.orNull(it.key().tail()))));
        return Json.object("provider", provider.name(), "keys", keys);
    }
}
