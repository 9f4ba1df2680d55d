import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.Command;
import dev.onehot.model.KeyChange;
import dev.onehot.model.Origin;
import dev.onehot.model.ProviderDraft;
import java.nio.file.Path;

/// Makes a database with as many providers as asked for, the third of them active. Arguments: the file, the number.
public final class Fill {
    public static void main(String[] arguments) {
        try (var manager = SettingsManager.open(Path.of(arguments[0]))) {
            for (int i = 1; i <= Integer.parseInt(arguments[1]); i++) {
                var draft = new ProviderDraft("Provider " + i, "openai", "", "model-" + i, "", KeyChange.KEEP);
                manager.apply(new Command.CreateProvider(draft, i == 3), Origin.API);
            }
        }
    }
}
