package dev.onehot.cli;

import dev.onehot.core.SettingsManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a command that changed something prints with `--json`: the thing as it is now, and the revision that shows it.
final class Changed {
    private Changed() {}

    static Map<String, @Nullable Object> provider(SettingsManager manager, long id) {
        var snapshot = manager.snapshot();
        return JsonOutput.object("provider",
                snapshot.provider(id).map(it -> Shapes.provider(it, snapshot.protection())),
                "revision",
                snapshot.revision());
    }

    static Map<String, @Nullable Object> setting(SettingsManager manager, String key) {
        var snapshot = manager.snapshot();
        return JsonOutput.object(
                "setting",
                Shapes.setting(key, manager.setting(key).orElse(null), manager.schemas().get()),
                "revision",
                snapshot.revision());
    }
}
