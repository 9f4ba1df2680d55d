package dev.onehot.ui;

import module java.base;

import javafx.scene.text.Font;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.IkonResolverProvider;

/// Loads the fonts that come with Onehot, each once. Any thread.
///
/// From the folder in the property `onehot.fonts` where they are files: JavaFX copies a font that is inside a runtime image
/// into a temporary file at every start. Where the property is missing they are taken from the class path; the package has them in the folder only.
final class Fonts {
    private static final double ANY_SIZE = 14;
    private static final Set<String> LOADED = new HashSet<>();

    private Fonts() {}

    /// A file of the folder `fonts` beside this class.
    static synchronized void load(String file) {
        if (LOADED.add(file)) {
            var source = beside(file).orElseGet(() -> Objects.requireNonNull(Fonts.class.getResource("fonts/" + file), file).toExternalForm());
            Objects.requireNonNull(Font.loadFont(source, ANY_SIZE), file);
        }
    }

    /// Makes the icons use it too. Before the first icon is made; later it does nothing.
    static void loadIcons() {
        IkonResolverProvider.getInstance(Fonts::loadIcons);
    }

    private static void loadIcons(IkonHandler handler) {
        var resource = handler.getFontResource();
        handler.setFont(Font.loadFont(beside(Path.of(resource.getPath()).getFileName().toString()).orElseGet(resource::toExternalForm), ANY_SIZE));
    }

    private static Optional<String> beside(String file) {
        return Optional.ofNullable(System.getProperty("onehot.fonts"))
                .map(it -> Path.of(it, file))
                .filter(Files::isRegularFile)
                .map(it -> it.toUri().toString());
    }
}
