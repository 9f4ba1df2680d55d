package dev.onehot.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints the key, for tools that ask a command for it.
@Command(name = "key", description = "Print the API key, for the helper-command settings of other tools.")
final class KeyAction extends Action {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A provider; by default the one that this folder is bound to, else the active one.")
    private String name = "";

    @Option(
            names = "--for",
            paramLabel = "ADDRESS",
            description = "The address to which the key will be sent; when the provider has no such one by now, in any of its APIs, no key is printed.")
    private @Nullable String address;

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.here(session(), manager.snapshot(), name);
        if (address != null && !provider.isAt(address)) {
            // A program may keep the address that it was started with: another one's key is not for that.
            throw new Refusal(
                    Exit.CONFLICT, "changed", provider.name() + " has another address by now.", "Start the program that asks for its key anew.");
        }
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
