package dev.onehot.ui.shell;

import module javafx.controls;

/// A line whose parts give way one after the other where there is no room for all: the last is cut first, and goes when nothing of it could be read.
/// The last two stand at its end. A part that is not managed takes no room. FX thread only.
public final class StatusLine extends Pane {
    private static final double GAP = 16;

    /// px; of less nobody could read anything.
    private static final double LEAST = 64;

    private static final int AT_THE_END = 2;

    private double inner(double width) {
        return width - snappedLeftInset() - snappedRightInset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double parts = getManagedChildren().stream().mapToDouble(it -> it.prefWidth(-1) + GAP).sum();
        return snappedLeftInset() + Math.max(0, parts - GAP) + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        double highest = getManagedChildren().stream().mapToDouble(it -> it.prefHeight(-1)).max().orElse(0);
        return snappedTopInset() + highest + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double end = getWidth() - snappedRightInset();
        var widths = widths(inner(getWidth()));
        var parts = getChildren();
        double rest = 0;
        for (int i = parts.size() - 1; i >= 0; i--) {
            parts.get(i).setVisible(widths[i] > 0);
            rest += i >= parts.size() - AT_THE_END && widths[i] > 0 ? widths[i] + GAP : 0;
        }
        double x = left;
        for (int i = 0; i < parts.size(); i++) {
            if (i == parts.size() - AT_THE_END) {
                x = Math.max(x, end - Math.max(0, rest - GAP));
            }
            if (widths[i] > 0) {
                double height = parts.get(i).prefHeight(-1);
                double room = getHeight() - snappedTopInset() - snappedBottomInset();
                parts.get(i).resizeRelocate(snapPositionX(x), snapPositionY(snappedTopInset() + (room - height) / 2), widths[i], height);
                x += widths[i] + GAP;
            }
        }
    }

    /// How wide each part is; 0 for one that is not there.
    private double[] widths(double room) {
        var parts = getChildren();
        var widths = new double[parts.size()];
        for (int i = 0; i < widths.length; i++) {
            Node part = parts.get(i);
            double left = Math.floor(room);
            double wanted = part.isManaged() ? snapSizeX(part.prefWidth(-1)) : 0;
            widths[i] = wanted <= left ? wanted : left >= LEAST || i == 0 ? left : 0;
            // What comes after one that was cut is worth less than it, and goes.
            room = widths[i] < wanted ? 0 : wanted > 0 ? room - wanted - GAP : room;
        }
        return widths;
    }
}
