package dev.onehot.ui.settings;

import module java.base;
import module javafx.controls;

/// One line of the list at the left: all settings, those of a program, or a part of them. FX thread only.
final class Category {
    private final Optional<SettingSection> group;
    private final String title;
    private final ReadOnlyIntegerWrapper found = new ReadOnlyIntegerWrapper();

    /// @param group empty for all settings
    /// @param title what a person reads
    Category(Optional<SettingSection> group, String title) {
        this.group = group;
        this.title = title;
    }

    Optional<SettingSection> group() {
        return group;
    }

    String title() {
        return title;
    }

    /// Whether it is a part of what stands above it.
    boolean isPart() {
        return group.filter(it -> !it.isWhole()).isPresent();
    }

    /// How many of its settings the search lets through.
    ReadOnlyIntegerProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    void show(Map<SettingSection, Integer> counts) {
        found.set(counts.entrySet().stream()
                .filter(it -> group.isEmpty() || group.get().holds(it.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum());
    }
}
