package dev.onehot.ui.providers;

import module javafx.controls;

/// A row with texts that wrap, measured once for a width: JavaFX would measure all of a thousand anew whenever another comes. FX thread only.
final class MeasuredRow extends HBox {
    private double measuredWidth = Double.NaN;
    private double measuredHeight;

    MeasuredRow(Node... children) {
        super(children);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width != measuredWidth) {
            measuredHeight = super.computePrefHeight(width);
            measuredWidth = width;
        }
        return measuredHeight;
    }

    @Override
    public void requestLayout() {
        measuredWidth = Double.NaN;
        super.requestLayout();
    }
}
