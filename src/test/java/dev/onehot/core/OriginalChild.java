package dev.onehot.core;

import dev.onehot.testing.Child;
import dev.onehot.testing.Original;
import dev.onehot.testing.Outside;
import java.nio.file.Path;

/// A process that does what the original does, without any lock, or worse.
final class OriginalChild {
    private static final int ROUNDS = 60;

    private OriginalChild() {}

    public static void main(String[] arguments) {
        var original = Original.on(Path.of(arguments[0]));
        Child.tell("ready");
        if (arguments.length > 1) {
            rude(Path.of(arguments[0]));
            Child.tell("done");
            return;
        }
        for (int n = 0; n < ROUNDS; n++) {
            original.setSetting("shared", "theirs " + n);
            original.setSetting("theirs " + n, "v");
            original.addAiProvider("theirs " + n % 3, "their key " + n, "m", n % 4 != 3);
            // Every tenth time an id that is not there: the original then leaves none active.
            original.setActiveProvider(n % 10 == 9 ? 4_711 : 1 + n % 3);
        }
        Child.tell("done");
    }

    /// By turns makes all active and none, and says in the same transaction who was here.
    private static void rude(Path file) {
        try (var outside = Outside.on(file)) {
            for (int n = 0; n < 4 * ROUNDS; n++) {
                outside.run("BEGIN IMMEDIATE");
                outside.run("UPDATE ai_providers SET is_active = ?", n % 2);
                outside.run("INSERT OR REPLACE INTO settings(key, value) VALUES ('last', 'theirs')");
                outside.run("COMMIT");
            }
        }
    }
}
