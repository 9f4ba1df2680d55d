package dev.onehot.testing;

import module java.base;

import dev.onehot.core.SettingsManager;

/// Exports as texts.
public final class Exports {
    private Exports() {}

    /// @param passphrase empty to leave keys out
    public static String text(SettingsManager manager, Optional<char[]> passphrase) {
        var text = new StringWriter();
        var _ = manager.transfer().export(text, passphrase);
        return text.toString();
    }
}
