package dev.onehot.build;

import java.io.File;
import java.io.IOException;
import javafx.css.Stylesheet;

/// Compiles a stylesheet with the JavaFX that will read it; run beside the build, which has no JavaFX itself. Arguments: from, to.
final class Stylesheets {
    private Stylesheets() {}

    public static void main(String[] arguments) throws IOException {
        Stylesheet.convertToBinary(new File(arguments[0]), new File(arguments[1]));
    }
}
