package dev.onehot.ui;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Setting;

/// The choices of a person about the window that are no look.
public final class Preferences {
    private Preferences() {}

    /// Whether a provider is checked as soon as it is saved.
    public static boolean checkOnSave(Snapshot snapshot) {
        return snapshot.setting(OwnSettings.CHECK_ON_SAVE)
                .map(Setting::value)
                .filter("true"::equals)
                .isPresent();
    }
}
