package dev.onehot.ui.shell;

import module java.base;
import module javafx.controls;

import javafx.scene.control.Label;

/// The active provider in one line: its mark, name and model, and whether it works. Where there is no room for all, first goes when that was found, then what was
/// found but for its light, then the model; the name is cut last. FX thread only.
final class ActiveLine extends Pane {
    private static final double GAP = 8;

    /// px; of less nobody could read anything.
    private static final double LEAST = 40;

    private final List<Node> fixed;
    private final Label name;
    private final Label model;
    private final Label state;
    private final Label word;

    /// @param state what was found and when
    /// @param word the same in a word or two, in its place where there is less room
    ActiveLine(Node icon, Label mark, Label name, Label model, Node light, Label state, Label word, Node arrow) {
        this.fixed = List.of(icon, mark, light, arrow);
        this.name = name;
        this.model = model;
        this.state = state;
        this.word = word;
        getChildren().addAll(icon, mark, name, model, light, state, word, arrow);
    }

    /// A shape has no size but its least.
    private static double width(Node node) {
        return Math.max(node.minWidth(-1), node.prefWidth(-1));
    }

    private static double height(Node node) {
        return Math.max(node.minHeight(-1), node.prefHeight(-1));
    }

    private static double wide(Label label) {
        return label.getText().isEmpty() ? 0 : label.prefWidth(-1) + GAP;
    }

    private double fixedWidth() {
        return fixed.stream().filter(Node::isManaged).mapToDouble(it -> width(it) + GAP).sum() - GAP;
    }

    @Override
    protected double computeMinWidth(double height) {
        return fixedWidth() + LEAST;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.ceil(fixedWidth() + wide(name) + wide(model) + wide(state)) + 1;
    }

    @Override
    protected double computePrefHeight(double width) {
        return getManagedChildren().stream().mapToDouble(ActiveLine::height).max().orElse(0);
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - fixedWidth();
        double both = wide(name) + wide(model);
        boolean withState = both + wide(state) <= room;
        boolean withWord = !withState && both + wide(word) <= room;
        double left = room - wide(name);
        double modelWidth = wide(model) <= left ? wide(model) : left - GAP >= LEAST ? left : 0;
        state.setVisible(withState);
        word.setVisible(withWord);
        model.setVisible(modelWidth > 0);
        double x = 0;
        for (var child : getChildren()) {
            double width = child.equals(name) ? Math.min(wide(name), room) - GAP
                    : child.equals(model) ? modelWidth - GAP
                    : child.isVisible() && child.isManaged() ? width(child) : -GAP;
            if (width > 0) {
                double height = height(child);
                child.resizeRelocate(snapPositionX(x), snapPositionY((getHeight() - height) / 2), width, height);
                x += width + GAP;
            }
        }
    }
}
