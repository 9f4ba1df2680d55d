package dev.onehot.ui;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Setting;

/// The choices of a person about the window that are no look.
public final class Preferences {
    private Preferences() {}

    /// Whether a provider is checked as soon as it is saved.
    public static boolean checkOnSave(Snapshot snapshot) {
        return isOn(snapshot, OwnSettings.CHECK_ON_SAVE);
    }

    /// Whether programs are answered at the endpoint while the window is open.
    public static boolean hasEndpoint(Snapshot snapshot) {
        return isOn(snapshot, OwnSettings.ENDPOINT);
    }

    private static boolean isOn(Snapshot snapshot, String key) {
        return snapshot.setting(key).map(Setting::value).filter("true"::equals).isPresent();
    }
}
