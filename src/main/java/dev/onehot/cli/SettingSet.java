package dev.onehot.cli;

import dev.onehot.core.events.Command.SetSetting;
import dev.onehot.model.Origin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Stores the value of one setting.
@Command(name = "set", description = "Store the value of a setting.")
final class SettingSet extends Action {
    @Parameters(index = "0", paramLabel = "KEY", description = "The setting's key.")
    private String key = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "What to store.")
    private @Nullable String value;

    @Option(names = "--stdin", description = "Read the value from standard input: needed where the key looks like that of a secret.")
    private boolean standardInput;

    @Override
    int run() {
        var given = value;
        if (given == null ? !standardInput : standardInput) {
            throw Refusal.usage("Give a value, or --stdin, and not both.", "");
        }
        var manager = session().writing();
        if (given != null && manager.schemas().get().isSecret(key)) {
            throw Refusal.usage(
                    key + " looks like a secret, and everybody on this machine can read arguments.",
                    "Give it on standard input: onehotctl setting set " + key + " --stdin");
        }
        var text = given == null ? Secrets.text(session(), key + ": ") : given;
        var written = manager.schemas().get().written(key, text);
        session().remarks(manager.apply(new SetSetting(key, written, dev.onehot.core.events.Command.ANY), Origin.CLI));
        session().done(Changed.setting(manager, key), key + " is stored.");
        return Exit.DONE;
    }
}
