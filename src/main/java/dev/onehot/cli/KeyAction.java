package dev.onehot.cli;

import dev.onehot.core.HomeFolder;
import dev.onehot.model.Provider;
import dev.onehot.tools.Whereabouts;
import dev.onehot.tools.follow.Diversion;
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

    @Option(
            names = "--by",
            paramLabel = "PROGRAM",
            description = "The program that asks, by its id; where a file of this folder's project or of the system leads it to another address than the"
                    + " provider's, no key is printed.")
    private @Nullable String program;

    KeyAction() {}

    /// As given on a [PlainLine].
    KeyAction(String name, @Nullable String address, @Nullable String program) {
        this.name = name;
        this.address = address;
        this.program = program;
    }

    @Override
    int run() {
        var manager = session().reading();
        var provider = Names.here(session(), manager.snapshot(), name);
        if (address != null && !provider.isAt(address)) {
            // A program may keep the address that it was started with: another one's key is not for that.
            throw new Refusal(
                    Exit.CONFLICT, "changed", provider.name() + " has another address by now.", "Start the program that asks for its key anew.");
        }
        if (program != null) {
            requireNoDiversion(program, provider);
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

    /// The program would send the key to an address that it is not for.
    private void requireNoDiversion(String id, Provider provider) {
        var here = new Whereabouts(HomeFolder.of(session().environment(), System.getProperties()), session().environment());
        var diversion = Diversion.of(id, here, session().folder(), provider::isAt);
        if (diversion.isPresent()) {
            throw new Refusal(
                    Exit.CONFLICT,
                    "diverted",
                    diversion.get().key() + " in " + diversion.get().file() + " leads to another address than " + provider.name() + " has: its key is not for that.",
                    "Take it out of that file, or have the file name a key of that address.");
        }
    }
}
