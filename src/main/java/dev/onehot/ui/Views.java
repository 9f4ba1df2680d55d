package dev.onehot.ui;

import module java.base;

import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads the FXML that belongs to a controller: `XController` and `X.fxml`, in the same package.
public final class Views {
    private Views() {}

    /// The scene graph of `controller`, which it is wired to. FX thread or, before it is shown, any other.
    public static Parent load(Object controller, ResourceBundle texts) {
        var type = controller.getClass();
        var name = type.getSimpleName().replaceFirst("Controller$", "");
        var location = Objects.requireNonNull(type.getResource(name + ".fxml"), name);
        var loader = new FXMLLoader(location, texts);
        loader.setControllerFactory(wanted -> {
            if (!wanted.isInstance(controller)) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "%s.fxml wants %s", name, wanted.getName()));
            }
            return controller;
        });
        try {
            Parent loaded = loader.load();
            Mnemonics.none(loaded);
            HiddenAtFirst.keepOut(loaded);
            return loaded;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
