package dev.onehot.desktop;

import module java.base;

import dev.onehot.core.SettingsManager;
import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.core.events.Subscription;
import dev.onehot.desktop.ShortcutState.Kind;
import dev.onehot.model.Setting;
import org.jspecify.annotations.Nullable;

/// Asks the desktop for the key that opens the palette from anywhere, while the setting for it is on, whoever changes that.
///
/// Any thread.
public final class ChosenShortcut implements AutoCloseable {
    private final Map<String, String> environment;
    private final Locale language;
    private final Consumer<ShortcutState> told;
    private final Runnable pressed;
    private final Subscription subscription;
    private @Nullable GlobalShortcut open;
    private boolean on;
    private boolean closed;

    /// From now on.
    ///
    /// @param environment of the session
    /// @param language of this computer, unless the person chose another one
    /// @param told how it stands, whenever that changes
    /// @param pressed run when the key is pressed; as `told` on a thread that is not to wait
    public ChosenShortcut(SettingsManager manager, Map<String, String> environment, Locale language, Consumer<ShortcutState> told, Runnable pressed) {
        this.environment = environment;
        this.language = language;
        this.told = told;
        this.pressed = pressed;
        this.subscription = manager.follow(event -> hear(event.snapshot()));
        hear(manager.snapshot());
    }

    private synchronized void hear(Snapshot now) {
        boolean wanted = !closed && now.setting(OwnSettings.SHORTCUT).map(Setting::value).filter("true"::equals).isPresent();
        if (wanted == on) {
            return;
        }
        on = wanted;
        end();
        if (!on) {
            told.accept(ShortcutState.NONE);
        } else if (Tray.isLinux()) {
            open = new GlobalShortcut(environment, TrayWords.words("tray.shortcut", TrayWords.locale(now, language)), told, pressed);
        } else {
            told.accept(ShortcutState.of(Kind.ABSENT));
        }
    }

    private synchronized void end() {
        var before = open;
        open = null;
        if (before != null) {
            before.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        subscription.close();
        end();
    }
}
