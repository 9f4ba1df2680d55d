package dev.onehot.cli;

import dev.onehot.model.KnownSetting;
import dev.onehot.model.Setting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The value of one setting.
@Command(
        name = "get",
        description = "Print the value of a setting: what is stored, otherwise --default, otherwise its known default.")
final class SettingGet extends Action {
    @Parameters(paramLabel = "KEY", description = "The setting's key.")
    private String key = "";

    @Option(names = "--default", paramLabel = "V", description = "To print when nothing is stored.")
    private @Nullable String otherwise;

    @Option(names = "--reveal", description = "Print it although its key looks like that of a secret.")
    private boolean reveal;

    @Override
    int run() {
        var stored = session().setting(key);
        if (stored.isPresent() && session().schemas().isSecret(key) && !reveal) {
            throw Refusal.usage(key + " looks like a secret.", "Say --reveal to print it.");
        }
        if (stored.filter(Setting::isLarge).isPresent()) {
            printLarge();
            return Exit.DONE;
        }
        var value = stored.map(Setting::value)
                .or(() -> Optional.ofNullable(otherwise))
                .or(() -> session().schemas().find(key).flatMap(KnownSetting::defaultValue))
                .orElseThrow(() -> Refusal.missing("There is no setting " + key + ".", "See onehotctl setting list."));
        if (session().json()) {
            session().out().json(Json.object("key", key, "value", value, "stored", stored.isPresent()));
        } else {
            session().out().raw(value);
        }
        return Exit.DONE;
    }

    /// Piece by piece, as the same document or line.
    private void printLarge() {
        var out = session().out();
        try (var settings = session().reading().database().settings()) {
            if (session().json()) {
                out.text("{\"key\":" + Json.write(key) + ",\"value\":\"");
                settings.copyValue(key, new JsonText(out));
                out.raw("\",\"stored\":true}");
            } else {
                settings.copyValue(key, out.writer());
                out.raw("");
            }
        }
    }
}
