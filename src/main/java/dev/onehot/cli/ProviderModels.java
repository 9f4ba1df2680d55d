package dev.onehot.cli;

import dev.onehot.model.CheckClass;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Asks a provider's server which models it has.
@Command(name = "models", description = "List the models of a provider, as its server tells them.")
final class ProviderModels extends Action {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A provider; by default the active one.")
    private String name = "";

    @Option(names = "--timeout", paramLabel = "S", description = "Seconds for the whole request, from 1 to 600.")
    private @Nullable Integer timeout;

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.activeOr(manager.snapshot(), name);
        var checked = ProviderCheck.check(session(), manager, provider, false, timeout);
        var failure = checked.result().failure().filter(it -> !it.kind().isOnlyAdvice() || it.kind() == CheckClass.NO_LIST);
        if (failure.isPresent() && checked.models().isEmpty()) {
            throw new Refusal(
                    Exit.FAILED,
                    failure.get().kind().word(),
                    failure.get().what().text(Locale.ROOT),
                    failure.get().advice().text(Locale.ROOT));
        }
        if (session().json()) {
            session().out().json(Json.object("provider", provider.name(), "models", checked.models()));
        } else {
            checked.models().forEach(session().out()::line);
        }
        return Exit.DONE;
    }
}
