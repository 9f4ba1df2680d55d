package dev.onehot.desktop;

import module java.base;

/// All that a tray shows at one moment.
///
/// @param active the name of what is hot; empty while nothing is
/// @param sentence the same in words
/// @param entries the menu
record TrayShown(String active, String sentence, List<TrayEntry> entries) {
    boolean hasSameMenu(TrayShown other) {
        return entries.stream().map(TrayEntry::seen).toList().equals(other.entries.stream().map(TrayEntry::seen).toList());
    }

    /// The letter that its icon has.
    String letter() {
        return active.isBlank() ? "" : active.strip().substring(0, active.strip().offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    /// Runs what the entry does, if there is one of that id.
    void choose(int id) {
        entries.stream().filter(it -> it.id() == id).findFirst().ifPresent(it -> it.action().run());
    }
}
