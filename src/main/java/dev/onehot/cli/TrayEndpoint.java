package dev.onehot.cli;

import module java.base;

import dev.onehot.cli.serve.OnlyEndpoint;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Subscription;
import dev.onehot.model.Setting;
import java.lang.System.Logger.Level;
import java.nio.file.Path;

/// Has the endpoint answer while its switch is on and no window does: `serve`, in a process of its own, so that the tray stays small. While it is off there is
/// neither a thread nor a process.
final class TrayEndpoint implements AutoCloseable {
    /// So long after a window has ended nobody answers.
    private static final long LOOK_SECONDS = 5;

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path meeting;
    private final Path database;
    private final Semaphore changed = new Semaphore(0);
    private final AtomicBoolean running = new AtomicBoolean();
    private final Subscription subscription;
    private volatile boolean wanted;

    /// @param command `serve` with what it needs
    TrayEndpoint(SettingsManager manager, List<String> command, Map<String, String> environment, Path meeting, Path database) {
        this.command = command;
        this.environment = environment;
        this.meeting = meeting;
        this.database = database;
        this.subscription = manager.follow(event -> hear(isOn(event.snapshot())));
        hear(isOn(manager.snapshot()));
    }

    static boolean isOn(Snapshot now) {
        return now.setting(OwnSettings.ENDPOINT).map(Setting::value).filter("true"::equals).isPresent();
    }

    private void hear(boolean on) {
        wanted = on;
        changed.release();
        if (on && !running.getAndSet(true)) {
            Thread.ofPlatform().daemon().name("tray-endpoint").start(this::run);
        }
    }

    private void run() {
        var served = Optional.<Process>empty();
        try {
            while (wanted) {
                if (served.filter(Process::isAlive).isEmpty() && OnlyEndpoint.holder(meeting, database).isEmpty()) {
                    served = Optional.of(start());
                }
                if (changed.tryAcquire(LOOK_SECONDS, TimeUnit.SECONDS)) {
                    changed.drainPermits();
                }
            }
        } catch (IOException failure) {
            System.getLogger(TrayEndpoint.class.getName()).log(Level.WARNING, "the endpoint was not started", failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            // Requests under way get their ten seconds there.
            served.ifPresent(Process::destroy);
            running.set(false);
            if (wanted) {
                hear(true);
            }
        }
    }

    private Process start() throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    @Override
    public void close() {
        subscription.close();
        wanted = false;
        changed.release();
    }
}
