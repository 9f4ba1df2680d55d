package dev.onehot.testing;

import dev.onehot.core.SettingsManager;
import java.nio.file.Path;

/// What children have in common, so that their cache holds the classes that this takes.
final class ChildRehearsal {
    private ChildRehearsal() {}

    /// @param arguments an empty folder
    public static void main(String[] arguments) {
        try (var manager = SettingsManager.open(Path.of(arguments[0]).resolve("onehot.db"))) {
            manager.setSetting("A", "1");
            var added = manager.addAiProvider(Drafts.withKey("provider", "key"), true);
            manager.setActiveProvider(added.providerId().orElseThrow());
        }
        Child.tell("rehearsed");
    }
}
