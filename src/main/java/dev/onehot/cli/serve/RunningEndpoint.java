package dev.onehot.cli.serve;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.EndpointException;
import dev.onehot.model.EndpointProvider;
import dev.onehot.model.Setting;
import dev.onehot.relay.Served;
import dev.onehot.relay.http.Endpoint;

/// The endpoint of a database while it answers. Any thread that may block.
public final class RunningEndpoint implements AutoCloseable {
    private final OnlyEndpoint lock;
    private final Serving serving;
    private final Endpoint endpoint;

    private RunningEndpoint(OnlyEndpoint lock, Serving serving, Endpoint endpoint) {
        this.lock = lock;
        this.serving = serving;
        this.endpoint = endpoint;
    }

    /// The port that is stored. What is stored but wrong counts as nothing stored.
    public static int port(Snapshot snapshot) {
        return EndpointProvider.port(snapshot.setting(OwnSettings.ENDPOINT_PORT).map(Setting::value));
    }

    /// Opens it at the stored port. Throws [EndpointException] when another process serves this database, or has the port.
    ///
    /// @param manager open for longer than this
    /// @param meeting folder where processes meet that have to do with one database
    /// @param database its file
    /// @param noted as [Serving] takes it
    public static RunningEndpoint open(SettingsManager manager, Path meeting, Path database, Map<String, String> environment, Runnable noted) {
        try {
            int port = port(manager.snapshot());
            var lock = OnlyEndpoint.claim(meeting, database, EndpointProvider.address(port));
            try {
                return open(lock, new Serving(manager, noted), port, environment);
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (BindException taken) {
            int port = port(manager.snapshot());
            throw EndpointException.port(port, PortHolder.of(port));
        } catch (IOException failure) {
            throw EndpointException.failed(String.valueOf(failure.getMessage()));
        }
    }

    private static RunningEndpoint open(OnlyEndpoint lock, Serving serving, int port, Map<String, String> environment) throws IOException {
        try {
            return new RunningEndpoint(lock, serving, Endpoint.open(port, serving, environment));
        } catch (IOException | RuntimeException failure) {
            serving.close();
            throw failure;
        }
    }

    public String address() {
        return EndpointProvider.address(port());
    }

    /// At which it answers, whatever is stored since.
    public int port() {
        return endpoint.port();
    }

    /// Requests now, by provider.
    public Map<Long, Integer> underWay() {
        return endpoint.underWay();
    }

    /// The last one that failed, by provider.
    public Map<Long, Served> failures() {
        return endpoint.failures();
    }

    /// How many have been answered, well or not.
    public long answered() {
        return serving.answered();
    }

    /// Takes no new requests, gives those under way ten seconds, and has in the database what was counted.
    @Override
    public void close() {
        try (lock; serving) {
            endpoint.close();
        }
    }
}
