package dev.onehot.ui.shell;

import module javafx.controls;

import dev.onehot.ui.fit.Fit;

/// The banners below the header. They leave most of the window to the screen: where several together are higher, they scroll. FX thread only.
final class BannersPane extends ScrollPane {
    private static final double MOST_OF_THE_WINDOW = 0.3;

    /// Of one with so little room that a list and what is chosen take turns.
    private static final double MOST_OF_A_SMALL_ONE = 0.2;

    private final VBox banners = new VBox();

    BannersPane(Node... each) {
        banners.getChildren().setAll(each);
        getStyleClass().add("banners");
        setContent(banners);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                scene.heightProperty().subscribe(this::requestLayout);
                Fit.in(scene).subscribe(this::requestLayout);
            }
        });
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.min(banners.prefHeight(width), getScene() == null ? Double.MAX_VALUE : most(getScene()));
    }

    private static double most(Scene scene) {
        return Math.floor(scene.getHeight() * (Fit.in(scene).get() == Fit.ONE_PANE ? MOST_OF_A_SMALL_ONE : MOST_OF_THE_WINDOW));
    }
}
