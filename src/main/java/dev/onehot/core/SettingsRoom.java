package dev.onehot.core;

/// Whether this process has the memory for all settings of a database, with all that a window makes of them.
public final class SettingsRoom {
    /// What one setting takes besides the bytes of its value: the row itself, its place in the map and in the list on the screen.
    private static final long BYTES_A_SETTING = 1_500;

    private SettingsRoom() {}

    /// How many settings `heap` bytes are enough for, if their values are short.
    static long most(long heap) {
        return heap / BYTES_A_SETTING;
    }

    /// Looks at the index, and at the values' sizes only where they could be what is too much.
    ///
    /// @param heap in bytes
    public static boolean isEnough(SettingsManager manager, long heap) {
        long rows = manager.settingCount() * BYTES_A_SETTING;
        if (rows > heap) {
            return false;
        }
        var facts = manager.database().facts();
        if (rows + facts.bytes() + facts.logBytes() <= heap) {
            return true;
        }
        try (var settings = manager.settings()) {
            return rows + settings.heldBytes() <= heap;
        }
    }
}
