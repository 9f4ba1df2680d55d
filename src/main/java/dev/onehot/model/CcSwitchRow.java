package dev.onehot.model;

/// One provider as cc-switch keeps it.
///
/// A class and not a record, so that no generated method shows the settings, which hold a key.
public final class CcSwitchRow {
    private final String appType;
    private final String name;
    private final String settings;
    private final String meta;
    private final boolean current;

    /// @param appType for which tool: `claude`, `codex`, `gemini`, `opencode`
    /// @param settings JSON
    /// @param meta JSON, empty for none
    /// @param current whether it is the one that its tool uses
    public CcSwitchRow(String appType, String name, String settings, String meta, boolean current) {
        this.appType = appType;
        this.name = name;
        this.settings = settings;
        this.meta = meta;
        this.current = current;
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

    public String meta() {
        return meta;
    }

    public boolean current() {
        return current;
    }

    @Override
    public String toString() {
        return "CcSwitchRow[" + appType + ", " + name + "]";
    }
}
