package dev.onehot.proof;

import module java.base;

import dev.onehot.core.LatestSnapshot;
import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Child;

/// A process with several [RegisterWriter]s. Arguments: the file, its number, threads, and how much each does.
final class RegisterChild {
    private RegisterChild() {}

    public static void main(String[] arguments) throws Exception {
        int process = Integer.parseInt(arguments[1]);
        try (var manager = SettingsManager.open(Path.of(arguments[0])); var latest = new LatestSnapshot(manager)) {
            Child.tell("ready");
            Child.awaitGo();
            RegisterThreads.run(manager, latest, process, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3])).lines().forEach(Child::tell);
        }
        Child.tell("ended");
    }
}
