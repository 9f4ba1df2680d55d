package dev.onehot.ui.text;

import module java.base;
import module javafx.controls;

/// Shows a label's text in lines that [BrokenLines] made, which JavaFX has only to draw. FX thread only.
final class BrokenLinesSkin extends SkinBase<WrappingLabel> {
    private static final String ELLIPSIS = "…";

    private final Text shown = new Text();
    private final Text ruler = new Text();
    private final BrokenLines lines = new BrokenLines(this::width);
    private Asked last = new Asked("", Font.getDefault(), 0);
    private List<String> made = List.of("");

    /// A layout asks several times for the same.
    private record Asked(String text, Font font, double width) {}

    BrokenLinesSkin(WrappingLabel label) {
        super(label);
        shown.getStyleClass().add("text");
        shown.setManaged(false);
        shown.fontProperty().bind(label.fontProperty());
        shown.fillProperty().bind(label.textFillProperty());
        shown.underlineProperty().bind(label.underlineProperty());
        shown.textAlignmentProperty().bind(label.textAlignmentProperty());
        ruler.fontProperty().bind(label.fontProperty());
        registerChangeListener(label.textProperty(), text -> getSkinnable().requestLayout());
        registerChangeListener(label.fontProperty(), font -> getSkinnable().requestLayout());
        registerChangeListener(label.graphicProperty(), graphic -> fill());
        fill();
    }

    private void fill() {
        getChildren().setAll(shown);
        graphic().ifPresent(it -> getChildren().addFirst(it));
        getSkinnable().requestLayout();
    }

    private Optional<Node> graphic() {
        return Optional.ofNullable(getSkinnable().getGraphic());
    }

    private double graphicWidth() {
        return graphic().map(it -> it.prefWidth(-1) + getSkinnable().getGraphicTextGap()).orElse(0.0);
    }

    private double width(String text) {
        ruler.setText(text);
        return Math.ceil(ruler.getLayoutBounds().getWidth());
    }

    private double height(List<String> broken) {
        ruler.setText(joined(broken));
        return Math.ceil(ruler.getLayoutBounds().getHeight());
    }

    private static String joined(List<String> broken) {
        return String.join("\n", broken);
    }

    private List<String> broken(double width) {
        var asked = new Asked(getSkinnable().getText(), getSkinnable().getFont(), Math.max(0, width - graphicWidth()));
        if (!asked.equals(last)) {
            last = asked;
            made = lines.of(asked.text(), asked.width());
        }
        return made;
    }

    @Override
    protected double computeMinWidth(double height, double top, double right, double bottom, double left) {
        return left + graphicWidth() + width(ELLIPSIS) + right;
    }

    @Override
    protected double computePrefWidth(double height, double top, double right, double bottom, double left) {
        return left + graphicWidth() + broken(Double.MAX_VALUE).stream().mapToDouble(this::width).max().orElse(0) + right;
    }

    @Override
    protected double computeMaxWidth(double height, double top, double right, double bottom, double left) {
        return getSkinnable().prefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width, double top, double right, double bottom, double left) {
        return top + Math.max(height(List.of("")), graphic().map(it -> it.prefHeight(-1)).orElse(0.0)) + bottom;
    }

    @Override
    protected double computePrefHeight(double width, double top, double right, double bottom, double left) {
        double room = width < 0 ? Double.MAX_VALUE : width - left - right;
        return top + Math.max(height(broken(room)), graphic().map(it -> it.prefHeight(-1)).orElse(0.0)) + bottom;
    }

    @Override
    protected double computeMaxHeight(double width, double top, double right, double bottom, double left) {
        return getSkinnable().prefHeight(width);
    }

    /// As many lines as there is room for; the last one says when there were more.
    @Override
    protected void layoutChildren(double x, double y, double width, double height) {
        var all = broken(width);
        int count = all.size();
        while (count > 1 && height(all.subList(0, count)) > height) {
            count--;
        }
        var some = all.subList(0, count);
        shown.setText(count < all.size() ? joined(some) + ELLIPSIS : joined(some));
        var label = getSkinnable();
        double icon = graphicWidth();
        double used = icon + shown.getLayoutBounds().getWidth();
        double left = switch (label.getAlignment().getHpos()) {
            case LEFT -> x;
            case CENTER -> x + Math.max(0, (width - used) / 2);
            case RIGHT -> x + Math.max(0, width - used);
        };
        graphic().ifPresent(it ->
                layoutInArea(it, left, y, it.prefWidth(-1), height, 0, HPos.LEFT, label.getAlignment().getVpos()));
        double text = shown.getLayoutBounds().getHeight();
        double down = switch (label.getAlignment().getVpos()) {
            case TOP, BASELINE -> 0;
            case CENTER -> Math.max(0, (height - text) / 2);
            case BOTTOM -> Math.max(0, height - text);
        };
        shown.setTextOrigin(VPos.TOP);
        shown.relocate(left + icon, y + down);
    }
}
