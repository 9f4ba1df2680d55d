package dev.onehot.app;

import module java.base;

import dev.onehot.cli.serve.RunningEndpoint;
import dev.onehot.core.SettingsManager;
import dev.onehot.relay.Served;
import dev.onehot.ui.EndpointHere.Failure;
import dev.onehot.ui.EndpointHere.Traffic;
import java.nio.file.Path;

/// The endpoint while it answers, as a window shows it. Apart from [WindowEndpoint], so that nothing of it is loaded before it is switched on.
///
/// Any thread; opening and closing block.
record OpenEndpoint(RunningEndpoint running) implements AutoCloseable {
    /// Throws [dev.onehot.model.EndpointException] when somebody else has the port or serves the database.
    ///
    /// @param noted run when a request has begun or ended
    static OpenEndpoint open(SettingsManager manager, Path meeting, Path database, Map<String, String> environment, Runnable noted) {
        return new OpenEndpoint(RunningEndpoint.open(manager, meeting, database, environment, noted));
    }

    int port() {
        return running.port();
    }

    Traffic traffic() {
        var failures = running.failures().values().stream().map(OpenEndpoint::failure).sorted(Comparator.comparing(Failure::at).reversed()).toList();
        return new Traffic(running.underWay(), failures, running.answered());
    }

    private static Failure failure(Served it) {
        return new Failure(it.at(), it.program(), it.provider(), it.status(), it.error());
    }

    /// Gives requests under way ten seconds.
    @Override
    public void close() {
        running.close();
    }
}
