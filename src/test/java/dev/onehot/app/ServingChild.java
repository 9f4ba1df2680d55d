package dev.onehot.app;

import module java.base;

import dev.onehot.cli.serve.RunningEndpoint;
import dev.onehot.core.DataDirectory;
import dev.onehot.core.SettingsManager;
import dev.onehot.testing.Child;
import java.nio.file.Path;

/// A process that serves a database until it is told to go. Says where.
public final class ServingChild {
    private ServingChild() {}

    /// Argument: the file.
    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        var meeting = DataDirectory.meeting(System.getenv(), System.getProperties());
        try (var manager = SettingsManager.open(file);
                var running = RunningEndpoint.open(manager, meeting, file, System.getenv(), () -> {})) {
            Child.tell(running.address());
            Child.awaitGo();
        }
    }
}
