package dev.onehot.cli;

import module java.base;

import dev.onehot.core.EndpointAccess;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.UsageCounts;
import dev.onehot.core.events.Command.NameModels;
import dev.onehot.core.events.Command.PinToken;
import dev.onehot.core.events.Command.RevokeToken;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.EndpointToken;
import dev.onehot.model.Origin;
import dev.onehot.model.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Hands over the token with which a program asks the endpoint, and says which there are.
@Command(
        name = "token",
        description = "Print the token with which a program asks the endpoint (onehotctl serve), made when there is none; without PROGRAM, list those that"
                + " may ask. It is for that address only, is no provider's key, and is worth nothing elsewhere.")
final class ProgramToken extends Action {
    @Parameters(arity = "0..1", paramLabel = "PROGRAM", description = "What to call it, such as the program's name.")
    private String name = "";

    @Option(names = "--new", description = "Make another one; the one before is worth nothing from now on.")
    private boolean anew;

    @Option(names = "--known", description = "Only one that there is, for programs that call for it; none is made.")
    private boolean known;

    @Option(names = "--revoke", description = "Let the program ask no more.")
    private boolean revoke;

    @Option(names = "--provider", paramLabel = "NAME", description = "Have this provider answer it, whichever is active.")
    private String provider = "";

    @Option(names = "--active", description = "Have the active provider answer it again.")
    private boolean active;

    @Option(
            names = "--model",
            paramLabel = "NAME=MODEL",
            description = "What it calls a model, with * for any letters, and the model that is meant; of several lines the first counts whose model the"
                    + " provider may have. NAME= forgets one.")
    private List<String> models = List.of();

    @Override
    int run() {
        var manager = session().reading();
        boolean changes = !provider.isEmpty() || active || !models.isEmpty();
        if (name.isEmpty()) {
            if (anew || revoke || changes) {
                throw Refusal.usage("The name of a program is missing.", "See onehotctl program token.");
            }
            return list(manager);
        }
        if (!EndpointToken.isName(name)) {
            throw Refusal.usage("A token is called by at most 100 characters, in one line.", "");
        }
        if ((known ? 1 : 0) + (anew ? 1 : 0) + (revoke ? 1 : 0) + (changes ? 1 : 0) > 1 || (active && !provider.isEmpty())) {
            throw Refusal.usage("Say one of --new, --known, --revoke, --provider or --active, and --model.", "");
        }
        if (revoke) {
            known(manager.snapshot());
            session().remarks(manager.apply(new RevokeToken(name), Origin.CLI));
            return session().done(JsonOutput.object("program", name, "revoked", true), name + " may no longer ask the endpoint.");
        }
        return changes ? change(manager) : hand(manager);
    }

    private int hand(SettingsManager manager) {
        if (known) {
            // Otherwise one that was revoked would be back when it is called for.
            known(manager.snapshot());
        }
        KeyAccess.prepare(session(), manager);
        var token = anew ? EndpointAccess.tokens(manager).make(name, Origin.CLI) : EndpointAccess.tokens(manager).token(name, Origin.CLI);
        return session().show(() -> JsonOutput.object("program", name, "token", token.reveal()), out -> out.raw(token.reveal()));
    }

    private EndpointToken known(Snapshot snapshot) {
        return Optional.ofNullable(snapshot.tokens().get(name))
                .orElseThrow(() -> Refusal.missing("There is no token of " + name + ".", "See onehotctl program token."));
    }

    private int change(SettingsManager manager) {
        var token = known(manager.snapshot());
        var names = token.modelNames();
        for (var each : models) {
            int equals = each.indexOf('=');
            if (equals < 1) {
                throw Refusal.usage("--model takes what the program calls a model and what is meant, as in --model '*haiku*=gpt-5.5-mini'.", "");
            }
            var before = each.substring(0, equals).strip();
            var meant = each.substring(equals + 1).strip();
            var _ = meant.isEmpty() ? names.remove(before) : names.put(before, meant);
        }
        var meant = provider.isEmpty() ? Optional.<Provider>empty() : Optional.of(Names.provider(manager.snapshot(), provider));
        manager.composite(Origin.CLI, () -> {
            if (active || meant.isPresent()) {
                manager.apply(new PinToken(name, meant.map(it -> OptionalLong.of(it.id())).orElse(OptionalLong.empty())), Origin.CLI);
            }
            var lines = names.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).collect(Collectors.joining("\n"));
            return manager.apply(new NameModels(name, lines), Origin.CLI);
        });
        var after = known(manager.snapshot());
        return session().done(
                JsonOutput.object("token", shape(after, manager.snapshot(), Map.of())),
                name + ": " + answers(after, manager.snapshot()) + " answers" + (names.isEmpty() ? "." : "; " + text(names) + "."));
    }

    private int list(SettingsManager manager) {
        var snapshot = manager.snapshot();
        var used = new HashMap<String, String>();
        UsageCounts.since(manager, "").forEach(it -> used.merge(it.program(), it.lastAt(), (one, other) -> one.compareTo(other) < 0 ? other : one));
        var tokens = List.copyOf(snapshot.tokens().values());
        return session().show(() -> JsonOutput.object("tokens", tokens.stream().map(it -> shape(it, snapshot, used)).toList()), out -> {
            var table = new Table("PROGRAM", "ANSWERED BY", "MODELS", "MADE", "LAST USED");
            tokens.forEach(it -> table.row(it.name(), answers(it, snapshot), text(it.modelNames()), it.madeAt(), used.getOrDefault(it.name(), "")));
            table.print(out);
        });
    }

    private static String answers(EndpointToken it, Snapshot snapshot) {
        return it.pinned().isEmpty() ? "the active one" : snapshot.provider(it.pinned().getAsLong()).map(Provider::name).orElse("one that is deleted");
    }

    private static String text(Map<String, String> models) {
        return models.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).collect(Collectors.joining(", "));
    }

    private static Map<String, @Nullable Object> shape(EndpointToken it, Snapshot snapshot, Map<String, String> used) {
        var pinned = it.pinned().isEmpty()
                ? null
                : JsonOutput.object("id", it.pinned().getAsLong(), "name", snapshot.provider(it.pinned().getAsLong()).map(Provider::name));
        return JsonOutput.object(
                "program", it.name(), "provider", pinned, "models", it.modelNames(), "madeAt", it.madeAt(), "lastUsed", used.get(it.name()));
    }
}
