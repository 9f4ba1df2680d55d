package dev.onehot.cli;

import module java.base;

import dev.onehot.core.events.Command.ResetSetting;
import dev.onehot.core.events.Command.SetSetting;
import dev.onehot.core.events.Outcome;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.KnownSetting;
import dev.onehot.model.Origin;
import dev.onehot.model.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What is done with settings.
@Command(name = "setting", description = "List, read and change settings.")
final class SettingGroup extends Group {
    @Command(
            name = "get",
            description = "Print the value of a setting: what is stored, otherwise --default, otherwise its known default.")
    int get(
            @Parameters(paramLabel = "KEY", description = "The setting's key.") String key,
            @Option(names = "--default", paramLabel = "V", description = "To print when nothing is stored.") @Nullable String otherwise,
            @Option(names = "--reveal", description = "Print it although its key looks like that of a secret.") boolean reveal) {
        var stored = session().setting(key);
        if (stored.isPresent() && session().schemas().isSecret(key) && !reveal) {
            throw Refusal.usage(key + " looks like a secret.", "Say --reveal to print it.");
        }
        if (stored.filter(Setting::isLarge).isPresent()) {
            return printLarge(key);
        }
        var value = stored.map(Setting::value)
                .or(() -> Optional.ofNullable(otherwise))
                .or(() -> session().schemas().find(key).flatMap(KnownSetting::defaultValue))
                .orElseThrow(() -> Refusal.missing("There is no setting " + key + ".", "See onehotctl setting list."));
        return session().show(() -> JsonOutput.object("key", key, "value", value, "stored", stored.isPresent()), out -> out.raw(value));
    }

    /// Piece by piece, as the same document or line.
    private int printLarge(String key) {
        var out = session().out();
        try (var settings = session().reading().settings()) {
            if (session().json()) {
                out.text("{\"key\":" + JsonOutput.write(key) + ",\"value\":\"");
                settings.copyValue(key, new JsonText(out));
                out.raw("\",\"stored\":true}");
            } else {
                settings.copyValue(key, out.writer());
                out.raw("");
            }
        }
        return Exit.DONE;
    }

    @Command(name = "set", description = "Store the value of a setting.")
    int set(
            @Parameters(index = "0", paramLabel = "KEY", description = "The setting's key.") String key,
            @Parameters(index = "1", arity = "0..1", paramLabel = "VALUE", description = "What to store.") @Nullable String given,
            @Option(names = "--stdin", description = "Read the value from standard input: needed where the key looks like that of a secret.")
                    boolean standardInput) {
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
        return done(List.of(key), Changed.setting(manager, key), key + " is stored.");
    }

    @Command(name = "reset", description = "Remove what is stored, so that the default holds again: all that are named, or none.")
    int reset(@Parameters(arity = "1..*", paramLabel = "KEY", description = "The settings' keys.") List<String> keys) {
        var manager = session().reading();
        var reset = new ArrayList<Outcome>();
        if (keys.size() > 1) {
            // Once something is recorded of a gesture, nothing that came before can be.
            manager.lookBack();
        }
        manager.composite(Origin.CLI, () -> {
            for (var key : keys) {
                if (manager.setting(key).isEmpty() && session().schemas().find(key).isEmpty()) {
                    throw Refusal.missing("There is no setting " + key + ".", "See onehotctl setting list.");
                }
                reset.add(manager.apply(new ResetSetting(key, dev.onehot.core.events.Command.ANY), Origin.CLI));
            }
            return reset.size();
        });
        reset.forEach(session()::remarks);
        return done(
                keys, JsonOutput.object("reset", keys, "revision", manager.snapshot().revision()),
                String.join(", ", keys) + (keys.size() == 1 ? " is reset." : " are reset."));
    }

    /// Programs that ask the endpoint have its port in their files.
    private int done(List<String> keys, Map<String, @Nullable Object> document, String sentence) {
        if (keys.contains(OwnSettings.AT_LOGIN)) {
            atLogin();
        }
        return keys.contains(OwnSettings.ENDPOINT_PORT) ? Followers.done(session(), document, sentence) : session().done(document, sentence);
    }

    /// As the window would, which may not be open.
    private void atLogin() {
        try {
            boolean on = session().setting(OwnSettings.AT_LOGIN).map(Setting::value).filter("true"::equals).isPresent();
            new TrayCommand(session().environment(), session().database().word()).atLogin().set(on);
        } catch (IOException failure) {
            session().remark("What the system starts at login was not changed: " + failure.getMessage());
        }
    }

    /// What settings are known, for editors and for programs that check values themselves.
    @Command(
            name = "schema",
            description = "Print the known settings as JSON Schema (2020-12): Onehot's own and those of programs with a schema beside the database.")
    int schema() {
        session().out().raw(session().schemas().document().strip());
        return Exit.DONE;
    }
}
