package dev.onehot.app;

import module java.base;

import dev.onehot.cli.TrayCommand;
import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Subscription;
import dev.onehot.model.Setting;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Has the system start the tray at login as the setting says, whoever changes it while a window is open, and shows it at once where it was just chosen.
///
/// Any thread.
final class WindowLogin implements AutoCloseable {
    private final TrayCommand command;
    private final SettingsManager manager;
    private Optional<Boolean> last = Optional.empty();
    private @Nullable Subscription subscription;

    WindowLogin(SettingsManager manager, String database, Map<String, String> environment) {
        this.manager = manager;
        this.command = new TrayCommand(environment, database);
    }

    /// From now on.
    synchronized void begin() {
        last = chosen(manager.snapshot());
        subscription = manager.follow(event -> hear(event.snapshot()));
    }

    private synchronized void hear(Snapshot now) {
        var next = chosen(now);
        if (!next.equals(last)) {
            last = next;
            Thread.ofVirtual().name("login-start").start(() -> apply(next.orElse(false)));
        }
    }

    private void apply(boolean on) {
        try {
            command.atLogin().set(on);
            if (on) {
                command.start();
            }
        } catch (IOException failure) {
            Log.of(WindowLogin.class).log(Level.WARNING, "what the system starts at login was not changed", failure);
        }
    }

    private static Optional<Boolean> chosen(Snapshot snapshot) {
        return snapshot.setting(OwnSettings.AT_LOGIN).map(Setting::value).map("true"::equals);
    }

    @Override
    public synchronized void close() {
        var ends = subscription;
        if (ends != null) {
            ends.close();
        }
    }
}
