package dev.onehot.cli;

import dev.onehot.core.events.Command.LabelKey;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Names the key in use, or a further one.
@Command(name = "label", description = "Give a key of a provider another label: the one in use, unless its old label or id is given.")
final class ProviderKeyLabel extends Action {
    @Parameters(paramLabel = "NAME", description = "Id, name, or the beginning of a name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "LABEL", description = "What to call it.")
    private String label = "";

    @Option(names = "--of", paramLabel = "LABEL", description = "The key's label until now, or its id; by default the key in use.")
    private @Nullable String old;


    ProviderKeyLabel(Session session) {
        super(session);
    }

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.provider(manager.snapshot(), name);
        manager.apply(new LabelKey(provider.id(), meant(provider), label), Origin.CLI);
        SpareKeys.done(session(), manager, provider.id(), "The key is called " + label.strip() + ".");
        return Exit.DONE;
    }

    private OptionalLong meant(Provider provider) {
        if (old != null && !SpareKeys.isInUse(provider, old)) {
            return OptionalLong.of(SpareKeys.find(provider, old).id());
        }
        if (!provider.key().isPresent()) {
            throw Refusal.missing(provider.name() + " has no key in use.", "Name one of the others with --of.");
        }
        return OptionalLong.empty();
    }
}
