package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.core.events.OwnSettings;
import dev.onehot.model.KnownSetting;

/// Whose a setting is, and where among those of that program it stands.
///
/// @param program as its schema calls it; empty for Onehot's own, [#NOBODY] for what no schema describes
record SettingSection(String program, String category) {
    static final String OWN = "";
    static final String NOBODY = "?";

    static final SettingSection PREFERENCES = new SettingSection(OWN, "");
    static final SettingSection UNKNOWN = new SettingSection(NOBODY, "");

    /// @param known empty also while no schema has been read
    static SettingSection of(String key, Optional<KnownSetting> known) {
        if (known.isPresent() && !known.get().program().isEmpty()) {
            return new SettingSection(known.get().program(), known.get().category());
        }
        return known.isPresent() || OwnSettings.KEYS.contains(key) ? PREFERENCES : UNKNOWN;
    }

    /// All of its program.
    SettingSection whole() {
        return new SettingSection(program, "");
    }

    boolean isWhole() {
        return category.isEmpty();
    }

    /// Whether a setting of `other` is among these.
    boolean holds(SettingSection other) {
        return program.equals(other.program) && (isWhole() || category.equals(other.category));
    }
}
