package dev.onehot.model;

/// One provider as cc-switch keeps it.
///
/// @param appType for which tool: `claude`, `codex`, `gemini`, `opencode`
/// @param settings JSON, which holds a key
/// @param meta JSON, empty for none
/// @param current whether it is the one that its tool uses
public record CcSwitchRow(String appType, String name, String settings, String meta, boolean current) {
    /// Shows no settings.
    @Override
    public String toString() {
        return "CcSwitchRow[" + appType + ", " + name + "]";
    }
}
