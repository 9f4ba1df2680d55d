package dev.onehot.ui.shell;

import module javafx.controls;

import java.util.Optional;
import javafx.stage.Screen;

/// Where the window is and how large: to be there again at the next start.
///
/// @param x and the others in JavaFX's units, of the window when it is not maximized
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
    /// So much of the title bar has to be on a screen, or nobody could move the window.
    private static final double GRIP = 80;

    /// Reads what [#toString] wrote; empty when it is something else.
    public static Optional<WindowPlace> parse(String text) {
        if (!text.strip().matches("(-?\\d{1,5} ){4}(true|false)")) {
            return Optional.empty();
        }
        var words = text.strip().split(" ", 5);
        return Optional.of(new WindowPlace(
                Integer.parseInt(words[0]),
                Integer.parseInt(words[1]),
                Integer.parseInt(words[2]),
                Integer.parseInt(words[3]),
                Boolean.parseBoolean(words[4])));
    }

    /// Puts `stage` there, unless that is on no screen any more. FX thread, before it is shown.
    void apply(Stage stage) {
        stage.setWidth(Math.max(width, stage.getMinWidth()));
        stage.setHeight(Math.max(height, stage.getMinHeight()));
        for (var screen : Screen.getScreens()) {
            if (isReachable(screen.getVisualBounds())) {
                stage.setX(x);
                stage.setY(y);
            }
        }
        stage.setMaximized(maximized);
    }

    /// This place after `stage` was moved, sized or maximized. A maximized or hidden window's own bounds are not worth keeping.
    WindowPlace moved(Stage stage) {
        boolean usual = !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen() && !Double.isNaN(stage.getX());
        return usual
                ? new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false)
                : new WindowPlace(x, y, width, height, stage.isMaximized());
    }

    private boolean isReachable(Rectangle2D screen) {
        return x + width >= screen.getMinX() + GRIP
                && x <= screen.getMaxX() - GRIP
                && y >= screen.getMinY()
                && y <= screen.getMaxY() - GRIP;
    }

    @Override
    public String toString() {
        return Math.round(x) + " " + Math.round(y) + " " + Math.round(width) + " " + Math.round(height) + " " + maximized;
    }
}
