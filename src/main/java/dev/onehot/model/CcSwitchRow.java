package dev.onehot.model;

/// One provider as cc-switch keeps it.
///
/// A class and not a record, so that no generated method shows the settings, which hold a key.
public final class CcSwitchRow {
    private final String appType;
    private final String name;
    private final String settings;

    /// @param appType for which tool: `claude`, `codex`, `gemini`, `opencode`
    /// @param settings JSON
    public CcSwitchRow(String appType, String name, String settings) {
        this.appType = appType;
        this.name = name;
        this.settings = settings;
    }

    public String appType() {
        return appType;
    }

    public String name() {
        return name;
    }

    public String settings() {
        return settings;
    }

    @Override
    public String toString() {
        return "CcSwitchRow[" + appType + ", " + name + "]";
    }
}
