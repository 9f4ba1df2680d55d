package dev.onehot.ui.shell;

import module javafx.controls;

/// The banners below the header. They leave most of the window to the screen: where several together are higher, they scroll. FX thread only.
final class BannersPane extends ScrollPane {
    private static final double MOST_OF_THE_WINDOW = 0.3;

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
        double most = getScene() == null ? Double.MAX_VALUE : Math.floor(getScene().getHeight() * MOST_OF_THE_WINDOW);
        return Math.min(banners.prefHeight(width), most);
    }
}
