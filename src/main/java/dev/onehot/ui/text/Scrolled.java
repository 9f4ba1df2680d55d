package dev.onehot.ui.text;

import module javafx.controls;

/// As high as its content where there is room, and scrolled where there is less. As wide as whatever it is in has it.
public final class Scrolled extends ScrollPane {
    /// For FXML.
    public Scrolled() {
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("scrolled");
    }

    public Scrolled(Node content) {
        this();
        setContent(content);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /// Not rounded down, as JavaFX does: half of a pixel less has the last word go on in the next line.
    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(getContent().prefWidth(height)) + snappedLeftInset() + snappedRightInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        return getContent().prefHeight(width) + snappedTopInset() + snappedBottomInset();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}
