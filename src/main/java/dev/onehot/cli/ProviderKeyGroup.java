package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Command.AddKey;
import dev.onehot.core.events.Command.LabelKey;
import dev.onehot.core.events.Command.RemoveKey;
import dev.onehot.core.events.Command.UseKey;
import dev.onehot.model.KeyChange;
import dev.onehot.model.KeyProtection;
import dev.onehot.model.MaskedKey;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is done with the further keys of a provider.
@Command(name = "key", description = "List, add, choose, name and remove further keys of a provider.")
final class ProviderKeyGroup extends Group {
    @Command(name = "list", description = "List the keys of a provider by their labels: never the keys.")
    int list(@Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name) {
        var provider = provider(name);
        var protection = session().snapshot().protection();
        if (!session().json() && !provider.key().isPresent() && provider.spareKeys().isEmpty()) {
            session().say(provider.name() + " has no key.");
            return Exit.DONE;
        }
        return session().show(() -> document(provider, protection), out -> {
            var table = new Table("", "ID", "LABEL", "KEY", "ENDS WITH");
            if (provider.key().isPresent()) {
                table.row("*", "", provider.keyLabel(), Shapes.keySource(provider.key(), protection), provider.key().tail());
            }
            provider.spareKeys()
                    .forEach(it -> table.row(
                            "", String.valueOf(it.id()), it.label(), Shapes.keySource(it.key(), protection), it.key().tail()));
            table.print(out);
        });
    }

    /// The one in use first; it has no id.
    private static Map<String, @Nullable Object> document(Provider provider, KeyProtection protection) {
        var keys = provider.spareKeys().stream().map(it -> key(it.id(), it.label(), it.key(), protection));
        var inUse = Stream.of(provider.key()).filter(MaskedKey::isPresent).map(it -> key(null, provider.keyLabel(), it, protection));
        return JsonOutput.object("provider", provider.name(), "keys", Stream.concat(inUse, keys).toList());
    }

    private static Map<String, @Nullable Object> key(@Nullable Long id, String label, MaskedKey key, KeyProtection protection) {
        return JsonOutput.object(
                "id", id,
                "label", Shapes.orNull(label),
                "inUse", id == null,
                "keySource", Shapes.keySource(key, protection),
                "keyTail", Shapes.orNull(key.tail()));
    }

    @Command(name = "add", description = "Add a further key to a provider, which is not in use until it is chosen.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name,
            @Parameters(paramLabel = "LABEL", description = "What to call it.") String label,
            @ArgGroup(multiplicity = "1") GivenKey key,
            @Option(names = "--use", description = "Choose it at once.") boolean use) {
        if (!(key.change(session()) instanceof KeyChange.Replace given)) {
            throw Refusal.usage("There is no key on standard input.", "");
        }
        var manager = session().reading();
        // Found before anybody is asked for a passphrase.
        var named = Names.provider(manager.snapshot(), name);
        KeyAccess.prepareFor(given, session(), manager);
        manager.composite(Origin.CLI, () -> {
            var added = manager.apply(new AddKey(named.id(), label, given.key()), Origin.CLI);
            if (use) {
                var spare = SpareKeys.find(manager.current().provider(named.id()).orElseThrow(), label);
                manager.apply(new UseKey(named.id(), spare.id()), Origin.CLI);
            }
            return added;
        });
        return done(named, use ? label + " is in use now." : label + " is kept beside the key in use.");
    }

    @Command(name = "use", description = "Use another key of a provider. The one in use until now is kept beside it.")
    int use(
            @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name,
            @Parameters(paramLabel = "LABEL", description = "Its label, or its id.") String label) {
        var provider = provider(name);
        if (SpareKeys.isInUse(provider, label)) {
            return done(provider, label + " is in use.");
        }
        var spare = SpareKeys.find(provider, label);
        session().reading().apply(new UseKey(provider.id(), spare.id()), Origin.CLI);
        return Followers.done(session(), changed(provider), spare.label() + " is in use now.");
    }

    @Command(name = "label", description = "Give a key of a provider another label: the one in use, unless its old label or id is given.")
    int label(
            @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name,
            @Parameters(paramLabel = "LABEL", description = "What to call it.") String label,
            @Option(names = "--of", paramLabel = "LABEL", description = "The key's label until now, or its id; by default the key in use.")
                    @Nullable String old) {
        var provider = provider(name);
        session().reading().apply(new LabelKey(provider.id(), meant(provider, old), label), Origin.CLI);
        return done(provider, "The key is called " + label.strip() + ".");
    }

    private static OptionalLong meant(Provider provider, @Nullable String old) {
        if (old != null && !SpareKeys.isInUse(provider, old)) {
            return OptionalLong.of(SpareKeys.find(provider, old).id());
        }
        if (!provider.key().isPresent()) {
            throw Refusal.missing(provider.name() + " has no key in use.", "Name one of the others with --of.");
        }
        return OptionalLong.empty();
    }

    @Command(name = "remove", description = "Remove a further key of a provider for good. The one in use is removed with provider edit NAME --no-key.")
    int remove(
            @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.") String name,
            @Parameters(paramLabel = "LABEL", description = "Its label, or its id.") String label,
            @Option(names = "--yes", description = "Do not ask.") boolean yes) {
        var provider = provider(name);
        if (SpareKeys.isInUse(provider, label)) {
            throw new Refusal(
                    Exit.CONFLICT,
                    "in-use",
                    label + " is the key in use.",
                    "Use another one first, or remove it with onehotctl provider edit " + provider.id() + " --no-key.");
        }
        var spare = SpareKeys.find(provider, label);
        if (!yes) {
            Terminal.agree(
                    session(),
                    "Remove " + spare.label() + " for good?",
                    Refusal.usage("Nobody can be asked whether to remove " + spare.label() + " for good.", "Say --yes."),
                    "Nothing was removed.");
        }
        session().reading().apply(new RemoveKey(provider.id(), spare.id()), Origin.CLI);
        return done(provider, spare.label() + " is removed.");
    }

    private Provider provider(String name) {
        return Names.provider(session().snapshot(), name);
    }

    /// Says what was done, with the keys as they are now.
    private int done(Provider provider, String sentence) {
        return session().done(changed(provider), sentence);
    }

    private Map<String, @Nullable Object> changed(Provider provider) {
        var snapshot = session().snapshot();
        var document = document(snapshot.provider(provider.id()).orElseThrow(), snapshot.protection());
        document.put("revision", snapshot.revision());
        return document;
    }
}
