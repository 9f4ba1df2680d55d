package dev.onehot.ui;

import module java.base;

import javafx.scene.text.Font;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.IkonResolverProvider;

/// Loads the fonts that come with Onehot, each once. Any thread.
///
/// From the folder in the property `onehot.fonts` where they are files: JavaFX copies a font that is inside a runtime image
/// into a temporary file at every start. Where the property is missing they are taken from the class path.
final class Fonts {
    private static final double ANY_SIZE = 14;
    private static final Set<String> LOADED = new HashSet<>();

    private Fonts() {}

    /// A file of the folder `fonts` beside this class.
    static synchronized void load(String file) {
        if (LOADED.add(file)) {
            var resource = Objects.requireNonNull(Fonts.class.getResource("fonts/" + file), file);
            Objects.requireNonNull(Font.loadFont(source(resource), ANY_SIZE), file);
        }
    }

    /// Makes the icons use it too. Before the first icon is made; later it does nothing.
    static void loadIcons() {
        IkonResolverProvider.getInstance(Fonts::loadIcons);
    }

    private static void loadIcons(IkonHandler handler) {
        handler.setFont(Font.loadFont(source(handler.getFontResource()), ANY_SIZE));
    }

    private static String source(URL resource) {
        var folder = System.getProperty("onehot.fonts");
        if (folder != null) {
            var file = Path.of(folder, Path.of(resource.getPath()).getFileName().toString());
            if (Files.isRegularFile(file)) {
                return file.toUri().toString();
            }
        }
        return resource.toExternalForm();
    }
}
