package dev.onehot.ui;

import module javafx.controls;

import org.jspecify.annotations.Nullable;

/// The one way to scroll a list to a row. FX thread only.
///
/// A list view guesses the heights of rows that it has not shown yet. Where rows are of several heights, `scrollTo` of JavaFX 26 may stop before a
/// row that is among the last, and does so each time again (VirtualFlow keeps the place, and corrects its guess after it has laid out).
public final class Scrolling {
    /// Three were enough for each of 3,000 lists of random heights.
    private static final int CORRECTIONS = 5;

    /// px; what is rounded.
    private static final double ROUNDED = 1;

    private Scrolling() {}

    /// Scrolls so that a row is on top, or in sight where the end of the list is nearer. Does nothing for a row that there is not.
    public static void bring(ListView<?> list, int index) {
        if (index < 0 || index >= list.getItems().size()) {
            return;
        }
        list.scrollTo(index);
        list.layout();
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            for (int i = 0; i < CORRECTIONS && hidden(flow, index) != 0; i++) {
                correct(flow, index);
                list.layout();
            }
        }
    }

    private static void correct(VirtualFlow<?> flow, int index) {
        if (shown(flow, index) == null) {
            flow.scrollTo(index);
        } else {
            flow.scrollPixels(hidden(flow, index));
        }
    }

    /// How far it is from where it is seen, in px: below 0 where it is further up.
    private static double hidden(VirtualFlow<?> flow, int index) {
        var cell = shown(flow, index);
        if (cell == null) {
            return flow.getHeight();
        }
        double top = cell.getLayoutY();
        double below = top + cell.getHeight() - flow.getHeight();
        double distance = top < 0 ? top : Math.clamp(below, 0, top);
        return Math.abs(distance) <= ROUNDED ? 0 : distance;
    }

    private static @Nullable IndexedCell<?> shown(VirtualFlow<?> flow, int index) {
        var first = flow.getFirstVisibleCell();
        var last = flow.getLastVisibleCell();
        return first == null || last == null || index < first.getIndex() || index > last.getIndex() ? null : flow.getCell(index);
    }
}
