package dev.onehot.ui.json;

import module java.base;
import module javafx.controls;

import javafx.scene.control.Label;
import jfx.incubator.scene.control.richtext.SideDecorator;

/// The numbers of lines, and the marks of those with which something is wrong. FX thread only.
///
/// @param problems what is wrong, by line, from 0
record LineNumbers(Map<Integer, String> problems) implements SideDecorator {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

    /// So many lines further down no number is wider.
    private static final int AHEAD = 300;

    @Override
    public double getPrefWidth(double viewWidth) {
        // As wide as what is to be measured.
        return 0;
    }

    @Override
    public Node getMeasurementNode(int index) {
        return number("8".repeat(String.valueOf(index + AHEAD).length() + 1));
    }

    @Override
    public Node getNode(int index) {
        var number = number(String.valueOf(index + 1));
        var problem = problems.get(index);
        if (problem != null) {
            number.pseudoClassStateChanged(ERROR, true);
            number.setText("● " + number.getText());
            number.setTooltip(new Tooltip(problem));
            number.setAccessibleText(number.getText() + " " + problem);
        }
        return number;
    }

    private static Label number(String text) {
        var number = new Label(text);
        number.getStyleClass().add("line-number");
        number.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return number;
    }
}
