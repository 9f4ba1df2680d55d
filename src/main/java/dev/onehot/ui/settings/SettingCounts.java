package dev.onehot.ui.settings;

import module java.base;

import dev.onehot.model.Setting;
import dev.onehot.ui.FxThread;
import dev.onehot.ui.Shown;
import dev.onehot.ui.UiModel;

/// Counts what a search finds in each group, and of each mark, in steps that no frame has to wait for. FX thread only.
final class SettingCounts {
    private static final int STEP = 4_000;

    private final UiModel model;
    private final Consumer<SettingCounts.Found> told;
    private int latest;

    /// @param groups settings that words and marks let through, in whatever group
    /// @param marks settings that words, group and all other marks let through
    record Found(Map<SettingSection, Integer> groups, Map<SettingMark, Integer> marks) {}

    /// @param told what is found, whenever it was counted
    SettingCounts(UiModel model, Consumer<Found> told) {
        this.model = model;
        this.told = told;
    }

    /// Counts for this search, now or soon; what was asked before is of no interest any more.
    void count(SettingFilter filter) {
        int mine = ++latest;
        var rows = model.settings().rows();
        step(filter, mine, 0, rows.size(), new Found(new HashMap<>(), new EnumMap<>(SettingMark.class)));
    }

    private void step(SettingFilter filter, int mine, int from, int all, Found found) {
        var rows = model.settings().rows();
        // Of other rows somebody asks anew.
        if (mine != latest || rows.size() != all) {
            return;
        }
        int to = Math.min(all, from + STEP);
        for (var row : rows.subList(from, to)) {
            add(filter, row, found);
        }
        if (to < all) {
            FxThread.run(() -> step(filter, mine, to, all, found));
        } else {
            told.accept(found);
        }
    }

    private void add(SettingFilter filter, Shown<String, Optional<Setting>> row, Found found) {
        if (!filter.finds(row)) {
            return;
        }
        var known = model.known(row.key());
        var group = SettingSection.of(row.key(), known);
        var has = EnumSet.noneOf(SettingMark.class);
        for (var mark : SettingMark.values()) {
            if (filter.has(mark, row, known)) {
                has.add(mark);
            }
        }
        if (has.containsAll(filter.marks())) {
            found.groups().merge(group, 1, Integer::sum);
        }
        if (filter.isInGroup(group)) {
            for (var mark : has) {
                if (filter.marks().stream().allMatch(it -> it == mark || has.contains(it))) {
                    found.marks().merge(mark, 1, Integer::sum);
                }
            }
        }
    }
}
