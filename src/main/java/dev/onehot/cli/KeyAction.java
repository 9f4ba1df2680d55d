package dev.onehot.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Prints the key, for tools that ask a command for it.
@Command(name = "key", description = "Print the API key, for the helper-command settings of other tools.")
final class KeyAction extends Action {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A provider; by default the active one.")
    private String name = "";

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.activeOr(manager.snapshot(), name);
        var key = KeyAccess.reveal(session(), manager, provider);
        if (key.isEmpty()) {
            throw new Refusal(
                    Exit.KEYS,
                    "no-key",
                    provider.name() + " has no API key.",
                    "Give it one: onehotctl provider edit " + provider.id() + " --key-stdin");
        }
        return session().show(() -> JsonOutput.object("provider", provider.name(), "key", key.reveal()), out -> out.raw(key.reveal()));
    }
}
