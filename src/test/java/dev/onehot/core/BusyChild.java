package dev.onehot.core;

import dev.onehot.testing.Child;
import dev.onehot.testing.Drafts;
import java.nio.file.Path;

/// A process that writes as fast as it can from several threads and says of each write that it was acknowledged, until it is killed.
final class BusyChild {
    private static final int THREADS = 3;

    private BusyChild() {}

    /// @param arguments the file, a word that makes the keys of this run its own, and a file to warm up with
    public static void main(String[] arguments) {
        SettingsManager.open(Path.of(arguments[2])).close();
        Child.awaitGo();
        var manager = SettingsManager.open(Path.of(arguments[0]));
        var run = arguments[1];
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            Thread.ofPlatform().start(() -> write(manager, run, thread));
        }
    }

    private static void write(SettingsManager manager, String run, int thread) {
        for (int n = 0; ; n++) {
            var key = run + "/" + thread + "/" + n;
            manager.setSetting(key, "v" + n);
            Child.tell("setting " + key + " v" + n);
            var added = manager.addAiProvider(Drafts.withKey("provider " + thread, "key-" + n), n % 2 == 0);
            Child.tell("key " + added.providerId().orElseThrow() + " " + n);
            manager.setActiveProvider(added.providerId().orElseThrow());
            Child.tell("active x x");
        }
    }
}
