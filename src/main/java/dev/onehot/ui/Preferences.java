package dev.onehot.ui;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.core.events.Snapshot;
import dev.onehot.model.Setting;

/// The choices of a person about the window that are no look.
public final class Preferences {
    private static final String CHECK_ON_SAVE = OwnSettings.CHECK_ON_SAVE;

    private Preferences() {}

    /// Whether a provider is checked as soon as it is saved.
    public static boolean checkOnSave(Snapshot snapshot) {
        return snapshot.setting(CHECK_ON_SAVE)
                .map(Setting::value)
                .filter("true"::equals)
                .isPresent();
    }
}
